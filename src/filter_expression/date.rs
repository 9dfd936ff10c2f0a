//! `DateFilter`: intervals relative to a clock.

mod literal;
mod phrase;

use std::ops::Range;

pub(crate) use phrase::weekday;

use super::fault::Fault;
use super::item::{Word, list, user_attribute, words};
use crate::athena::Assumption;
use crate::filter_expression::Moment;

/// Any of the terms; none is any time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateFilter {
    /// What is let through.
    pub terms: Vec<DateTerm>,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTerm {
    /// What is let through.
    pub test: DateTest,
    /// What Looker's documentation leaves open in this phrase.
    pub assumed: Option<Assumption>,
    /// Byte range in the expression.
    pub span: Range<usize>,
}

/// What a date has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateTest {
    /// In an interval.
    Within(Interval),
    /// `NULL`
    Null,
    /// `NOT NULL`
    NotNull,
    /// A phrase of fiscal years or quarters, which begin where the model says.
    Fiscal,
    /// `{{ _user_attributes['name'] }}`: known to the Looker instance alone.
    UserAttribute(String),
}

/// From a moment on and up to another, which is not part of it; `None` is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The first moment.
    pub start: Option<Moment>,
    /// The first moment after it.
    pub end: Option<Moment>,
}

pub(super) fn parse(text: &str) -> Result<DateFilter, Fault> {
    if text.trim().is_empty() {
        return Ok(DateFilter::default());
    }
    let terms = list(text).map(|(start, item)| term(start, item));
    Ok(DateFilter {
        terms: terms.collect::<Result<_, _>>()?,
    })
}

fn term(start: usize, item: &str) -> Result<DateTerm, Fault> {
    let span = start..start + item.len();
    if let Some(name) = user_attribute(item) {
        return Ok(DateTerm {
            test: DateTest::UserAttribute(name.to_owned()),
            assumed: None,
            span,
        });
    }
    let written = words(item, start);
    if written.is_empty() {
        return Err(Fault::empty_item(start));
    }
    let (test, assumed) = known(&written).ok_or_else(|| unknown(&written))?;
    Ok(DateTerm {
        test,
        assumed,
        span,
    })
}

fn known(written: &[Word<'_>]) -> Option<(DateTest, Option<Assumption>)> {
    match without_fiscal(written) {
        Some(plain) => phrase::parse(&words(&plain, 0)).map(|_| (DateTest::Fiscal, None)),
        None => phrase::parse(written),
    }
}

/// The phrase in years and quarters of the calendar, where it is one of fiscal ones.
fn without_fiscal(words: &[Word<'_>]) -> Option<String> {
    let mut plain = String::new();
    let mut is_fiscal = false;
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1).map_or("", |next| next.text);
        let year = word.text.strip_prefix("FY");
        let is_unit = ["quarter", "year"].iter().any(|unit| {
            next.len() <= unit.len() + 1 && next.to_ascii_lowercase().starts_with(unit)
        });
        is_fiscal |= year.is_some() || word.is("fiscal") && is_unit;
        if !word.is("fiscal") {
            plain.push_str(year.unwrap_or(word.text));
            plain.push(' ');
        }
    }
    is_fiscal.then_some(plain)
}

fn unknown(words: &[Word<'_>]) -> Fault {
    let start = words.first().map_or(0, |word| word.start);
    let end = words.last().map_or(0, |word| word.span().end);
    let phrase: Vec<&str> = words.iter().map(|word| word.text).collect();
    Fault::new(
        start..end,
        format!("`{}` is no phrase of Looker's dates", phrase.join(" ")),
        "write such as `7 days`, `7 days ago for 7 days`, `this month`, `2025-01-03 to 2025-01-17` or \
         `after 2025-01-03`",
    )
}
