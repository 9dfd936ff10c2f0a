//! Makes the explores of a model out of their declarations.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, excerpt};
use crate::lookml::{self, Origin};
use crate::resolve::constant::Constants;
use crate::resolve::extends::{Entry, Named};
use crate::resolve::findings::{self, DUPLICATE_JOIN, Near, UNKNOWN_VIEW};
use crate::resolve::merge;
use crate::resolve::merged::{Layers, Merged};
use crate::resolve::view::View;

use super::selection::Selection;
use super::{Explore, ExploreView, Join};

/// The views of a model, for explores to be over.
pub(in crate::resolve) struct Views<'v, 'p> {
    by_name: HashMap<&'v str, &'v Arc<View<'p>>>,
    near: Near<'v>,
    /// Files of another project are included, so that a view may be there.
    is_open: bool,
}

impl<'v, 'p> Views<'v, 'p> {
    pub(in crate::resolve) fn new(views: &'v [Arc<View<'p>>], is_open: bool) -> Self {
        Self {
            near: Near::new(views.iter().map(|view| view.name())),
            by_name: views.iter().map(|view| (view.name(), view)).collect(),
            is_open,
        }
    }
}

/// Makes every explore that is declared; the order is that of the declarations.
pub(in crate::resolve) fn explores<'p>(
    named: &Named<'p, lookml::Explore>,
    order: &[usize],
    views: &Views<'_, 'p>,
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Vec<Explore<'p>> {
    let mut made: Vec<Option<Layered<'p>>> = named.all.iter().map(|_| None).collect();
    for &at in order {
        let entry = &named.all[at];
        let bases = entry.bases.iter().filter_map(|base| made[*base].as_ref());
        let layered = layer(entry, bases, constants, findings);
        made[at] = layered;
    }
    made.into_iter()
        .flatten()
        .map(|layered| layered.finish(views, findings))
        .collect()
}

/// An explore whose layers lie over each other, before its views are looked up.
struct Layered<'p> {
    declared: Merged<'p, lookml::Explore>,
    layers: Layers<'p, lookml::Explore>,
    /// The layers of each join, in the order of the joins.
    joins: Vec<Layers<'p, lookml::Join>>,
    is_open: bool,
}

fn layer<'b, 'p: 'b>(
    entry: &Entry<'p, lookml::Explore>,
    bases: impl Iterator<Item = &'b Layered<'p>>,
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Option<Layered<'p>> {
    let mut layered: Option<Layered<'p>> = None;
    for base in bases {
        match &mut layered {
            Some(layered) => layered.add_base(base),
            None => layered = Some(Layered::of_base(base)),
        }
    }
    let refinements = entry.refinements.iter().map(|(refinement, _)| *refinement);
    for declaration in entry.own.into_iter().chain(refinements) {
        tell_duplicate_joins(declaration, findings);
        let filled = constants.put_into(declaration, &declaration.origin);
        match &mut layered {
            Some(layered) => layered.add(declaration, &filled),
            None => layered = Some(Layered::of(declaration, filled)),
        }
    }
    let mut layered = layered?;
    layered.is_open |= entry.is_open;
    Some(layered)
}

impl<'p> Layered<'p> {
    fn of(declaration: &'p lookml::Explore, filled: Merged<'p, lookml::Explore>) -> Self {
        let mut layered = Self {
            declared: filled,
            layers: Layers::of(declaration),
            joins: Vec::new(),
            is_open: false,
        };
        let names: Vec<&str> = declaration
            .joins
            .iter()
            .map(|it| it.name.as_str())
            .collect();
        let mut index: HashMap<&str, usize> = HashMap::new();
        let mut has_twice = false;
        for (name, join) in names.iter().zip(&declaration.joins) {
            if let Some(at) = index.get(name) {
                has_twice = true;
                layered.joins[*at].push(join);
            } else {
                index.insert(name, layered.joins.len());
                layered.joins.push(Layers::of(join));
            }
        }
        if has_twice {
            let explore = layered.declared.to_mut();
            let joins = std::mem::take(&mut explore.joins);
            let above = lookml::Explore {
                joins,
                ..lookml::Explore::default()
            };
            let kept = (explore.name.clone(), explore.origin.clone());
            merge::explore(explore, &above);
            (explore.name, explore.origin) = kept;
        }
        layered
    }

    /// What is extended, but for what only it is: a template.
    fn of_base(base: &Self) -> Self {
        let mut declared = base.declared.clone();
        if declared.extension.is_some()
            || declared.extends.is_some()
            || declared.other.iter().any(|it| it.name == "final")
        {
            let explore = declared.to_mut();
            explore.extension = None;
            explore.extends = None;
            explore.other.retain(|it| it.name != "final");
        }
        Self {
            declared,
            layers: base.layers.clone(),
            joins: base.joins.clone(),
            is_open: base.is_open,
        }
    }

    fn add_base(&mut self, base: &Self) {
        let positions = self.merge(&base.declared);
        let explore = self.declared.to_mut();
        explore.extension = None;
        explore.extends = None;
        for layer in base.layers.iter() {
            self.layers.push(layer);
        }
        for (at, layers) in positions.into_iter().zip(&base.joins) {
            match self.joins.get_mut(at) {
                Some(below) => layers.iter().for_each(|layer| below.push(layer)),
                None => self.joins.push(layers.clone()),
            }
        }
        self.is_open |= base.is_open;
    }

    fn add(&mut self, declaration: &'p lookml::Explore, filled: &lookml::Explore) {
        let positions = self.merge(filled);
        self.layers.push(declaration);
        for (at, join) in positions.into_iter().zip(&declaration.joins) {
            match self.joins.get_mut(at) {
                Some(below) => below.push(join),
                None => self.joins.push(Layers::of(join)),
            }
        }
    }

    /// Lays the parameters over; the places of the joins, in their order above.
    fn merge(&mut self, above: &lookml::Explore) -> Vec<usize> {
        let below = self.declared.to_mut();
        let mut index: HashMap<&str, usize> = below
            .joins
            .iter()
            .map(|it| it.name.as_str())
            .zip(0..)
            .collect();
        let positions = above
            .joins
            .iter()
            .map(|join| {
                let next = index.len();
                *index.entry(&join.name).or_insert(next)
            })
            .collect();
        merge::explore(below, above);
        positions
    }

    fn finish(self, views: &Views<'_, 'p>, findings: &mut Diagnostics) -> Explore<'p> {
        let explore = &*self.declared;
        let alias = explore.view_name.as_deref().unwrap_or(&explore.name);
        let view_name = explore.from.as_deref().unwrap_or(alias);
        let base = views.target(alias, view_name);
        let joins: Vec<Join<'p>> = explore
            .joins
            .iter()
            .zip(self.joins)
            .map(|(join, layers)| views.join(join, layers))
            .collect();
        let mut index: HashMap<Box<str>, u32> = HashMap::with_capacity(joins.len() + 1);
        for (join, at) in joins.iter().zip(1..) {
            index.entry(join.target.alias.clone()).or_insert(at);
        }
        index.insert(base.alias.clone(), 0);
        let all: Vec<&ExploreView<'p>> = std::iter::once(&base)
            .chain(joins.iter().map(|join| &join.target))
            .collect();
        let lists: Vec<_> = joins
            .iter()
            .map(|join| (&join.target, join.declared.fields.as_deref()))
            .collect();
        let selection = Selection::of(explore.fields.as_deref(), &base, &all, &lists);
        let made = Explore {
            layers: self.layers,
            base,
            joins,
            is_open: self.is_open,
            index,
            selection,
            declared: self.declared,
        };
        if !made.is_template() {
            views.tell_unknown(&made, findings);
        }
        made
    }
}

impl<'p> Views<'_, 'p> {
    fn target(&self, alias: &str, view_name: &str) -> ExploreView<'p> {
        ExploreView {
            alias: alias.into(),
            view_name: view_name.into(),
            view: self.by_name.get(view_name).map(|view| Arc::clone(view)),
        }
    }

    fn join(&self, join: &lookml::Join, layers: Layers<'p, lookml::Join>) -> Join<'p> {
        let view_name = join.from.as_deref().unwrap_or(&join.name);
        let target = self.target(&join.name, view_name);
        let declared = match layers.len() {
            1 if *layers.last() == *join => Merged::Declared(layers.last()),
            _ => Merged::made(join.clone()),
        };
        Join {
            declared,
            layers,
            target,
        }
    }

    fn tell_unknown(&self, explore: &Explore<'p>, findings: &mut Diagnostics) {
        if self.is_open || explore.is_open {
            return;
        }
        if explore.base.view.is_none() {
            let place = ["from", "view_name"]
                .iter()
                .find_map(|key| Some(explore.origin_of(key)?.place()))
                .or_else(|| explore.declared.origin.place());
            findings.push(self.unknown("explore", explore.name(), &explore.base.view_name, place));
        }
        for join in &explore.joins {
            if join.target.view.is_none() {
                let from = join.origin_of("from").map(|it| it.place());
                let place = from.or_else(|| join.declared.origin.place());
                findings.push(self.unknown("join", join.name(), &join.target.view_name, place));
            }
        }
    }

    fn unknown(&self, kind: &str, name: &str, view: &str, place: Option<Place>) -> Diagnostic {
        let shown = excerpt(view);
        let finding = Diagnostic::error(
            UNKNOWN_VIEW,
            format!(
                "the {kind} `{}` is over the view `{shown}`, which no included file declares",
                excerpt(name)
            ),
        );
        let first = format!("include the file that declares `view: {shown}`");
        let help = self.near.help(view, first);
        findings::at(finding.help(help), place)
    }
}

fn tell_duplicate_joins(explore: &lookml::Explore, findings: &mut Diagnostics) {
    let mut seen: HashMap<&str, &Origin> = HashMap::new();
    for join in &explore.joins {
        if seen.insert(&join.name, &join.origin).is_some() {
            let finding = Diagnostic::error(
                DUPLICATE_JOIN,
                format!(
                    "the explore `{}` joins `{}` twice",
                    excerpt(&explore.name),
                    excerpt(&join.name)
                ),
            )
            .help("give one of them another name and name its view with `from`, or remove it");
            findings.push(crate::resolve::findings::at(finding, join.origin.place()));
        }
    }
}
