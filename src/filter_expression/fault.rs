//! `Fault`: what a filter expression has that its language does not.

use std::ops::Range;

/// What is wrong with a filter expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Byte range in the expression.
    pub span: Range<usize>,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// What to type next.
    pub help: String,
}

impl Fault {
    pub(super) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            span,
            message: message.into(),
            help: help.into(),
        }
    }

    /// Nothing stands between two commas, or after the last.
    pub(super) fn empty_item(at: usize) -> Self {
        Self::new(
            at..at,
            "there is nothing before or after a comma",
            "take the comma out",
        )
    }
}
