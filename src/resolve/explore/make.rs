//! Makes the explores of a model out of their declarations.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, excerpt};
use crate::lookml::{self, Origin};
use crate::resolve::constant::Constants;
use crate::resolve::extends::{Budget, Entry, Named};
use crate::resolve::findings::{self, DUPLICATE_JOIN, Near, UNKNOWN_VIEW};
use crate::resolve::merge;
use crate::resolve::merged::{Layers, Merged, joined};
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
    let mut budget = Budget::new();
    for &at in order {
        let entry = &named.all[at];
        let bases = entry.bases.iter();
        let mut bases: Vec<&Layered<'p>> = bases.filter_map(|base| made[*base].as_ref()).collect();
        let parts = bases
            .iter()
            .map(|base| base.joins.len() + base.layers.len());
        let has_all = budget.allows(parts.sum(), entry, findings);
        if !has_all {
            bases.clear();
        }
        let mut layered = layer(entry, &bases, constants, findings);
        if let Some(layered) = &mut layered {
            layered.is_open |= entry.is_open || !has_all;
        }
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

fn layer<'p>(
    entry: &Entry<'p, lookml::Explore>,
    bases: &[&Layered<'p>],
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Option<Layered<'p>> {
    let mut layers = entry.layers();
    let mut layered = match bases {
        [] => Layered::of(layers.next()?, constants, findings),
        [base] => Layered::of_base(base),
        _ => {
            let mut layers = joined(bases.iter().map(|base| &base.layers)).into_iter();
            let mut layered = Layered::of(layers.next()?, constants, findings);
            for declaration in layers {
                layered.add(declaration, constants, findings);
            }
            layered.is_open = bases.iter().any(|base| base.is_open);
            layered.forget_what_is_not_inherited();
            layered
        }
    };
    for declaration in layers {
        layered.add(declaration, constants, findings);
    }
    Some(layered)
}

impl<'p> Layered<'p> {
    fn of(
        declaration: &'p lookml::Explore,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) -> Self {
        tell_duplicate_joins(declaration, findings);
        let mut layered = Self {
            declared: constants.put_into(declaration, &declaration.origin),
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

    /// What is extended.
    fn of_base(base: &Self) -> Self {
        let mut layered = Self {
            declared: base.declared.clone(),
            layers: base.layers.clone(),
            joins: base.joins.clone(),
            is_open: base.is_open,
        };
        layered.forget_what_is_not_inherited();
        layered
    }

    /// That it only serves to be extended, and that nothing may refine it any more.
    fn forget_what_is_not_inherited(&mut self) {
        let is_final = |it: &lookml::Parameter| it.name == "final";
        let declared = &self.declared;
        if declared.extension.is_some()
            || declared.extends.is_some()
            || declared.other.iter().any(is_final)
        {
            let explore = self.declared.to_mut();
            explore.extension = None;
            explore.extends = None;
            explore.other.retain(|it| !is_final(it));
        }
    }

    fn add(
        &mut self,
        declaration: &'p lookml::Explore,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) {
        tell_duplicate_joins(declaration, findings);
        let filled = constants.put_into(declaration, &declaration.origin);
        let positions = self.merge(&filled);
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
        let positions = merge::places(&below.joins, &above.joins, |it| Some(&it.name));
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
        let mut made = Explore {
            layers: self.layers,
            base,
            joins,
            is_open: self.is_open,
            always: Box::default(),
            always_where: None,
            index,
            selection,
            declared: self.declared,
        };
        made.cut_sql();
        made.read_always_filter();
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
            on: None,
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
