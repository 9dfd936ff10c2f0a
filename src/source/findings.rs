//! `Findings`: what one file has to be told, up to a limit.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// Nobody reads more about one file, and a hostile file could ask for millions.
const MAX_FINDINGS: usize = 50;

/// The code that says that there are more.
const MORE: &str = "more-findings";

/// Collects findings on one text.
pub(super) struct Findings<'d> {
    pub(super) source: Arc<SourceText>,
    diagnostics: &'d mut Diagnostics,
    made: usize,
}

impl<'d> Findings<'d> {
    pub(super) fn new(source: &Arc<SourceText>, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            source: Arc::clone(source),
            diagnostics,
            made: 0,
        }
    }

    /// Adds a finding, or counts it where there are too many.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.made += 1;
        if self.made <= MAX_FINDINGS {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether a further finding would not be told, so that looking for more errors is in vain.
    pub(super) fn is_full(&self) -> bool {
        self.made > MAX_FINDINGS
    }

    /// Adds a warning that points into the text.
    pub(super) fn warn(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        span: Range<usize>,
        label: &str,
        help: &str,
    ) {
        let warning = Diagnostic::warning(code, message).at(&self.source, span, label);
        self.push(warning.help(help));
    }

    /// Ends the list: the value, unless one of the findings is an error.
    pub(super) fn or_else_ok<T>(self, value: T) -> Result<T, Diagnostics> {
        if let Some(untold) = self.made.checked_sub(MAX_FINDINGS).filter(|n| *n > 0) {
            let message = format!(
                "{untold} more findings in `{}` are not shown",
                self.source.name
            );
            self.diagnostics.push(Diagnostic::warning(MORE, message));
        }
        self.diagnostics.or_else_ok(value)
    }

    /// Ends the list with an error that leaves nothing to go on with.
    ///
    /// With more findings than are told, the text was read no further, and nobody knows how many
    /// there are.
    pub(super) fn stop<T>(self, error: Diagnostics) -> Result<T, Diagnostics> {
        if self.is_full() {
            let message = format!("more findings in `{}` are not shown", self.source.name);
            self.diagnostics
                .push(Diagnostic::warning(MORE, message).help("mend these, then run again"));
        } else {
            self.diagnostics.extend(error);
        }
        Err(std::mem::take(self.diagnostics))
    }
}
