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

/// Sets may name sets; so many steps are followed.
const MAX_DEPTH: usize = 32;

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
        let mut fields = Vec::new();
        let mut without = HashSet::new();
        let mut seen = HashSet::new();
        self.add_set(set, alias, &mut fields, &mut without, &mut seen, 0);
        let mut told = HashSet::new();
        fields.retain(|field| !without.contains(field) && told.insert(field.clone()));
        fields
    }

    fn add_set<'v>(
        &'v self,
        set: &'v str,
        alias: &str,
        fields: &mut Vec<(Box<str>, Box<str>)>,
        without: &mut HashSet<(Box<str>, Box<str>)>,
        seen: &mut HashSet<&'v str>,
        depth: usize,
    ) {
        if depth > MAX_DEPTH || !seen.insert(set) {
            return;
        }
        let Some(set) = self.set(set) else {
            return;
        };
        let in_this_view = |item: &'v str| match item.split_once('.') {
            Some((view, name)) => (view == alias || view == self.name()).then_some(name),
            None => Some(item),
        };
        for item in &set.fields {
            let (item, is_without) = match item.strip_prefix('-') {
                Some(item) => (item, true),
                None => (item.as_str(), false),
            };
            let all = || self.field_names().map(|name| (alias.into(), name.into()));
            match (in_this_view(item), item.ends_with('*')) {
                (Some(ALL_FIELDS), _) if is_without => without.extend(all()),
                (Some(ALL_FIELDS), _) => fields.extend(all()),
                (Some(name), true) => {
                    let inner = name.trim_end_matches('*');
                    if is_without {
                        let mut left_out = Vec::new();
                        let mut back = HashSet::new();
                        let seen = &mut HashSet::new();
                        self.add_set(inner, alias, &mut left_out, &mut back, seen, depth + 1);
                        left_out.retain(|field| !back.contains(field));
                        without.extend(left_out);
                    } else {
                        self.add_set(inner, alias, fields, without, seen, depth + 1);
                    }
                }
                (Some(name), false) if is_without => {
                    without.insert((alias.into(), name.into()));
                }
                (Some(name), false) => fields.push((alias.into(), name.into())),
                (None, _) => {
                    if let Some((view, name)) = item.split_once('.') {
                        let field = (view.into(), name.into());
                        if is_without {
                            without.insert(field);
                        } else {
                            fields.push(field);
                        }
                    }
                }
            }
        }
    }
}
