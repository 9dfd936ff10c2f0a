//! What the program has to say about a person's files: what is wrong, where, and what to type next.
//!
//! One type serves warnings and errors alike.
//! A function that cannot go on returns `Err(Diagnostics)`; one that can pushes warnings into the
//! [`Diagnostics`] it was given.
//! Line and column are computed only when a diagnostic is shown (see `report`).

mod excerpt;
mod near_word;
mod shell_word;

use std::ops::Range;
use std::sync::Arc;

pub use excerpt::excerpt;
pub(crate) use excerpt::is_invisible;
pub(crate) use near_word::{near_word, slip_of};
pub(crate) use shell_word::shell_word;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The result is written, and may not be what was meant.
    Warning,
    /// Nothing is written.
    Error,
}

/// The text that a finding points into, and the name under which the person knows it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path as the person typed it, or `<stdin>`.
    pub name: String,
    /// The whole text, as it was read.
    pub text: String,
}

impl SourceText {
    /// A text under its name, ready to be shared by many findings.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
        })
    }
}

/// A range of bytes in a text, with a word on what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text.
    pub source: Arc<SourceText>,
    /// Byte range in `source.text`; both ends lie on character borders.
    pub span: Range<usize>,
    /// What stands beside the caret; may be empty.
    pub label: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable, kebab-case, part of the program's interface.
    pub code: &'static str,
    /// Warning or error.
    pub level: Level,
    /// One sentence, lower case, without a full stop; what the person wrote stands in back-ticks.
    pub message: String,
    /// Where, if it is in a text.
    pub place: Option<Place>,
    /// Further facts, one sentence each.
    pub notes: Vec<String>,
    /// What to type next.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding that stops the run.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Error, code, message)
    }

    /// A finding that does not stop the run.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, message)
    }

    fn new(level: Level, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            level,
            message: message.into(),
            place: None,
            notes: Vec::new(),
            help: None,
        }
    }

    /// Points at a range of a text.
    #[must_use]
    pub fn at(
        mut self,
        source: &Arc<SourceText>,
        span: Range<usize>,
        label: impl Into<String>,
    ) -> Self {
        self.place = Some(Place {
            source: Arc::clone(source),
            span,
            label: label.into(),
        });
        self
    }

    /// Points at a place that is known already, if there is one.
    #[must_use]
    pub fn on(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to type next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Findings in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// No finding yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, others: Diagnostics) {
        self.0.extend(others.0);
    }

    /// Whether one of them stops the run.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.level == Level::Error)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The findings, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Turns a list that holds an error into `Err`, and any other into `Ok(value)` with the
    /// warnings left in `self`.
    ///
    /// # Errors
    ///
    /// When one of the findings is an error; it carries all of them, warnings included.
    pub fn or_else_ok<T>(&mut self, value: T) -> Result<T, Diagnostics> {
        if self.has_errors() {
            Err(std::mem::take(self))
        } else {
            Ok(value)
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
