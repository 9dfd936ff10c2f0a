//! `Reader`: the cursor in a statement, and the findings on it.

use std::ops::Range;

use super::super::findings::Findings;
use super::script::pass_over;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::HiveTypeError;
use crate::glue::cursor::{Cursor, Token, Unclosed};

/// Reads one statement.
pub(super) struct Reader<'t, 'f, 'd> {
    pub(super) cursor: Cursor<'t>,
    pub(super) findings: &'f mut Findings<'d>,
}

impl<'t> Reader<'t, '_, '_> {
    /// An error at a place of the statement.
    pub(super) fn error(
        &self,
        message: impl Into<String>,
        span: Range<usize>,
        label: &str,
    ) -> Diagnostic {
        Diagnostic::error("ddl-syntax", message).at(&self.findings.source, span, label)
    }

    /// The error that something else stands where the cursor is.
    pub(super) fn expected(&mut self, what: &str) -> Diagnostic {
        let (found, span) = self.cursor.found();
        self.error(format!("expected {what}, found {found}"), span, "")
    }

    pub(super) fn unclosed(&self, unclosed: Unclosed) -> Diagnostics {
        let error = self.error("a quote is never closed", unclosed.span, "opened here");
        error.into()
    }

    /// An error in a type, at its place in the statement.
    pub(super) fn type_error(&self, error: HiveTypeError) -> Diagnostics {
        let found = Diagnostic::error(error.code, error.message);
        let found = found.at(&self.findings.source, error.span, error.label);
        let help = error.help;
        Diagnostic { help, ..found }.into()
    }

    /// A text in quotes, which has to be there.
    pub(super) fn string(&mut self, what: &str) -> Result<Token<'t>, Diagnostics> {
        match self.cursor.string() {
            Ok(Some(string)) => Ok(string),
            Ok(None) => Err(self.expected(&format!("{what} in quotes")).into()),
            Err(unclosed) => Err(self.unclosed(unclosed)),
        }
    }

    /// Steps over a list in parentheses, whatever is in it, and returns its text.
    pub(super) fn skip_list(&mut self) -> Result<&'t str, Diagnostics> {
        if self.cursor.peek() != Some('(') {
            return Err(self.expected("`(`").into());
        }
        let start = self.cursor.offset();
        self.cursor.step();
        self.skip_to(&[')'])?;
        self.cursor.step();
        Ok(self.cursor.slice(start..self.cursor.offset()))
    }

    /// Moves to the first of the given characters that is in no bracket, no quote and no comment.
    pub(super) fn skip_to(&mut self, ends: &[char]) -> Result<(), Diagnostics> {
        let (mut round, mut angle) = (0_usize, 0_usize);
        while let Some(next) = self.cursor.peek() {
            if round == 0 && ends.contains(&next) && (angle == 0 || next == ')') {
                return Ok(());
            }
            match next {
                '(' => round += 1,
                ')' => round = round.saturating_sub(1),
                '<' => angle += 1,
                '>' => angle = angle.saturating_sub(1),
                _ => {}
            }
            if !pass_over(&mut self.cursor, next) {
                break;
            }
        }
        Err(self.expected("`)`").into())
    }

    /// Says that a comma with nothing behind it was passed over.
    pub(super) fn warn_of_trailing_comma(&mut self, comma: usize, list: &str) {
        self.findings.warn(
            "trailing-comma",
            format!("{list} end with a comma"),
            comma..comma + 1,
            "nothing follows",
            "take the comma away: Athena may refuse the statement",
        );
    }
}
