//! Filters to SQL conditions.

mod date;
mod number;
mod string;

use jiff::civil::Weekday;

use super::clock::Clock;
use super::filter_expression::{Filter, YesnoFilter, YesnoTest};
use super::fragment::Fragment;
use super::refusal::Refusal;
use crate::athena::{Assumption, Assumptions};

/// What conditions depend on besides the filter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'c> {
    /// What is now.
    pub(super) clock: Clock,
    /// The time zone of the query, where it is not the database's.
    pub(super) timezone: Option<&'c str>,
    /// The first day of the week.
    pub(super) week_start: Weekday,
    /// Whether `a` and `A` differ.
    pub(super) is_case_sensitive: bool,
    /// Whether the condition is one of a measure's, inside of `CASE`.
    pub(super) is_in_measure: bool,
}

/// The condition that a filter puts on an expression; `None` where any value passes.
pub(super) fn condition(
    filter: &Filter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<Option<Fragment>, Refusal> {
    let left = &left.trimmed();
    match filter {
        Filter::Date(filter) => date::condition(filter, left, setting, assumed),
        Filter::String(filter) => string::condition(filter, left, setting, assumed),
        Filter::Number(filter) => number::condition(filter, left, setting, assumed),
        Filter::Yesno(filter) => Ok(yesno(filter, left, assumed)),
    }
}

pub(super) use date::moment;

fn yesno(filter: &YesnoFilter, left: &Fragment, assumed: &mut Assumptions) -> Option<Fragment> {
    let has = |test| filter.tests.contains(&test);
    match (has(YesnoTest::Yes), has(YesnoTest::No)) {
        (true, false) => Some(enclosed(left)),
        (false, true) => {
            assumed.insert(Assumption::No);
            Some(left.between("NOT COALESCE(", ", FALSE)"))
        }
        _ => None,
    }
}

/// An expression with parentheses, unless it stands in its own.
pub(super) fn enclosed(left: &Fragment) -> Fragment {
    if is_enclosed(left) {
        left.clone()
    } else {
        left.between("(", " )")
    }
}

/// An expression as one operand: with parentheses unless it is the name of a column.
pub(super) fn operand(left: &Fragment) -> Fragment {
    let mut operand = Fragment::default();
    append_operand(&mut operand, left);
    operand
}

/// Appends an expression as one operand.
pub(super) fn append_operand(sql: &mut Fragment, left: &Fragment) {
    let is_whole = left.is_simple() || is_enclosed(left);
    let (before, after) = if is_whole { ("", "") } else { ("(", " )") };
    sql.append_trimmed_between(left, before, after);
}

/// The left side of a comparison as Looker writes it: in parentheses, but for the bare column in the
/// filter of a measure.
fn compared(left: &Fragment, setting: Setting<'_>) -> Fragment {
    if setting.is_in_measure {
        operand(left)
    } else {
        left.between("(", " )")
    }
}

/// Whether the parenthesis with which an expression begins is closed by the one with which it ends.
fn is_enclosed(expression: &Fragment) -> bool {
    let text = expression.text().trim();
    if !text.starts_with('(') {
        return false;
    }
    let (mut depth, mut quote, mut is_closed) = (0_usize, None, false);
    for byte in text.bytes() {
        if is_closed {
            return false;
        }
        match (quote, byte) {
            (Some(open), _) if open != byte => {}
            (Some(_), _) => quote = None,
            (None, b'\'' | b'"') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.saturating_sub(1);
                is_closed = depth == 0;
            }
            _ => {}
        }
    }
    is_closed
}

/// Puts what lets through and what keeps out together.
fn combine(positive: Vec<Fragment>, negative: Vec<Fragment>) -> Option<Fragment> {
    let mut all = Vec::new();
    match positive.len() {
        0 => {}
        1 => all.extend(positive),
        _ => all.push(Fragment::join(positive, " OR ").between("(", ")")),
    }
    all.extend(negative);
    match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(Fragment::join(all, " AND ").between("(", ")")),
    }
}

/// A text as an SQL literal.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn user_attribute(name: &str) -> Refusal {
    Refusal::new(
        "user-attribute",
        format!(
            "the filter takes the user attribute `{name}`, which the Looker instance alone knows"
        ),
    )
    .help("give the filter a value of its own with `--filter FIELD=EXPRESSION`")
}
