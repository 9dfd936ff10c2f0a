//! `Comparison`: parameter by parameter, and what is lost on the way.

use crate::lookml::{Parameter, YesNo};

/// Parameters without a type of their own that Looker adds up (docs/precedence.md).
const ADDED_UP: [&str; 4] = ["access_filter", "action", "aggregate_table", "query"];

/// What was compared so far.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// What is compared now, for sentences: `dimension principal`.
    place: Vec<String>,
    lost: Vec<String>,
    has_found: bool,
}

impl Comparison {
    pub(super) fn lost(self) -> Vec<String> {
        self.lost
    }

    /// Tells something that no refinement carries.
    pub(super) fn lose(&mut self, what: String) {
        self.lost.push(what);
    }

    /// Compares something with a name of its own; tells whether the refinement says anything.
    pub(super) fn inside<T>(
        &mut self,
        place: String,
        compare: impl FnOnce(&mut Self) -> T,
    ) -> (T, bool) {
        let found_before = std::mem::take(&mut self.has_found);
        self.place.push(place);
        let value = compare(self);
        self.place.pop();
        let has_found = self.has_found;
        self.has_found |= found_before;
        (value, has_found)
    }

    /// A parameter: its new value where that is another one.
    pub(super) fn value<T: Clone + PartialEq>(
        &mut self,
        key: &str,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Option<T> {
        if before == after {
            return None;
        }
        if after.is_none() {
            self.lose_parameter(key);
        }
        self.found(after.cloned())
    }

    /// `hidden`, whose absence can be said too: of `yes`, for of `no` it may show what the view extends.
    pub(super) fn hidden(
        &mut self,
        before: Option<&YesNo>,
        after: Option<&YesNo>,
    ) -> Option<YesNo> {
        if before == after {
            return None;
        }
        if before == Some(&YesNo::No) && after.is_none() {
            self.lose_parameter("hidden");
            return None;
        }
        self.found(Some(after.cloned().unwrap_or(YesNo::No)))
    }

    /// A list that is replaced as a whole.
    pub(super) fn list<T: Clone + PartialEq>(
        &mut self,
        key: &str,
        before: &[T],
        after: &[T],
    ) -> Vec<T> {
        if before == after {
            return Vec::new();
        }
        if after.is_empty() {
            self.lose_parameter(key);
            return Vec::new();
        }
        self.found(Some(after.to_vec())).unwrap_or_default()
    }

    /// What Looker adds up, so that only what is new is carried, and nothing can be changed.
    pub(super) fn added<T: Clone + PartialEq>(
        &mut self,
        key: &str,
        before: &[T],
        after: &[T],
    ) -> Vec<T> {
        if before.iter().any(|block| !after.contains(block)) {
            self.lose_block(key);
        }
        let new: Vec<T> = after
            .iter()
            .filter(|block| !before.contains(block))
            .cloned()
            .collect();
        self.has_found |= !new.is_empty();
        new
    }

    /// Parameters without a type of their own, by name.
    pub(super) fn others(&mut self, before: &[Parameter], after: &[Parameter]) -> Vec<Parameter> {
        for parameter in before {
            if ADDED_UP.contains(&parameter.name.as_str()) {
                if !after.contains(parameter) {
                    self.lose_block(&parameter.name);
                }
            } else if !after.iter().any(|other| other.name == parameter.name) {
                self.lose_parameter(&parameter.name);
            }
        }
        let changed: Vec<Parameter> = after
            .iter()
            .filter(|parameter| !before.contains(parameter))
            .cloned()
            .collect();
        self.has_found |= !changed.is_empty();
        changed
    }

    /// Notes that the refinement says something.
    pub(super) fn found<T>(&mut self, value: Option<T>) -> Option<T> {
        self.has_found |= value.is_some();
        value
    }

    fn lose_block(&mut self, key: &str) {
        let place = self.place.join(" of ");
        self.lose(format!(
            "a `{key}` of {place} was changed or taken away, and Looker adds them up"
        ));
    }

    fn lose_parameter(&mut self, key: &str) {
        let place = self.place.join(" of ");
        self.lose(format!("`{key}` of {place} was taken away"));
    }
}

/// Compares parameters that are called in the model as they are in LookML.
macro_rules! values {
    ($comparison:ident, $before:ident, $after:ident => $refined:ident { $($key:ident),* $(,)? }) => {
        $($refined.$key = $comparison.value(stringify!($key), $before.$key.as_ref(), $after.$key.as_ref());)*
    };
}
pub(super) use values;
