//! `LineNumbers`: lines and columns of many places, each text being read once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Place, SourceText};

/// A line and a column, both from 1; columns are counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Where the lines of each text begin.
#[derive(Debug, Default)]
pub(super) struct LineNumbers(BTreeMap<*const SourceText, Vec<usize>>);

impl LineNumbers {
    /// The line of a byte, from 1.
    pub(super) fn line(&mut self, source: &Arc<SourceText>, at: usize) -> usize {
        self.starts(source).partition_point(|start| *start <= at)
    }

    /// Where a place begins, and where it ends: the column behind its last character.
    pub(super) fn positions(&mut self, place: &Place) -> (Position, Position) {
        let Place { source, span, .. } = place;
        let start = source.text.floor_char_boundary(span.start);
        let end = source.text.floor_char_boundary(span.end).max(start);
        (self.position(source, start), self.position(source, end))
    }

    fn position(&mut self, source: &Arc<SourceText>, at: usize) -> Position {
        let line = self.line(source, at);
        let start = self.starts(source)[line - 1];
        let before = &source.text[start..at];
        let before = match before.strip_prefix('\u{feff}') {
            Some(rest) if line == 1 => rest,
            _ => before,
        };
        Position {
            line,
            column: 1 + before.chars().count(),
        }
    }

    fn starts(&mut self, source: &Arc<SourceText>) -> &[usize] {
        self.0.entry(Arc::as_ptr(source)).or_insert_with(|| {
            let breaks = source.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{LineNumbers, Position};
    use crate::diagnostic::{Place, SourceText};

    fn positions(text: &str, span: std::ops::Range<usize>) -> [(usize, usize); 2] {
        let place = Place {
            source: SourceText::new("x", text),
            span,
            label: String::new(),
        };
        let (start, end) = LineNumbers::default().positions(&place);
        [start, end].map(|Position { line, column }| (line, column))
    }

    #[test]
    fn lines_and_columns_begin_at_one() {
        assert_eq!(positions("ab\ncd", 3..5), [(2, 1), (2, 3)]);
        assert_eq!(positions("ab\ncd", 1..4), [(1, 2), (2, 2)]);
        assert_eq!(positions("", 0..0), [(1, 1), (1, 1)]);
        assert_eq!(positions("a\n", 2..9), [(2, 1), (2, 1)]);
    }

    #[test]
    fn columns_are_characters_and_a_byte_order_mark_is_none() {
        assert_eq!(positions("\u{feff}äb", 5..6), [(1, 2), (1, 3)]);
        assert_eq!(positions("ä", 1..2), [(1, 1), (1, 2)]);
    }
}
