//! `Findings`: what is wrong with the file, in its order and not without end.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Level, SourceText};

/// Nobody mends more than this in one go.
const MAX_FINDINGS: usize = 100;

/// Findings about one file.
#[derive(Debug)]
pub(super) struct Findings<'s> {
    /// The file.
    pub(super) source: &'s Arc<SourceText>,
    list: Vec<Diagnostic>,
    unshown: usize,
    /// The weight of the heaviest finding that is not shown.
    unshown_level: Level,
}

impl<'s> Findings<'s> {
    pub(super) fn new(source: &'s Arc<SourceText>) -> Self {
        Self {
            source,
            list: Vec::new(),
            unshown: 0,
            unshown_level: Level::Warning,
        }
    }

    /// Whether another finding would not be shown.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= MAX_FINDINGS
    }

    /// Adds a finding about a range of the file.
    pub(super) fn add(&mut self, finding: Diagnostic, span: Range<usize>, label: &str) {
        let finding = finding.at(self.source, span, label);
        self.push(finding);
    }

    /// Adds a finding about a text that may hold a secret: it names the line and does not show it.
    pub(super) fn add_unseen(&mut self, finding: Diagnostic, at: usize) {
        let line = 1 + self.source.text[..at].matches('\n').count();
        let place = format!("it stands on line {line} of `{}`", self.source.name);
        self.push(finding.note(place));
    }

    fn push(&mut self, finding: Diagnostic) {
        if self.is_full() {
            self.unshown += 1;
            self.unshown_level = self.unshown_level.max(finding.level);
        } else {
            self.list.push(finding);
        }
    }

    /// All of them, in the order of the file.
    pub(super) fn finish(mut self) -> Diagnostics {
        self.list
            .sort_by_key(|finding| finding.place.as_ref().map(|place| place.span.start));
        if self.unshown > 0 {
            let rest = format!("{} more findings are not shown", self.unshown);
            self.list.push(match self.unshown_level {
                Level::Warning => Diagnostic::warning("too-many-findings", rest),
                Level::Error => Diagnostic::error("too-many-findings", rest),
            });
        }
        Diagnostics(self.list)
    }
}
