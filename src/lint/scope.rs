//! `Scope`: what names stand for in the fields of a view, which depends on the explores that have it.

use std::collections::HashMap;

use super::missing_field::{Missing, in_explore, in_view, unjoined, view_without};
use crate::resolve::{Explore, ExploreView, Found, Model, View};

/// The explores of a model by the views that they have.
pub(super) struct Scope<'r, 'p> {
    model: &'r Model<'p>,
    users: HashMap<&'r str, Vec<(&'r Explore<'p>, &'r ExploreView<'p>)>>,
}

impl<'r, 'p> Scope<'r, 'p> {
    /// The explores of a model, templates left out: what they lack their children may have.
    pub(super) fn of(model: &'r Model<'p>) -> Self {
        let mut users: HashMap<&str, Vec<_>> = HashMap::new();
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for target in explore.views() {
                users
                    .entry(&target.view_name)
                    .or_default()
                    .push((explore, target));
            }
        }
        Self { model, users }
    }

    /// Why a name in a field of a view stands for no field, in none of the explores that have it.
    pub(super) fn missing(&self, view: &View<'p>, name: &str) -> Option<Missing> {
        let Some((alias, field)) = name.split_once('.') else {
            return in_view(view, name);
        };
        if alias == view.name() {
            return in_view(view, field);
        }
        let users = self
            .users
            .get(view.name())
            .map_or(&[] as &[_], Vec::as_slice);
        if users.iter().any(|(_, target)| *target.alias == *alias) {
            return in_view(view, field);
        }
        let mut unknown = None;
        for (explore, _) in users {
            match explore.field(name) {
                Found::UnknownView => {}
                Found::UnknownField(_) => unknown = unknown.or(in_explore(explore, name)),
                // A bare group is as missing as anything.
                _ => return in_explore(explore, name),
            }
        }
        unknown.or_else(|| self.outside(view, alias, field, !users.is_empty()))
    }

    /// Why a name stands for nothing, when no explore that has the view has the one it names.
    fn outside(&self, view: &View<'p>, alias: &str, field: &str, is_used: bool) -> Option<Missing> {
        let mut explores = self.model.explores.iter();
        match self.model.view(alias) {
            _ if self.model.is_open => None,
            Some(_) if is_used => Some(unjoined(alias, view.name())),
            Some(other) => in_view(other, field).map(|_| view_without(other, field)),
            None if explores.any(|it| it.view(alias).is_some()) => {
                is_used.then(|| unjoined(alias, view.name()))
            }
            None => {
                let known = self.model.views.iter().map(|it| it.name());
                Some(Missing::view(alias, field, known))
            }
        }
    }
}
