//! Walks two projects side by side.

mod dashboard;
mod explore;
mod view;

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::lookml::Project;
use crate::resolve::{Model, Resolved, resolve};

use super::parameters::{differences, parameters};
use super::{Change, ChangeKind, Thing, ThingKind};

/// All changes, the same change of things that belong together told once.
pub(super) fn projects(before: &Resolved<'_>, after: &Resolved<'_>) -> Vec<Change> {
    let mut comparison = Comparison {
        changes: Vec::new(),
        model: None,
    };
    comparison.constants(before, after);
    // Files that no model includes are one without a name, which need not be on both sides.
    let nothing = Project::default();
    let nothing = resolve(&nothing);
    let name = |model: &Model<'_>| model.name.unwrap_or_default().to_owned();
    let named = |side: &Resolved<'_>| side.models.iter().filter(|it| it.name.is_some()).count();
    let is_one = named(before) < 2 && named(after) < 2;
    let has_model = named(before) + named(after) > 0;
    let old = before.models.iter().chain(&nothing.models);
    let new = after.models.iter().chain(&nothing.models);
    pair(
        old.map(|it| (name(it), it)),
        new.map(|it| (name(it), it)),
        |name, sides| match sides {
            Sides::Both(before, after) => {
                let is_told = !is_one || name.is_empty() && has_model;
                comparison.model = is_told.then(|| name.to_owned());
                comparison.models(before, after);
            }
            Sides::Before(_) => comparison.gone(Thing::new(ThingKind::Model, name)),
            Sides::After(_) => comparison.come(Thing::new(ThingKind::Model, name)),
        },
    );
    told_once(comparison.changes)
}

struct Comparison {
    changes: Vec<Change>,
    /// The model that is compared, where there are several.
    model: Option<String>,
}

impl Comparison {
    fn add(&mut self, mut thing: Thing, kind: ChangeKind) {
        if thing.kind != ThingKind::Model {
            thing.model.clone_from(&self.model);
        }
        self.changes.push(Change::new(thing, kind));
    }

    fn gone(&mut self, thing: Thing) {
        self.add(thing, ChangeKind::Removed);
    }

    fn come(&mut self, thing: Thing) {
        self.add(thing, ChangeKind::Added);
    }

    /// A change a parameter that differs.
    fn parameters<T: Serialize>(&mut self, thing: &Thing, before: &T, after: &T, except: &[&str]) {
        self.texts(
            thing,
            &parameters(before, except),
            &parameters(after, except),
        );
    }

    fn texts(
        &mut self,
        thing: &Thing,
        before: &BTreeMap<String, String>,
        after: &BTreeMap<String, String>,
    ) {
        for (parameter, from, to) in differences(before, after) {
            self.add(
                thing.clone(),
                ChangeKind::Parameter {
                    parameter,
                    from,
                    to,
                },
            );
        }
    }

    fn constants(&mut self, before: &Resolved<'_>, after: &Resolved<'_>) {
        let (old, new) = (&before.manifest.constants, &after.manifest.constants);
        pair(
            old.iter().map(|it| (it.name.clone(), *it)),
            new.iter().map(|it| (it.name.clone(), *it)),
            |name, sides| {
                let thing = Thing::new(ThingKind::Constant, name);
                match sides {
                    Sides::Both(before, after) => self.parameters(&thing, before, after, &["name"]),
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }

    fn models(&mut self, before: &Model<'_>, after: &Model<'_>) {
        let name = after.name.unwrap_or_default();
        let of = |model: &Model<'_>| {
            #[derive(Serialize)]
            struct Parameters<'m> {
                other: Vec<&'m crate::lookml::Parameter>,
            }
            let other = model.parameters.clone();
            let mut all = parameters(&Parameters { other }, &["connection", "label"]);
            let filled = [("connection", &model.connection), ("label", &model.label)];
            for (name, value) in filled {
                all.extend(value.clone().map(|value| (name.to_owned(), value)));
            }
            all
        };
        self.texts(&Thing::new(ThingKind::Model, name), &of(before), &of(after));
        self.explores(before, after);
        self.views(before, after);
        self.dashboards(before, after);
        pair(
            before.tests.iter().map(|it| (it.name.clone(), it)),
            after.tests.iter().map(|it| (it.name.clone(), it)),
            |name, sides| {
                let thing = Thing::new(ThingKind::Test, name);
                match sides {
                    Sides::Both(before, after) => {
                        self.parameters(&thing, &**before, &**after, &["name"]);
                    }
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }
}

/// A thing on both sides, or on one.
enum Sides<B, A> {
    Before(B),
    After(A),
    Both(B, A),
}

/// Pairs things by their names: what is gone first, in its order, then the others in the newer order.
/// Of things with the same name the first counts.
fn pair<T: Copy>(
    before: impl Iterator<Item = (String, T)>,
    after: impl Iterator<Item = (String, T)>,
    mut visit: impl FnMut(&str, Sides<T, T>),
) {
    let (before, after) = (once_each(before), once_each(after));
    let new: HashMap<&str, T> = after
        .iter()
        .map(|(name, it)| (name.as_str(), *it))
        .collect();
    let old: HashMap<&str, T> = before
        .iter()
        .map(|(name, it)| (name.as_str(), *it))
        .collect();
    for (name, thing) in &before {
        if !new.contains_key(name.as_str()) {
            visit(name, Sides::Before(*thing));
        }
    }
    for (name, thing) in &after {
        match old.get(name.as_str()) {
            Some(was) => visit(name, Sides::Both(*was, *thing)),
            None => visit(name, Sides::After(*thing)),
        }
    }
}

fn once_each<T: Copy>(things: impl Iterator<Item = (String, T)>) -> Vec<(String, T)> {
    let mut seen = std::collections::HashSet::new();
    things
        .filter(|(name, _)| seen.insert(name.clone()))
        .collect()
}

/// Puts the same change of the same name in several views, explores or models together.
fn told_once(changes: Vec<Change>) -> Vec<Change> {
    let mut places: HashMap<(ThingKind, String, String), usize> = HashMap::new();
    let mut told: Vec<Change> = Vec::new();
    for change in changes {
        let is_inherited = change.thing.kind.is_field()
            || matches!(
                change.thing.kind,
                ThingKind::Join | ThingKind::Set | ThingKind::Tile | ThingKind::DashboardFilter
            );
        let key = (
            change.thing.kind,
            change.thing.name.clone(),
            format!("{:?}", change.kind),
        );
        match places.get(&key) {
            Some(place) if is_inherited => told[*place].add(change.thing),
            _ => {
                places.insert(key, told.len());
                told.push(change);
            }
        }
    }
    told
}
