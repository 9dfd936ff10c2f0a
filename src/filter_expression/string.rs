//! `StringFilter`: sets of texts.

mod scan;

use std::ops::Range;

use super::fault::Fault;
use crate::athena::Assumption;

/// Any of the terms that let something through, and all of those that keep something out; none is any
/// value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StringFilter {
    /// The entries of the list.
    pub terms: Vec<StringTerm>,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringTerm {
    /// Whether it keeps out what the test lets through. Rows without a value stay, but for `-NULL` and
    /// `-EMPTY`.
    pub is_negated: bool,
    /// What is looked for.
    pub test: StringTest,
    /// What Looker's documentation leaves open in this entry.
    pub assumed: Option<Assumption>,
    /// Byte range in the expression.
    pub span: Range<usize>,
}

/// What a text has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StringTest {
    /// This text.
    Equals(String),
    /// Of this form.
    Like(Pattern),
    /// `EMPTY`: without a character, or no value.
    Empty,
    /// `NULL`: no value.
    Null,
    /// `{{ _user_attributes['name'] }}`: known to the Looker instance alone.
    UserAttribute(String),
}

/// A text with wild cards, of which at least one is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(pub Vec<Wildcard>);

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wildcard {
    /// This text.
    Text(String),
    /// `%`: any text, also none.
    AnyText,
    /// `_`: any one character.
    AnyCharacter,
}

pub(super) fn parse(text: &str) -> Result<StringFilter, Fault> {
    if text.is_empty() {
        return Ok(StringFilter::default());
    }
    let mut terms = Vec::new();
    let mut rest = scan::Scanner::new(text);
    loop {
        terms.push(rest.term()?);
        if !rest.comma() {
            return Ok(StringFilter { terms });
        }
    }
}
