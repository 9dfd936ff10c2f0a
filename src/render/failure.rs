//! What a failed template means to the person who runs the program.

use std::error::Error as _;
use std::ops::Range;

use camino::Utf8Path;
use minijinja::Error;

use super::Templates;
use super::unfit::Unfit;
use crate::diagnostic::Diagnostic;

/// The finding for a file that could not be written.
pub(super) fn diagnostic(error: &Error, path: &Utf8Path, templates: &Templates) -> Diagnostic {
    match unfit(error) {
        Some(unfit) => Diagnostic::error("text-unfit", unfit.to_string())
            .note(format!("the text belongs into `{path}`")),
        None => of_template(error, templates).note(format!("`{path}` was being written")),
    }
}

/// The finding for a template that does not work: the user's, where one of theirs takes part, else
/// a fault of the program.
pub(super) fn of_template(error: &Error, templates: &Templates) -> Diagnostic {
    let replaced = chain(error).find_map(|error| Some((error, templates.replaced(error.name()?)?)));
    let Some((failed, source)) = replaced else {
        let innermost = chain(error).last().unwrap_or(error);
        return Diagnostic::error(
            "template-fault",
            format!("a template of the program failed: {innermost}"),
        )
        .note("this is a fault in cloudtrail-lookml, not in anything that you wrote")
        .help("report it with the table and the configuration that led to it");
    };
    let message = match failed.detail() {
        Some(detail) => format!("the template failed: {}: {detail}", failed.kind()),
        None => format!("the template failed: {}", failed.kind()),
    };
    let finding = Diagnostic::error("template-failed", message);
    let span = failed
        .range()
        .and_then(|span| tag_span(&source.text, span))
        .or_else(|| line_span(&source.text, failed.line()?));
    match span {
        Some(span) => finding.at(source, span, failed.kind().to_string()),
        None => finding.note(format!("the template is `{}`", source.name)),
    }
}

/// The error and what led to it: an error inside an included template is the source of the one at
/// the place of the include. The innermost comes last.
fn chain(error: &Error) -> impl Iterator<Item = &Error> {
    std::iter::successors(Some(error), |&error: &&Error| {
        error.source()?.downcast_ref()
    })
}

fn unfit(error: &Error) -> Option<&Unfit> {
    chain(error).find_map(|error| error.source()?.downcast_ref())
}

/// The bytes of the whole `<< ... >>` of which the range is a part, else the range itself: of a
/// filter that refuses its value, minijinja tells the place of the filter alone.
fn tag_span(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..span.start)?, text.get(span.end..)?);
    text.get(span.clone())?;
    let start = before.rfind("<<");
    let end = behind.find(">>");
    match (start, end) {
        (Some(start), Some(end)) if !before[start..].contains(">>") => {
            Some(start..span.end + end + ">>".len())
        }
        _ => Some(span),
    }
}

/// The bytes of a line, counted from 1.
fn line_span(text: &str, line: usize) -> Option<Range<usize>> {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let length = text.get(before..)?.lines().next()?.len();
    Some(before..before + length)
}
