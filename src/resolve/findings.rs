//! What `resolve` has to say: each finding under a stable code, with its place and what to write.

use std::cell::Cell;

use crate::diagnostic::{Diagnostic, Place, near_word};

/// `include:` names no file of the project.
pub const INCLUDE_WITHOUT_MATCH: &str = "include-without-match";
/// `include:` names a file of another project, which is not here.
pub const IMPORTED_PROJECT: &str = "imported-project";
/// A model file includes another model file.
pub const MODEL_INCLUDED: &str = "model-included";
/// `extends:` names something that is not there.
pub const UNKNOWN_EXTENDS: &str = "unknown-extends";
/// What extends itself, through however many others.
pub const EXTENDS_CYCLE: &str = "extends-cycle";
/// What `extends` or constants would make of the files is larger than can be meant.
pub const TOO_LARGE: &str = "too-large";
/// Two views of a model have the same name.
pub const DUPLICATE_VIEW: &str = "duplicate-view";
/// Two explores of a model have the same name.
pub const DUPLICATE_EXPLORE: &str = "duplicate-explore";
/// Two dashboards of a model have the same id.
pub const DUPLICATE_DASHBOARD: &str = "duplicate-dashboard";
/// Two fields of a view have the same name.
pub const DUPLICATE_FIELD: &str = "duplicate-field";
/// Two joins of an explore have the same name.
pub const DUPLICATE_JOIN: &str = "duplicate-join";
/// Two constants have the same name.
pub const DUPLICATE_CONSTANT: &str = "duplicate-constant";
/// `+name` refines something that no included file declares.
pub const UNKNOWN_REFINED: &str = "unknown-refined";
/// A refinement comes behind the one that says `final: yes`.
pub const REFINED_AFTER_FINAL: &str = "refined-after-final";
/// `@{NAME}` names no constant of the manifest.
pub const UNKNOWN_CONSTANT: &str = "unknown-constant";
/// An explore or a join is over a view that no included file declares.
pub const UNKNOWN_VIEW: &str = "unknown-view";
/// What comes out depends on something that no page of Looker's documentation states.
pub const UNSPECIFIED_PRECEDENCE: &str = "unspecified-precedence";

/// The codes of all findings, in the order of the alphabet.
pub const CODES: [&str; 17] = [
    DUPLICATE_CONSTANT,
    DUPLICATE_DASHBOARD,
    DUPLICATE_EXPLORE,
    DUPLICATE_FIELD,
    DUPLICATE_JOIN,
    DUPLICATE_VIEW,
    EXTENDS_CYCLE,
    IMPORTED_PROJECT,
    INCLUDE_WITHOUT_MATCH,
    MODEL_INCLUDED,
    REFINED_AFTER_FINAL,
    TOO_LARGE,
    UNKNOWN_CONSTANT,
    UNKNOWN_EXTENDS,
    UNKNOWN_REFINED,
    UNKNOWN_VIEW,
    UNSPECIFIED_PRECEDENCE,
];

/// A finding at a place, if what it is about stands in a file.
pub(super) fn at(mut finding: Diagnostic, place: Option<Place>) -> Diagnostic {
    finding.place = place;
    finding
}

/// The names that may have been meant, looked through for the first findings only: whoever has many
/// has another problem, and comparing every name with every other takes its time.
pub(super) struct Near<'n> {
    names: Vec<&'n str>,
    left: Cell<usize>,
}

impl<'n> Near<'n> {
    /// So many comparisons of names are made.
    const COMPARISONS: usize = 50_000;

    pub(super) fn new(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        Self {
            names,
            left: Cell::new(Self::COMPARISONS),
        }
    }

    /// The name that is nearly this one.
    pub(super) fn to(&self, name: &str) -> Option<&'n str> {
        let left = self.left.get().checked_sub(self.names.len())?;
        self.left.set(left);
        near_word(name, self.names.iter().copied())
    }

    /// What to write: the name that is near, or else what `first` says.
    pub(super) fn help(&self, name: &str, first: String) -> String {
        match self.to(name) {
            Some(near) => format!("write `{near}`, or {first}"),
            None => first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn codes_are_sorted_and_none_stands_twice() {
        assert!(CODES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
