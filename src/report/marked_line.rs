//! `MarkedLine`: the line of a text that a finding points into, fit to be shown.

use std::ops::Range;

use super::line_numbers::LineNumbers;
use crate::diagnostic::{Place, is_invisible};

/// So many characters are shown after the place; what lies before it is cut when it is shown.
const MARGIN: usize = 100;

/// So many characters of the place itself are marked.
const MAX_MARKED: usize = 100;

/// What stands where an invisible character is.
const REPLACEMENT: char = '\u{fffd}';

/// One line, with the place in it.
///
/// Every character before the place stands for one of the text, so that the column is right.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MarkedLine {
    /// From 1.
    pub(super) number: usize,
    /// The line, without a byte order mark and without its far end.
    pub(super) text: String,
    /// Byte range of the place in `text`.
    pub(super) span: Range<usize>,
}

impl MarkedLine {
    /// The line in which the place begins; of a place over several lines only the first is marked.
    pub(super) fn of(place: &Place, lines: &mut LineNumbers) -> Self {
        let whole = place.source.text.as_str();
        let start = whole.floor_char_boundary(place.span.start);
        let line_start = whole[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = whole[start..].find('\n').map_or(whole.len(), |i| start + i);
        let end = whole
            .floor_char_boundary(place.span.end)
            .clamp(start, line_end);
        let number = lines.line(&place.source, start);

        let before = &whole[line_start..start];
        let before = match before.strip_prefix('\u{feff}') {
            Some(rest) if number == 1 => rest,
            _ => before,
        };
        let mut text = String::new();
        text.extend(before.chars().map(shown));
        let from = text.len();
        text.extend(whole[start..end].chars().take(MAX_MARKED).map(shown));
        let to = text.len();
        let after = whole[end..line_end].trim_end_matches('\r');
        text.extend(after.chars().take(MARGIN).map(shown));
        Self {
            number,
            text,
            span: from..to,
        }
    }
}

/// A tab is left to the renderer, which knows its width.
fn shown(c: char) -> char {
    if c != '\t' && is_invisible(c) {
        REPLACEMENT
    } else {
        c
    }
}

#[cfg(test)]
mod tests {
    use super::{LineNumbers, MarkedLine};
    use crate::diagnostic::{Place, SourceText};

    /// The line, with the place in brackets.
    fn marked(text: &str, place: std::ops::Range<usize>) -> (usize, String) {
        let source = SourceText::new("x", text);
        let place = Place {
            source,
            span: place,
            label: String::new(),
        };
        let line = MarkedLine::of(&place, &mut LineNumbers::default());
        let (before, rest) = line.text.split_at(line.span.start);
        let (at, after) = rest.split_at(line.span.len());
        (line.number, format!("{before}[{at}]{after}"))
    }

    #[test]
    fn a_line_ends_where_people_see_it_end() {
        assert_eq!(marked("a\r\nbcd\r\ne", 4..5), (2, "b[c]d".to_owned()));
        assert_eq!(marked("abc", 3..3), (1, "abc[]".to_owned()));
        assert_eq!(marked("a\n", 2..2), (2, "[]".to_owned()));
        assert_eq!(marked("", 0..0), (1, "[]".to_owned()));
    }

    #[test]
    fn a_place_over_several_lines_is_marked_in_the_first() {
        assert_eq!(marked("a b\nc d", 2..7), (1, "a [b]".to_owned()));
    }

    #[test]
    fn a_place_outside_the_text_is_moved_into_it() {
        assert_eq!(marked("ab", 7..9), (1, "ab[]".to_owned()));
        assert_eq!(marked("\u{e4}b", 1..2), (1, "[\u{e4}]b".to_owned()));
    }

    #[test]
    fn nothing_invisible_is_shown() {
        assert_eq!(
            marked("\u{feff}a\u{202e}\0b", 3..4).1,
            "[a]\u{fffd}\u{fffd}b"
        );
    }

    #[test]
    fn the_far_end_of_a_long_line_is_left_out() {
        let (_, line) = marked(&"x".repeat(10_000), 5..9_000);
        assert_eq!(line.len(), "xxxxx[]".len() + 100 + 100);
    }
}
