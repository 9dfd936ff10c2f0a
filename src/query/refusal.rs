//! `Refusal`: why a query is not compiled.

use crate::diagnostic::{Diagnostic, Place};

/// Why a query is not compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, kebab-case.
    pub rule: &'static str,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// Where in a file.
    pub place: Option<Place>,
    /// What to type next.
    pub help: Option<String>,
}

impl Refusal {
    // Seldom one is made, so that what makes it stays out of the way of what compiles.
    #[cold]
    #[inline(never)]
    pub(super) fn new(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            place: None,
            help: None,
        }
    }

    pub(super) fn at(mut self, place: Option<Place>) -> Self {
        self.place = self.place.or(place);
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The refusal as a finding.
    #[must_use]
    pub fn finding(&self) -> Diagnostic {
        let mut finding = Diagnostic::warning(self.rule, self.message.clone());
        if let Some(place) = &self.place {
            finding = finding.at(&place.source, place.span.clone(), place.label.clone());
        }
        match &self.help {
            Some(help) => finding.help(help.clone()),
            None => finding,
        }
    }
}
