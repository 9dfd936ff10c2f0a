//! The findings of a lint run as workflow commands of GitHub Actions.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>;
//! the escapes are those of `actions/toolkit`, `packages/core/src/command.ts`.

use std::fmt::Write as _;

use super::line_numbers::LineNumbers;
use super::visible;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::Verdict;

/// One line a finding.
#[must_use]
pub fn github(verdict: &Verdict) -> String {
    let mut lines = LineNumbers::default();
    let mut text = String::new();
    for finding in &verdict.findings {
        push(&mut text, finding, &mut lines);
    }
    text
}

fn push(text: &mut String, finding: &Diagnostic, lines: &mut LineNumbers) {
    text.push_str(match finding.level {
        Level::Error => "::error ",
        Level::Warning => "::warning ",
    });
    if let Some(place) = &finding.place {
        let (start, end) = lines.positions(place);
        let file = property(&place.source.name);
        let _ = write!(text, "file={file},line={},endLine={}", start.line, end.line);
        // Columns of two lines are refused.
        if start.line == end.line {
            let _ = write!(text, ",col={},endColumn={}", start.column, end.column);
        }
        text.push(',');
    }
    let _ = write!(text, "title={}::", property(finding.code));
    text.push_str(&data(&whole_message(finding)));
    text.push('\n');
}

/// The message with what is to be added, a line each.
pub(super) fn whole_message(finding: &Diagnostic) -> String {
    let mut message = finding.message.clone();
    for note in &finding.notes {
        let _ = write!(message, "\nnote: {note}");
    }
    if let Some(help) = &finding.help {
        let _ = write!(message, "\nhelp: {help}");
    }
    message
}

/// A text as the message of a workflow command.
pub(super) fn data(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| visible(line).into_owned())
        .collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// A text as a property of a workflow command.
pub(super) fn property(text: &str) -> String {
    visible(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace(':', "%3A")
        .replace(',', "%2C")
}
