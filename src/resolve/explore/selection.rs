//! `Selection`: which fields the `fields` lists of an explore and of its joins let through.
//!
//! Sources: <https://cloud.google.com/looker/docs/reference/param-explore-fields>,
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-fields>,
//! <https://cloud.google.com/looker/docs/reference/param-view-set>
//!
//! The lists of the joins come first; what they leave is what the list of the explore chooses from.

use std::collections::{HashMap, HashSet};

use crate::lookml::FieldKind;
use crate::resolve::timeframe;
use crate::resolve::view::{Field, View};

use super::ExploreView;

/// All fields of all views.
const ALL_FIELDS: &str = "ALL_FIELDS*";

/// Sets may name sets; so many steps down are followed.
const MAX_DEPTH: usize = 64;

/// So many items of sets are looked at for one set; whoever has more has sets that double each other.
const MAX_STEPS: usize = 1 << 17;

/// The lists of an explore and of its joins.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    /// Of the explore; `None` where it has none.
    explore: Option<Chosen>,
    /// Of the joins that have one, by alias.
    joins: HashMap<Box<str>, Chosen>,
}

/// One list.
#[derive(Clone, Debug, Default)]
struct Chosen {
    has_all: bool,
    /// Views of which all fields are chosen.
    views: HashSet<Box<str>>,
    names: HashMap<Box<str>, HashSet<Box<str>>>,
    without: HashMap<Box<str>, HashSet<Box<str>>>,
}

impl Selection {
    pub(super) fn of<'p>(
        explore: Option<&[String]>,
        base: &ExploreView<'p>,
        views: &[&ExploreView<'p>],
        joins: &[(&ExploreView<'p>, Option<&[String]>)],
    ) -> Self {
        let by_alias: HashMap<&str, &View<'p>> = views
            .iter()
            .filter_map(|it| Some((&*it.alias, it.view.as_deref()?)))
            .collect();
        let chosen = |list: &[String], base: &str| {
            let mut chosen = Chosen::default();
            for item in list {
                chosen.add(item, base, &by_alias);
            }
            chosen
        };
        Self {
            explore: explore.map(|list| chosen(list, &base.alias)),
            joins: joins
                .iter()
                .filter_map(|(join, list)| {
                    Some((join.alias.clone(), chosen((*list)?, &join.alias)))
                })
                .collect(),
        }
    }

    /// Whether a field can be asked for under a name.
    pub(super) fn has(&self, alias: &str, name: &str, field: &Field<'_>) -> bool {
        let group = &field.declared.name;
        let lists = self.explore.iter().chain(self.joins.get(alias));
        lists
            .into_iter()
            .all(|list| list.has(alias, name) || (name != group && list.has_listed(alias, group)))
            && !self
                .explore
                .iter()
                .chain(self.joins.get(alias))
                .any(|list| list.is_without(alias, name) || list.is_without(alias, group))
    }

    /// Whether a field can be asked for, or one of the fields that a dimension group stands for.
    pub(super) fn has_any_of(&self, alias: &str, field: &Field<'_>) -> bool {
        if self.explore.is_none() && !self.joins.contains_key(alias) {
            return true;
        }
        let declared = &field.declared;
        if self.has(alias, &declared.name, field) {
            return true;
        }
        declared.kind == FieldKind::DimensionGroup
            && timeframe::names_of_group(declared)
                .iter()
                .any(|name| self.has(alias, name, field))
    }
}

impl Chosen {
    fn has(&self, alias: &str, name: &str) -> bool {
        self.has_all || self.views.contains(alias) || self.has_listed(alias, name)
    }

    fn has_listed(&self, alias: &str, name: &str) -> bool {
        self.names
            .get(alias)
            .is_some_and(|names| names.contains(name))
    }

    fn is_without(&self, alias: &str, name: &str) -> bool {
        self.without
            .get(alias)
            .is_some_and(|names| names.contains(name))
    }

    fn add(&mut self, item: &str, base: &str, views: &HashMap<&str, &View<'_>>) {
        let (item, is_without) = match item.strip_prefix('-') {
            Some(item) => (item, true),
            None => (item, false),
        };
        if item == ALL_FIELDS && !is_without {
            self.has_all = true;
            return;
        }
        if let Some(view) = item.strip_suffix('*')
            && views.contains_key(view)
            && !is_without
        {
            self.views.insert(view.into());
            return;
        }
        let (alias, name) = item.split_once('.').unwrap_or((base, item));
        if name == ALL_FIELDS && !is_without {
            self.views.insert(alias.into());
            return;
        }
        let place = if is_without {
            &mut self.without
        } else {
            &mut self.names
        };
        match (name.strip_suffix('*'), views.get(alias)) {
            (Some(set), Some(view)) => {
                for (alias, field) in view.set_fields(set, alias) {
                    place.entry(alias).or_default().insert(field);
                }
            }
            (Some(_), None) => {}
            (None, _) => {
                place.entry(alias.into()).or_default().insert(name.into());
            }
        }
    }
}

impl View<'_> {
    /// The fields of a set, each with its view: the sets that it names are put in, and what it
    /// leaves out is left out.
    ///
    /// A name without a view is one of `alias`. Nothing is looked up in other views.
    #[must_use]
    pub fn set_fields(&self, set: &str, alias: &str) -> Vec<(Box<str>, Box<str>)> {
        let mut walk = SetWalk {
            view: self,
            alias,
            left: MAX_STEPS,
        };
        let (mut fields, without) = walk.set(set, &mut HashSet::new(), 0);
        let mut told = HashSet::new();
        fields.retain(|field| !without.contains(field) && told.insert(field.clone()));
        fields
    }
}

/// A field with its view.
type Name = (Box<str>, Box<str>);

/// Follows sets that name sets.
struct SetWalk<'v, 'p> {
    view: &'v View<'p>,
    alias: &'v str,
    /// How many more items are looked at.
    left: usize,
}

impl<'v> SetWalk<'v, '_> {
    /// The fields that a set names, and those that it leaves out.
    fn set(
        &mut self,
        name: &str,
        seen: &mut HashSet<&'v str>,
        depth: usize,
    ) -> (Vec<Name>, HashSet<Name>) {
        let (mut fields, mut without) = (Vec::new(), HashSet::new());
        let Some(set) = self.view.set(name) else {
            return (fields, without);
        };
        if depth > MAX_DEPTH || !seen.insert(&set.name) {
            return (fields, without);
        }
        for item in &set.fields {
            if !self.may_go_on(1) {
                break;
            }
            let (item, is_without) = match item.strip_prefix('-') {
                Some(item) => (item, true),
                None => (item.as_str(), false),
            };
            let named = self.item(item, is_without, seen, &mut without, depth);
            if is_without {
                without.extend(named);
            } else {
                fields.extend(named);
            }
        }
        (fields, without)
    }

    fn item(
        &mut self,
        item: &'v str,
        is_without: bool,
        seen: &mut HashSet<&'v str>,
        without: &mut HashSet<Name>,
        depth: usize,
    ) -> Vec<Name> {
        let view = self.view;
        let (prefix, name) = match item.split_once('.') {
            Some((prefix, name)) if prefix == self.alias || prefix == view.name() => {
                (self.alias, name)
            }
            Some((prefix, name)) => return vec![(prefix.into(), name.into())],
            None => (self.alias, item),
        };
        if name == ALL_FIELDS {
            if !self.may_go_on(view.fields.len()) {
                return Vec::new();
            }
            return view
                .field_names()
                .map(|name| (prefix.into(), name.into()))
                .collect();
        }
        match name.strip_suffix('*') {
            // What is left out by a set that is left out stays.
            Some(inner) if is_without => {
                let (mut fields, back) = self.set(inner, &mut HashSet::new(), depth + 1);
                fields.retain(|field| !back.contains(field));
                fields
            }
            Some(inner) => {
                let (fields, more) = self.set(inner, seen, depth + 1);
                without.extend(more);
                fields
            }
            None => vec![(prefix.into(), name.into())],
        }
    }

    fn may_go_on(&mut self, steps: usize) -> bool {
        let left = self.left.checked_sub(steps);
        self.left = left.unwrap_or(0);
        left.is_some()
    }
}
