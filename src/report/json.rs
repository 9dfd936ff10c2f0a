//! The findings of a lint run as one JSON document.

use serde::Serialize;

use super::line_numbers::LineNumbers;
use super::tally::Tally;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::Verdict;

/// The version of the document's form; it changes when a program that reads it would have to.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'v> {
    version: u32,
    findings: Vec<Finding<'v>>,
    summary: Summary,
}

/// Lines and columns are counted from 1, columns in characters; the end is behind the last one.
#[derive(Serialize)]
struct Finding<'v> {
    rule: &'v str,
    level: &'static str,
    message: &'v str,
    file: Option<&'v str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<&'v str>,
    notes: &'v [String],
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    files_with_findings: usize,
    files: usize,
}

/// The findings as a JSON document of one form, with a line break at its end.
#[must_use]
pub fn json(verdict: &Verdict) -> String {
    let mut lines = LineNumbers::default();
    let tally = Tally::of(verdict);
    let document = Document {
        version: VERSION,
        findings: verdict
            .findings
            .iter()
            .map(|it| finding(it, &mut lines))
            .collect(),
        summary: Summary {
            errors: tally.errors,
            warnings: tally.warnings,
            files_with_findings: tally.files_with_findings,
            files: tally.files,
        },
    };
    written(&document)
}

/// Texts and numbers under keys that are texts: nothing in there can fail.
pub(super) fn written(document: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}

fn finding<'v>(finding: &'v Diagnostic, lines: &mut LineNumbers) -> Finding<'v> {
    let place = finding.place.as_ref();
    let (start, end) = place.map(|place| lines.positions(place)).unzip();
    Finding {
        rule: finding.code,
        level: match finding.level {
            Level::Warning => "warning",
            Level::Error => "error",
        },
        message: &finding.message,
        file: place.map(|place| place.source.name.as_str()),
        line: start.map(|it| it.line),
        column: start.map(|it| it.column),
        end_line: end.map(|it| it.line),
        end_column: end.map(|it| it.column),
        help: finding.help.as_deref(),
        notes: &finding.notes,
    }
}
