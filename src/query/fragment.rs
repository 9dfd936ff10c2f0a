//! `Fragment`: SQL that is being put together, with marks that say where each stretch of it is written.

use std::borrow::Borrow;
use std::ops::Range;

/// The number of a parameter that holds SQL, in the list that goes with the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OriginId(pub(super) usize);

/// Where a stretch of SQL begins, and where it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The byte of the SQL.
    pub(super) at: usize,
    /// The parameter; `None` for what Looker adds.
    pub(super) origin: Option<OriginId>,
    /// The byte of the parameter's value.
    pub(super) start: usize,
}

/// SQL that is being put together: one text, and a mark for each stretch, so that copying it is cheap.
#[derive(Clone, Debug, Default)]
pub(super) struct Fragment {
    text: String,
    marks: Vec<Mark>,
}

impl Fragment {
    /// SQL that Looker adds.
    pub(super) fn of(text: impl AsRef<str>) -> Self {
        let mut fragment = Self::default();
        fragment.push(text);
        fragment
    }

    /// Appends SQL that Looker adds.
    pub(super) fn push(&mut self, text: impl AsRef<str>) {
        self.push_stretch(text.as_ref(), None, 0);
    }

    /// Appends SQL that is written in a parameter, from a byte of its value on.
    pub(super) fn push_written(&mut self, text: impl AsRef<str>, origin: OriginId, start: usize) {
        self.push_stretch(text.as_ref(), Some(origin), start);
    }

    fn push_stretch(&mut self, text: &str, origin: Option<OriginId>, start: usize) {
        if !text.is_empty() {
            self.mark(self.text.len(), origin, start);
            self.text.push_str(text);
        }
    }

    /// Marks where a stretch begins, unless it goes on from the last one.
    fn mark(&mut self, at: usize, origin: Option<OriginId>, start: usize) {
        let goes_on = |last: &Mark| {
            last.origin == origin && (origin.is_none() || last.start + (at - last.at) == start)
        };
        if !self.marks.last().is_some_and(goes_on) {
            self.marks.push(Mark { at, origin, start });
        }
    }

    /// Appends another fragment.
    pub(super) fn append(&mut self, other: &Self) {
        self.append_marks(&other.marks, 0);
        self.text.push_str(&other.text);
    }

    fn append_range(&mut self, other: &Self, range: Range<usize>) {
        let begin = other.marks.partition_point(|mark| mark.at <= range.start);
        let end = other.marks.partition_point(|mark| mark.at < range.end);
        // The stretch in which the range begins is there from here on.
        if let Some(cut) = other.marks[..begin].last().filter(|_| !range.is_empty()) {
            let start = cut.start + (range.start - cut.at);
            self.mark(self.text.len(), cut.origin, start);
            self.append_marks(&other.marks[begin..end], range.start);
        }
        self.text.push_str(&other.text[range]);
    }

    /// Appends marks of a text that is about to follow, from its byte `from` on.
    fn append_marks(&mut self, marks: &[Mark], from: usize) {
        let Some((first, rest)) = marks.split_first() else {
            return;
        };
        let begin = self.text.len();
        let moved = |mark: &Mark| begin + (mark.at - from);
        // Within a fragment no stretch goes on from the one before it.
        self.mark(moved(first), first.origin, first.start);
        self.marks.extend(rest.iter().map(|mark| Mark {
            at: moved(mark),
            ..*mark
        }));
    }

    /// Nothing yet, with room for what is written in a text of that length.
    pub(super) fn with_room(length: usize) -> Self {
        const A_STRETCH: usize = 32;
        Self {
            text: String::with_capacity(length),
            marks: Vec::with_capacity(length / A_STRETCH + 1),
        }
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

    /// The same with a text before and after it.
    pub(super) fn between(&self, before: &str, after: &str) -> Self {
        let mut fragment = Self {
            text: String::with_capacity(before.len() + self.text.len() + after.len()),
            marks: Vec::with_capacity(self.marks.len() + 2),
        };
        fragment.push(before);
        fragment.append(self);
        fragment.push(after);
        fragment
    }

    /// Appends another fragment without blanks at its ends, with a text before and after it.
    pub(super) fn append_trimmed_between(&mut self, other: &Self, before: &str, after: &str) {
        let start = other.text.len() - other.text.trim_start().len();
        let length = other.text.trim().len();
        self.text.reserve(before.len() + length + after.len());
        self.marks.reserve(other.marks.len() + 2);
        self.push(before);
        self.append_range(other, start..start + length);
        self.push(after);
    }

    /// The same without blanks at its ends, with a text before and after it.
    pub(super) fn trimmed_between(&self, before: &str, after: &str) -> Self {
        let mut fragment = Self::default();
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
        while self.marks.last().is_some_and(|last| last.at >= length) {
            self.marks.pop();
        }
        self
    }

    /// A template with a fragment in place of each `{}`.
    pub(super) fn fill(template: &str, with: &Self) -> Self {
        let mut fragment = Self::default();
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
    pub(super) fn is_simple(&self) -> bool {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_.\"".contains(c);
        let name = self.text.trim();
        !name.is_empty() && name.chars().all(is_name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fragment, OriginId};

    /// The stretches, each with the byte of its parameter.
    fn stretches(fragment: &Fragment) -> Vec<(&str, Option<usize>)> {
        let ends = fragment.marks.iter().skip(1).map(|next| next.at);
        let ends = ends.chain([fragment.text.len()]);
        fragment
            .marks
            .iter()
            .zip(ends)
            .map(|(mark, end)| {
                let start = mark.origin.map(|_| mark.start);
                (&fragment.text[mark.at..end], start)
            })
            .collect()
    }

    #[test]
    fn stretches_keep_their_places() {
        let mut field = Fragment::default();
        field.push_written("  v", OriginId(0), 0);
        field.push_written(".x", OriginId(0), 8);
        field.push_written(" + 1 ", OriginId(0), 10);
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
