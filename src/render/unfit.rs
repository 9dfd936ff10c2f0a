//! `Unfit`: a value that cannot be written where it belongs.

use std::fmt;

use minijinja::{Error, ErrorKind};

/// A value that cannot be written where it belongs, whatever the template looks like.
#[derive(Debug)]
pub(super) struct Unfit {
    /// What it was meant to be, with its article: `an SQL text`.
    pub(super) form: &'static str,
    /// The value.
    pub(super) text: String,
    /// Why it cannot be written, as the rest of a sentence: `holds ...`.
    pub(super) reason: String,
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { form, text, reason } = self;
        write!(
            formatter,
            "{text:?} cannot be written as {form}: it {reason}"
        )
    }
}

impl std::error::Error for Unfit {}

/// The error with which a filter refuses a value.
pub(super) fn refuse(form: &'static str, text: &str, reason: impl Into<String>) -> Error {
    let unfit = Unfit {
        form,
        text: text.to_owned(),
        reason: reason.into(),
    };
    Error::new(ErrorKind::InvalidOperation, unfit.to_string()).with_source(unfit)
}
