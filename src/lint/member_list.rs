//! `Member`: an entry of a list of fields, which may name a set and may be left out.
//!
//! Sources: <https://cloud.google.com/looker/docs/reference/param-view-set>,
//! <https://cloud.google.com/looker/docs/reference/param-explore-fields>.

use super::missing_field::{Missing, in_explore, in_view};
use super::scope::Scope;
use crate::diagnostic::{Place, excerpt, near_word};
use crate::lookml::Located;
use crate::resolve::{Explore, View};

/// The set of everything.
const ALL_FIELDS: &str = "ALL_FIELDS";

/// An entry of a list of fields.
pub(super) struct Member<'r> {
    /// As it is written.
    pub(super) text: &'r str,
    /// Whether it takes something out: `-field`.
    pub(super) is_exclusion: bool,
    /// Where it stands.
    pub(super) place: Option<Place>,
    /// What it names, without `-` and `*`.
    name: &'r str,
    is_set: bool,
}

/// The entries of a list, each with its place.
pub(super) fn members<'r>(list: &'r [String], located: Option<Located<'_>>) -> Vec<Member<'r>> {
    let members = list.iter().enumerate().map(|(index, text)| {
        let name = text.trim();
        let (name, is_exclusion) = name
            .strip_prefix('-')
            .map_or((name, false), |it| (it, true));
        let (name, is_set) = name
            .strip_suffix('*')
            .map_or((name, false), |it| (it, true));
        Member {
            text,
            is_exclusion,
            place: located.and_then(|it| Some(it.item(index)?.place())),
            name,
            is_set,
        }
    });
    members.collect()
}

impl Member<'_> {
    /// Why it stands for nothing in a view.
    pub(super) fn missing<'p>(&self, scope: &Scope<'_, 'p>, view: &View<'p>) -> Option<Missing> {
        if !self.is_set {
            return scope.missing(view, self.name);
        }
        match self.name.split_once('.') {
            // Sets of other views are looked for where those are joined, by whoever shows the list.
            Some((alias, _)) if alias != view.name() => None,
            Some((_, set)) => missing_set(view, view.name(), set),
            None => missing_set(view, view.name(), self.name),
        }
    }

    /// Why it stands for nothing in an explore; a name without a view is one of `alias`.
    pub(super) fn missing_in_explore(&self, explore: &Explore<'_>, alias: &str) -> Option<Missing> {
        if self.name == ALL_FIELDS && self.is_set {
            return None;
        }
        let (alias, name) = self.name.split_once('.').unwrap_or((alias, self.name));
        match explore.view(alias).map(|target| target.view.as_deref()) {
            Some(Some(view)) if self.is_set => missing_set(view, alias, name),
            Some(Some(view)) => {
                // A list may name a dimension group as a whole.
                let is_group = view.declared_field(name).is_some();
                if is_group { None } else { in_view(view, name) }
            }
            Some(None) => None,
            None => in_explore(explore, &format!("{alias}.{name}")),
        }
    }
}

fn missing_set(view: &View<'_>, alias: &str, set: &str) -> Option<Missing> {
    if set == ALL_FIELDS || set.is_empty() || view.is_open || view.set(set).is_some() {
        return None;
    }
    let near = near_word(set, view.sets().iter().map(|it| it.name.as_str()));
    Some(Missing::set(
        format!(
            "the view `{}` has no set `{}`",
            excerpt(alias),
            excerpt(set)
        ),
        match near {
            Some(near) => format!("did you mean `{near}*`?"),
            None => format!("declare `set: {set} {{ fields: [..] }}` in the view"),
        },
    ))
}
