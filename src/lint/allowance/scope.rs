//! The comments of a file, each with the part of the file for which it stands.

use std::ops::Range;

use crate::lint::subject::SourceFile;
use crate::lookml::Span;
use crate::syntax::{Document, Item, ListItem, Pair, Value};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// From the `#` to the end of the line.
    pub(super) span: Range<usize>,
    /// The part of the file for which it stands: its line, the declaration that follows, or all.
    pub(super) scope: Range<usize>,
}

/// The comments of a file that hold `lint:`.
pub(super) fn comments(file: &SourceFile) -> Vec<Comment> {
    match &file.document {
        Some(document) => in_lookml(document),
        None => in_yaml(&file.source.text),
    }
}

fn in_lookml(document: &Document) -> Vec<Comment> {
    let text = document.source.text.as_str();
    let first = document
        .tokens()
        .first()
        .map_or(text.len(), |t| t.range().start);
    let mut parts = Vec::new();
    for item in &document.items {
        parts_of_item(item, &mut parts);
    }
    let following = |at: usize| {
        let next = parts.partition_point(|part| part.start <= at);
        // A closing brace between them, and nothing follows.
        let part = parts.get(next)?;
        is_trivia(&text[at..part.start]).then(|| part.clone())
    };
    document
        .comments()
        .into_iter()
        .filter(|(_, comment)| comment.contains("lint:"))
        .map(|(at, comment)| Comment {
            span: at..at + comment.len(),
            scope: scope(text, at, first, following),
        })
        .collect()
}

/// `following` is what follows a byte, if nothing but blanks and comments stands between.
fn scope(
    text: &str,
    at: usize,
    first: usize,
    following: impl Fn(usize) -> Option<Range<usize>>,
) -> Range<usize> {
    let line = line_of(text, at);
    if !text[line.start..at]
        .trim_start_matches('\u{feff}')
        .trim()
        .is_empty()
    {
        return line;
    }
    if at < first && has_blank_line(&text[at..first]) {
        return 0..text.len() + 1;
    }
    following(at).unwrap_or(at..at)
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len() + 1, |i| at + i);
    start..end
}

fn has_blank_line(text: &str) -> bool {
    // What stands behind the last line break is no line yet.
    let end = text.rfind('\n').unwrap_or(0);
    let lines = text[..end].split('\n').skip(1);
    lines.into_iter().any(|line| line.trim().is_empty())
}

fn is_trivia(text: &str) -> bool {
    text.lines().all(|line| {
        let line = line.trim();
        line.is_empty() || line.starts_with('#')
    })
}

/// The range of each parameter and each item of a list, in the order of their beginnings.
fn parts_of_item(item: &Item, parts: &mut Vec<Range<usize>>) {
    match item {
        Item::Pair(pair) => parts_of_pair(pair, parts),
        Item::Unread(token) => parts.push(token.range()),
    }
}

fn parts_of_pair(pair: &Pair, parts: &mut Vec<Range<usize>>) {
    let end = pair.value_span().range().end;
    parts.push(pair.key.range().start..end);
    parts_of_value(&pair.value, parts);
}

fn parts_of_value(value: &Value, parts: &mut Vec<Range<usize>>) {
    match value {
        Value::Block(block) => {
            for item in &block.items {
                parts_of_item(item, parts);
            }
        }
        Value::List(list) => {
            for item in list.items() {
                match item {
                    ListItem::Pair(pair) => parts_of_pair(pair, parts),
                    ListItem::Value(value) => {
                        parts.extend(value.span().map(Span::range));
                        parts_of_value(value, parts);
                    }
                    ListItem::Unread(token) => parts.push(token.range()),
                }
            }
        }
        _ => {}
    }
}

/// A comment of YAML begins a line or stands behind a blank; texts that hold such a thing are rare
/// enough.
fn in_yaml(text: &str) -> Vec<Comment> {
    let first = first_line_of_yaml(text);
    let mut comments = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(column) = comment_column(line) {
            let at = start + column;
            comments.push(Comment {
                span: at..start + line.trim_end().len(),
                scope: scope(text, at, first, |at| following_in_yaml(text, at)),
            });
        }
        start += line.len();
    }
    comments
}

fn comment_column(line: &str) -> Option<usize> {
    let column = line.find("# lint:").or_else(|| line.find("#lint:"))?;
    let before = &line[..column];
    (before.is_empty() || before.ends_with([' ', '\t', '\u{feff}'])).then_some(column)
}

fn first_line_of_yaml(text: &str) -> usize {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !is_blank(line) {
            return start;
        }
        start += line.len();
    }
    text.len()
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    line.is_empty() || line == "---" || line.starts_with('#')
}

/// The next line that says something, with the lines that belong to it.
fn following_in_yaml(text: &str, at: usize) -> Option<Range<usize>> {
    let mut lines = lines_behind(text, at).filter(|(_, line)| !is_blank(line));
    let (start, first) = lines.next()?;
    let column = indentation(first);
    let is_item = first.trim_start().starts_with("- ");
    let mut end = start + first.len();
    for (at, line) in lines {
        let belongs = match indentation(line) {
            deeper if deeper > column => true,
            // The items of a list may stand as far to the left as its key.
            same if same == column => !is_item && line.trim_start().starts_with("- "),
            _ => false,
        };
        if !belongs {
            break;
        }
        end = at + line.len();
    }
    Some(start..end)
}

/// The lines behind that of a byte, each with the byte at which it begins.
fn lines_behind(text: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut start = text[at..].find('\n').map_or(text.len(), |i| at + i + 1);
    text[start..].split_inclusive('\n').map(move |line| {
        let begin = start;
        start += line.len();
        (begin, line)
    })
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
