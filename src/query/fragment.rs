//! `Fragment`: SQL that is being put together, with marks that say where each stretch of it is written.

use std::borrow::Borrow;
use std::ops::Range;

/// The number of a parameter that holds SQL, in the list that goes with the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OriginId(u32);

impl OriginId {
    /// That of what Looker adds, which no parameter holds.
    pub(super) const NONE: Self = Self(u32::MAX);

    pub(super) fn new(number: usize) -> Self {
        Self(small(number))
    }

    pub(super) fn number(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// Where a stretch of SQL begins, and where it is written. There are many of them, so they are small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The byte of the SQL.
    at: u32,
    /// The parameter.
    pub(super) origin: OriginId,
    /// The byte of the parameter's value.
    start: u32,
}

impl Mark {
    /// The byte of the SQL.
    pub(super) fn at(&self) -> usize {
        self.at as usize
    }

    /// The byte of the parameter's value.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }
}

/// The bytes of the name of a column, with the view in front of it.
const IN_NAMES: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        all[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'"');
        byte += 1;
    }
    all
};

/// No SQL that can be sent is longer.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// SQL that is being put together: one text, and a mark for each stretch, so that copying it is cheap.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    text: String,
    marks: Vec<Mark>,
}

impl Fragment {
    /// Nothing yet, with room for what most fields are.
    pub(super) fn with_room() -> Self {
        Self {
            text: String::with_capacity(1024),
            marks: Vec::with_capacity(64),
        }
    }

    /// SQL that Looker adds.
    pub(super) fn of(text: impl AsRef<str>) -> Self {
        let mut fragment = Self::default();
        fragment.push(text);
        fragment
    }

    /// Appends SQL that Looker adds.
    pub(super) fn push(&mut self, text: impl AsRef<str>) {
        self.push_stretch(text.as_ref(), OriginId::NONE, 0);
    }

    /// Appends a number.
    pub(super) fn push_number(&mut self, number: usize) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.push(DIGITS[number % 10]);
    }

    /// Appends SQL that is written in a parameter, from a byte of its value on.
    pub(super) fn push_written(&mut self, text: impl AsRef<str>, origin: OriginId, start: usize) {
        self.push_stretch(text.as_ref(), origin, start);
    }

    // Called from everywhere: as one piece of code it stays near the processor.
    #[inline(never)]
    fn push_stretch(&mut self, text: &str, origin: OriginId, start: usize) {
        if !text.is_empty() {
            self.mark(small(self.text.len()), origin, small(start));
            self.text.push_str(text);
        }
    }

    /// Marks where a stretch begins, unless it goes on from the last one.
    fn mark(&mut self, at: u32, origin: OriginId, start: u32) {
        let goes_on = self.marks.last().is_some_and(|last| {
            last.origin == origin
                && (origin == OriginId::NONE || last.start + (at - last.at) == start)
        });
        if !goes_on {
            self.marks.push(Mark { at, origin, start });
        }
    }

    /// Appends another fragment.
    #[inline(never)]
    pub(super) fn append(&mut self, other: &Self) {
        self.append_marks(&other.marks, 0);
        self.text.push_str(&other.text);
    }

    #[inline(never)]
    fn append_range(&mut self, other: &Self, range: Range<usize>) {
        // Mostly nothing is cut off but blanks at the end of the last stretch.
        if range.start == 0 && other.marks.last().is_some_and(|mark| mark.at() < range.end) {
            self.append_marks(&other.marks, 0);
            self.text.push_str(&other.text[range]);
            return;
        }
        let begin = other.marks.partition_point(|mark| mark.at() <= range.start);
        let end = other.marks.partition_point(|mark| mark.at() < range.end);
        // The stretch in which the range begins is there from here on.
        if let Some(cut) = other.marks[..begin].last().filter(|_| !range.is_empty()) {
            let from = small(range.start);
            let start = cut.start + (from - cut.at);
            self.mark(small(self.text.len()), cut.origin, start);
            self.append_marks(&other.marks[begin..end], from);
        }
        self.text.push_str(&other.text[range]);
    }

    /// Appends marks of a text that is about to follow, from its byte `from` on.
    fn append_marks(&mut self, marks: &[Mark], from: u32) {
        let Some((first, rest)) = marks.split_first() else {
            return;
        };
        let begin = small(self.text.len());
        // Within a fragment no stretch goes on from the one before it.
        self.mark(begin + (first.at - from), first.origin, first.start);
        self.marks.extend(rest.iter().map(|mark| Mark {
            at: begin + (mark.at - from),
            ..*mark
        }));
    }

    /// Makes room for other fragments and some words between them.
    pub(super) fn reserve<'f>(&mut self, others: impl Iterator<Item = &'f Self>) {
        const BETWEEN: usize = 64;
        let (text, marks) = others.fold((0, 0), |(text, marks), other| {
            let text = text + other.text.len() + BETWEEN;
            (text, marks + other.marks.len() + 1)
        });
        self.text.reserve(text);
        self.marks.reserve(marks);
    }

    /// Room for the same with a text before and after it.
    fn room_between(&self, before: &str, after: &str) -> Self {
        Self {
            text: String::with_capacity(before.len() + self.text.len() + after.len()),
            marks: Vec::with_capacity(self.marks.len() + 2),
        }
    }

    /// The same with a text before and after it.
    pub(super) fn between(&self, before: &str, after: &str) -> Self {
        let mut fragment = self.room_between(before, after);
        fragment.push(before);
        fragment.append(self);
        fragment.push(after);
        fragment
    }

    /// Appends another fragment without blanks at its ends, with a text before and after it.
    #[inline(never)]
    pub(super) fn append_trimmed_between(&mut self, other: &Self, before: &str, after: &str) {
        let range = without_blanks(&other.text);
        self.push(before);
        self.append_range(other, range);
        self.push(after);
    }

    /// The same without blanks at its ends, with a text before and after it.
    pub(super) fn trimmed_between(&self, before: &str, after: &str) -> Self {
        let mut fragment = self.room_between(before, after);
        fragment.append_trimmed_between(self, before, after);
        fragment
    }

    /// The same without blanks at its ends.
    pub(super) fn trimmed(&self) -> Self {
        self.trimmed_between("", "")
    }

    /// The same without blanks at its end.
    pub(super) fn trim_end(mut self) -> Self {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        while self.marks.last().is_some_and(|last| last.at() >= length) {
            self.marks.pop();
        }
        self
    }

    /// Leaves nothing of it but its room.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
    }

    /// A template with a fragment in place of each `{}`.
    pub(super) fn fill(template: &str, with: &Self) -> Self {
        let mut fragment = with.room_between(template, "");
        for (index, part) in template.split("{}").enumerate() {
            if index > 0 {
                fragment.append(with);
            }
            fragment.push(part);
        }
        fragment
    }

    /// Fragments with a text between them.
    pub(super) fn join<F: Borrow<Self>>(
        fragments: impl IntoIterator<Item = F>,
        between: &str,
    ) -> Self {
        let mut joined = Self::default();
        for (index, fragment) in fragments.into_iter().enumerate() {
            if index > 0 {
                joined.push(between);
            }
            joined.append(fragment.borrow());
        }
        joined
    }

    /// The SQL.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The SQL and its marks.
    pub(super) fn into_parts(self) -> (String, Vec<Mark>) {
        (self.text, self.marks)
    }

    /// Whether it is no more than the name of a column, so that no operator can tear it apart.
    #[inline(never)]
    pub(super) fn is_simple(&self) -> bool {
        let is_name = |byte: u8| IN_NAMES[usize::from(byte)];
        let name = self.text.trim();
        !name.is_empty() && name.bytes().all(is_name)
    }
}

/// The range of a text without blanks at its ends.
fn without_blanks(text: &str) -> Range<usize> {
    let is_ink = |byte: &u8| byte.is_ascii_graphic();
    // Most texts begin with a letter and end with one or with a single blank.
    if let [first, .., before, last] = text.as_bytes()
        && is_ink(first)
    {
        if is_ink(last) {
            return 0..text.len();
        }
        if *last == b' ' && is_ink(before) {
            return 0..text.len() - 1;
        }
    }
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

#[cfg(test)]
mod tests {
    use super::{Fragment, Mark, OriginId};

    /// The stretches, each with the byte of its parameter.
    fn stretches(fragment: &Fragment) -> Vec<(&str, Option<usize>)> {
        let ends = fragment.marks.iter().skip(1).map(Mark::at);
        let ends = ends.chain([fragment.text.len()]);
        fragment
            .marks
            .iter()
            .zip(ends)
            .map(|(mark, end)| {
                let start = mark.origin.number().map(|_| mark.start());
                (&fragment.text[mark.at()..end], start)
            })
            .collect()
    }

    #[test]
    fn stretches_keep_their_places() {
        let mut field = Fragment::default();
        field.push_written("  v", OriginId::new(0), 0);
        field.push_written(".x", OriginId::new(0), 8);
        field.push_written(" + 1 ", OriginId::new(0), 10);
        let inner = [("v", Some(2)), (".x + 1", Some(8))];
        assert_eq!(stretches(&field.trimmed()), inner);
        let around = field.trimmed_between("(", ")");
        let expected = [[("(", None)].as_slice(), &inner, &[(")", None)]].concat();
        assert_eq!(stretches(&around), expected);
        let twice = Fragment::join([&around, &around], ", ");
        assert_eq!(twice.text(), "(v.x + 1), (v.x + 1)");
        assert_eq!(stretches(&twice)[3], ("), (", None));
        assert_eq!(stretches(&twice.trim_end()).len(), 7);
        let filled = Fragment::fill("f({}, {})", &field.trimmed());
        assert_eq!(filled.text(), "f(v.x + 1, v.x + 1)");
    }

    #[test]
    fn a_name_is_simple() {
        let is_simple = |text: &str| Fragment::of(text).is_simple();
        assert!(is_simple("v.\"at\" "));
        assert!(!is_simple("NOT v.x") && !is_simple(" ") && !is_simple("a + b"));
    }
}
