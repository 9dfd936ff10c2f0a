//! How a person reads what the program has to say.
//!
//! Besides `main` this is the only room that prints: results on standard output, findings on standard
//! error. A reader who stops reading (`| head`) has got what he wanted, so a broken pipe is success.

pub(crate) mod drift;
mod github;
mod json;
mod line_numbers;
mod marked_line;
#[cfg(feature = "geo")]
mod progress_bar;
mod sarif;
mod tally;
mod visible;

use std::io::{self, ErrorKind, Write};

use annotate_snippets::{AnnotationKind, Group, Level as Severity, Renderer, Snippet};
use anstream::AutoStream;

pub use self::github::github;
pub use self::json::json;
use self::line_numbers::LineNumbers;
use self::marked_line::MarkedLine;
#[cfg(feature = "geo")]
pub use self::progress_bar::ProgressBar;
pub use self::sarif::sarif;
pub use self::tally::Tally;
pub(crate) use self::visible::visible;
use crate::cli::{Exit, Manners, Outcome};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Place};

/// The line and the column at which a place begins, both from 1.
pub(crate) fn begins_at(place: &Place) -> (usize, usize) {
    let (begin, _) = LineNumbers::default().positions(place);
    (begin.line, begin.column)
}

/// Prints what a command did, and tells how the program ends.
#[must_use]
pub fn show(outcome: &Outcome, manners: Manners) -> Exit {
    print_findings(&outcome.findings, manners);
    match print_result(outcome, manners) {
        Ok(()) => outcome.exit,
        Err(error) => {
            let message = format!("standard output cannot be written: {error}");
            print_findings(
                &Diagnostic::error("unwritable-output", message).into(),
                manners,
            );
            Exit::Failed
        }
    }
}

fn print_result(outcome: &Outcome, manners: Manners) -> io::Result<()> {
    let summary = if manners.is_quiet {
        ""
    } else {
        outcome.summary.as_str()
    };
    let rest = format!("{}{summary}", outcome.result);
    if outcome.listed.is_empty() {
        return print(io::stdout().lock(), &rest);
    }
    let listed = render_with(&outcome.listed, &Renderer::styled());
    let stream = AutoStream::new(io::stdout().lock(), manners.color);
    print(stream, &format!("{listed}{rest}"))
}

fn print_findings(findings: &Diagnostics, manners: Manners) {
    let is_shown = |finding: &&Diagnostic| !manners.is_quiet || finding.level == Level::Error;
    let findings = Diagnostics(findings.iter().filter(is_shown).cloned().collect());
    let text = render_with(&findings, &Renderer::styled());
    // The stream takes out the colours where they are not wanted. Nothing is left to say it on when
    // standard error cannot be written.
    let _ = print(AutoStream::new(io::stderr().lock(), manners.color), &text);
}

fn print(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// The findings as text without colour, one paragraph each.
#[must_use]
pub fn render(findings: &Diagnostics) -> String {
    render_with(findings, &Renderer::plain())
}

fn render_with(findings: &Diagnostics, renderer: &Renderer) -> String {
    let mut text = String::new();
    let mut lines = LineNumbers::default();
    for finding in findings {
        text.push_str(&render_one(finding, renderer, &mut lines));
        text.push_str("\n\n");
    }
    text
}

fn render_one(finding: &Diagnostic, renderer: &Renderer, lines: &mut LineNumbers) -> String {
    let severity = match finding.level {
        Level::Warning => Severity::WARNING,
        Level::Error => Severity::ERROR,
    };
    let title = severity
        .primary_title(visible(&finding.message))
        .id(finding.code);
    let mut group = Group::with_title(title);
    if let Some(place) = &finding.place {
        let line = MarkedLine::of(place, lines);
        let label = Some(visible(&place.label)).filter(|label| !label.is_empty());
        let mark = AnnotationKind::Primary.span(line.span).label(label);
        let snippet = Snippet::source(line.text)
            .path(visible(&place.source.name))
            .line_start(line.number)
            .annotation(mark);
        group = group.element(snippet);
    }
    for note in &finding.notes {
        group = group.element(Severity::NOTE.message(visible(note)));
    }
    if let Some(help) = &finding.help {
        group = group.element(Severity::HELP.message(visible(help)));
    }
    renderer.render(&[group])
}
