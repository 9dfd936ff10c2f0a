//! `NumberFilter`: sets of numbers.

mod scan;

use std::ops::Range;

use super::fault::Fault;
use crate::athena::Assumption;

/// Any of the terms that let something through, and all of those that keep something out; none is any
/// value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberFilter {
    /// The entries of the list.
    pub terms: Vec<NumberTerm>,
}

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTerm {
    /// Whether it keeps out what the test lets through. Rows without a value stay, but for `NOT NULL`.
    pub is_negated: bool,
    /// What is looked for.
    pub test: NumberTest,
    /// What Looker's documentation leaves open in this entry.
    pub assumed: Option<Assumption>,
    /// Byte range in the expression.
    pub span: Range<usize>,
}

/// What a number has to be. Numbers stay in the spelling of the expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberTest {
    /// This number.
    Equals(String),
    /// Between two numbers; `None` is open.
    Within {
        /// The lower end.
        low: Option<Bound>,
        /// The upper end.
        high: Option<Bound>,
        /// Whether it was written as a comparison, such as `>5`, and not as an interval.
        is_comparison: bool,
    },
    /// `NULL`: no value.
    Null,
    /// `{{ _user_attributes['name'] }}`: known to the Looker instance alone.
    UserAttribute(String),
}

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number.
    pub number: String,
    /// Whether the number itself belongs to the interval.
    pub is_included: bool,
}

pub(super) fn parse(text: &str) -> Result<NumberFilter, Fault> {
    if text.trim().is_empty() {
        return Ok(NumberFilter::default());
    }
    let mut terms = scan::terms(text)?;
    let count_of_nots = terms.iter().filter(|term| term.is_negated).count();
    if count_of_nots == 1 {
        spread_not(&mut terms);
    }
    Ok(NumberFilter { terms })
}

/// A single `NOT` reaches the numbers beside its own, in both directions: `NOT 66, 99, 4` keeps all
/// three out. Where it stands on a comparison it reaches on to all that follow; intervals it never
/// reaches.
///
/// Source: <https://cloud.google.com/looker/docs/filter-expressions#number>, and for the numbers before
/// the `NOT` the grammar's own test items.
fn spread_not(terms: &mut [NumberTerm]) {
    let Some(at) = terms.iter().position(|term| term.is_negated) else {
        return;
    };
    match &terms[at].test {
        NumberTest::Equals(_) => {
            let is_number = |term: &&mut NumberTerm| matches!(term.test, NumberTest::Equals(_));
            let (before, after) = terms.split_at_mut(at);
            for term in before.iter_mut().rev().take_while(is_number) {
                term.is_negated = true;
            }
            for term in after.iter_mut().take_while(is_number) {
                term.is_negated = true;
            }
        }
        NumberTest::Within {
            is_comparison: true,
            ..
        } => {
            for term in &mut terms[at..] {
                let is_interval = matches!(
                    term.test,
                    NumberTest::Within {
                        is_comparison: false,
                        ..
                    }
                );
                if !is_interval && !matches!(term.test, NumberTest::Null) {
                    term.is_negated = true;
                    term.assumed = Some(Assumption::NotReachesOn);
                }
            }
        }
        _ => {}
    }
}
