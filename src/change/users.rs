//! `User`: who in the repository still says a name that is gone.

mod dashboard;
mod lookml;
mod mention;
mod text;

use std::collections::{BTreeSet, HashMap, HashSet};

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::lookml::{FieldKind, File};
use crate::resolve::{Explore, Resolved, names_of_group};
use crate::source::looker_project::LookerProject;

use super::{Change, ChangeKind, Class, Thing, ThingKind};
use mention::{Mention, Named};

/// Who in the repository says a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct User {
    /// The file, from the root of the project.
    pub path: Utf8PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What says it there, such as `` `sql` of dimension `x` in `view: +y` ``.
    pub what: String,
}

/// Finds the users of what is gone in the files of the newer side.
pub(super) fn find(
    changes: &mut [Change],
    (before, after): (&Resolved<'_>, &Resolved<'_>),
    files: &LookerProject,
) {
    let takes_users =
        |change: &Change| change.class() == Class::Breaking && change.kind != ChangeKind::Added;
    if !changes.iter().any(|it| takes_users(it) || is_rename(it)) {
        return;
    }
    let mentions = mentions(files);
    let search = Search {
        by_name: by_name(&mentions),
        before,
        after,
    };
    for change in changes {
        if takes_users(change) || is_rename(change) {
            change.users = search.users(change);
        }
    }
}

fn is_rename(change: &Change) -> bool {
    matches!(change.kind, ChangeKind::Renamed { .. })
}

fn mentions(files: &LookerProject) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (path, file) in &files.project.files {
        let Some(text) = files.files.get(path) else {
            continue;
        };
        match file {
            File::Lookml(_) => lookml::mentions(path, &text.source, &mut mentions),
            File::Dashboards(all) => {
                for dashboard in all {
                    dashboard::mentions(path, &text.source, dashboard, &mut mentions);
                }
            }
        }
    }
    mentions
}

fn by_name(mentions: &[Mention]) -> HashMap<&str, Vec<&Mention>> {
    let mut index: HashMap<&str, Vec<&Mention>> = HashMap::new();
    for mention in mentions {
        index.entry(&mention.name).or_default().push(mention);
    }
    index
}

struct Search<'m, 'p> {
    by_name: HashMap<&'m str, Vec<&'m Mention>>,
    before: &'p Resolved<'p>,
    after: &'p Resolved<'p>,
}

impl Search<'_, '_> {
    fn users(&self, change: &Change) -> Vec<User> {
        let mut users = BTreeSet::new();
        for thing in std::iter::once(&change.thing).chain(&change.also) {
            let mut add = |mention: &Mention| {
                users.insert(mention.user.clone());
            };
            match &change.kind {
                ChangeKind::FieldExcluded { field } => {
                    self.visit(field, |it| {
                        if it.is_in_explore(&thing.name) && !it.is_exclusion {
                            add(it);
                        }
                    });
                }
                ChangeKind::BaseRenamed { from, .. } => self.alias(&thing.name, from, &mut add),
                ChangeKind::TimeframesRemoved { names } => self.fields(thing, names, &mut add),
                ChangeKind::AliasRemoved { alias } => {
                    self.fields(thing, std::slice::from_ref(alias), &mut add);
                }
                _ if thing.kind.is_field() => {
                    self.fields(thing, &self.names_of_field(thing), &mut add);
                }
                _ => self.thing(thing, &mut add),
            }
        }
        users.into_iter().collect()
    }

    /// The mentions that say a name.
    fn visit(&self, name: &str, visit: impl FnMut(&Mention)) {
        let found = self.by_name.get(name);
        found.into_iter().flatten().copied().for_each(visit);
    }

    /// Of a dimension group the names of its fields too, as they were.
    fn names_of_field(&self, thing: &Thing) -> Vec<String> {
        let view_name = thing.within.as_deref().unwrap_or_default();
        let mut names = vec![thing.name.clone()];
        for model in self.before.models.iter().chain(&self.after.models) {
            let view = model.view(view_name);
            if let Some(field) = view.and_then(|view| view.declared_field(&thing.name))
                && field.declared.kind == FieldKind::DimensionGroup
            {
                names.extend(names_of_group(&field.declared));
            }
        }
        names
    }

    /// Who says a field of a view, under any name that the view has in an explore.
    fn fields(&self, thing: &Thing, names: &[String], add: &mut impl FnMut(&Mention)) {
        let view = thing.within.as_deref().unwrap_or_default();
        let aliases = self.aliases(view);
        for name in names {
            self.visit(name, |it| {
                // A bare name is one of the view in which it stands, or of the explore's base.
                let is_meant = match &it.named {
                    Named::Field | Named::Refined => match &it.explore {
                        Some(explore) => self.has_as_base(explore, view),
                        None => it.view.as_deref() == Some(view),
                    },
                    _ => false,
                };
                if is_meant {
                    add(it);
                }
            });
            for alias in &aliases {
                self.visit(&format!("{alias}.{name}"), |it| {
                    let is_elsewhere = |explore| self.has_other_view(explore, alias, view);
                    if it.named == Named::Field && !it.explore.as_deref().is_some_and(is_elsewhere)
                    {
                        add(it);
                    }
                });
            }
        }
    }

    /// The names that a view has in the explores of both sides, its own first.
    fn aliases(&self, view: &str) -> Vec<String> {
        let mut aliases = vec![view.to_owned()];
        for explore in self.explores() {
            for target in explore.views() {
                if &*target.view_name == view && aliases.iter().all(|it| *it != *target.alias) {
                    aliases.push(target.alias.to_string());
                }
            }
        }
        aliases
    }

    fn explores(&self) -> impl Iterator<Item = &Explore<'_>> {
        let models = self.before.models.iter().chain(&self.after.models);
        models.flat_map(|model| &model.explores)
    }

    fn explores_named(&self, name: &str) -> impl Iterator<Item = &Explore<'_>> {
        self.explores()
            .filter(move |explore| explore.name() == name)
    }

    fn has_as_base(&self, explore: &str, view: &str) -> bool {
        self.explores_named(explore)
            .any(|explore| &*explore.base.view_name == view)
    }

    /// Whether an explore calls something else so.
    fn has_other_view(&self, explore: &str, alias: &str, view: &str) -> bool {
        let mut is_known = false;
        for explore in self.explores_named(explore) {
            match explore.view(alias) {
                Some(target) if &*target.view_name == view => return false,
                _ => is_known = true,
            }
        }
        is_known
    }

    /// Who says a field of a view under the name that it has in an explore.
    fn alias(&self, explore: &str, alias: &str, add: &mut impl FnMut(&Mention)) {
        let prefix = format!("{alias}.");
        // In the SQL of a view, nothing says which explore is meant.
        let is_elsewhere = self.after.models.iter().any(|model| {
            let mut explores = model.explores.iter();
            model.view(alias).is_some() || explores.any(|explore| explore.view(alias).is_some())
        });
        for (name, mentions) in &self.by_name {
            if name.starts_with(&prefix) {
                let meant = mentions.iter().filter(|it| match it.explore {
                    Some(_) => it.is_in_explore(explore),
                    None => it.named == Named::Field && !is_elsewhere,
                });
                meant.for_each(|it| add(it));
            }
        }
    }

    fn thing(&self, thing: &Thing, add: &mut impl FnMut(&Mention)) {
        let within = thing.within.as_deref().unwrap_or_default();
        match thing.kind {
            ThingKind::Join => {
                self.alias(within, &thing.name, add);
                self.visit(&thing.name, |it| {
                    if it.named == Named::Join && it.is_in_explore(within) {
                        add(it);
                    }
                });
            }
            ThingKind::View => self.view(&thing.name, add),
            ThingKind::Set => {
                for alias in self.aliases(within) {
                    self.visit(&format!("{alias}.{}", thing.name), |it| {
                        if it.named == Named::Set {
                            add(it);
                        }
                    });
                }
                self.visit(&thing.name, |it| {
                    if it.named == Named::Set && it.view.as_deref() == Some(within) {
                        add(it);
                    }
                });
            }
            ThingKind::Tile | ThingKind::DashboardFilter => {
                let named = match thing.kind {
                    ThingKind::Tile => Named::Tile,
                    _ => Named::DashboardFilter,
                };
                self.visit(&thing.name, |it| {
                    if it.named == named && it.dashboards.iter().any(|id| id == within) {
                        add(it);
                    }
                });
            }
            kind => {
                let named = match kind {
                    ThingKind::Constant => Named::Constant,
                    ThingKind::Model => Named::Model,
                    ThingKind::Explore => Named::Explore,
                    ThingKind::Dashboard => Named::Dashboard,
                    _ => return,
                };
                self.visit(&thing.name, |it| {
                    if it.named == named {
                        add(it);
                    }
                });
            }
        }
    }

    /// Who names a view, and who names a field of it.
    fn view(&self, view: &str, add: &mut impl FnMut(&Mention)) {
        self.visit(view, |it| {
            if it.named == Named::View {
                add(it);
            }
        });
        let aliases: HashSet<String> = self.aliases(view).into_iter().collect();
        for (name, mentions) in &self.by_name {
            let alias = name.split_once('.').map(|(alias, _)| alias);
            if alias.is_some_and(|alias| aliases.contains(alias)) {
                let fields = mentions.iter().filter(|it| {
                    let is_elsewhere =
                        |explore| alias.is_some_and(|it| self.has_other_view(explore, it, view));
                    it.named == Named::Field && !it.explore.as_deref().is_some_and(is_elsewhere)
                });
                fields.for_each(|it| add(it));
            }
        }
    }
}
