//! `Word`, and what the languages share: lists parted by commas, and user attributes.

use std::ops::Range;

/// A word and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl Word<'_> {
    pub(super) fn span(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    pub(super) fn is(self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }
}

/// The words between blanks, where the text begins at a byte of the whole expression.
pub(super) fn words(text: &str, start: usize) -> Vec<Word<'_>> {
    text.split_ascii_whitespace()
        .map(|word| Word {
            text: word,
            start: start + (word.as_ptr().addr() - text.as_ptr().addr()),
        })
        .collect()
}

/// The parts between commas, each with the byte at which it begins.
pub(super) fn list(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(',').map(move |item| {
        let at = start;
        start += item.len() + 1;
        (at, item)
    })
}

/// `name` of `{{ _user_attributes['name'] }}`.
pub(super) fn user_attribute(text: &str) -> Option<&str> {
    text.trim()
        .strip_prefix("{{")?
        .strip_suffix("}}")?
        .trim()
        .strip_prefix("_user_attributes[")?
        .strip_suffix(']')?
        .trim()
        .strip_prefix(['\'', '"'])?
        .strip_suffix(['\'', '"'])
}
