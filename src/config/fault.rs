//! `Fault`: why a text is not the value that a key wants, before it is known where it stands.

/// What is wrong with a value, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What comes after the value in the sentence "`value` is not ...".
    pub(super) rule: String,
    /// What to type.
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(rule: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            help: help.into(),
        }
    }
}

/// What a check makes of a text.
pub(super) type Checked<T> = Result<T, Fault>;
