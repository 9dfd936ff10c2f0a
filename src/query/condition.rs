//! Filters to SQL conditions.

mod date;
mod number;
mod string;

use jiff::civil::Weekday;

use super::clock::Clock;
use super::fragment::Fragment;
use super::refusal::Refusal;
use crate::athena::{Assumption, Assumptions};
use crate::filter_expression::{Filter, YesnoFilter, YesnoTest};

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

/// Appends the condition that a filter puts on an expression; `false` where any value passes.
pub(super) fn condition(
    sql: &mut Fragment,
    filter: &Filter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<bool, Refusal> {
    match filter {
        Filter::Date(filter) => date::condition(sql, filter, left, setting, assumed),
        Filter::String(filter) => string::condition(sql, filter, left, setting, assumed),
        Filter::Number(filter) => {
            let condition = number::condition(filter, &left.trimmed(), setting, assumed)?;
            Ok(condition.map(|condition| sql.append(&condition)).is_some())
        }
        Filter::Yesno(filter) => Ok(yesno(sql, filter, left, assumed)),
    }
}

pub(super) use date::moment;

fn yesno(
    sql: &mut Fragment,
    filter: &YesnoFilter,
    left: &Fragment,
    assumed: &mut Assumptions,
) -> bool {
    let has = |test| filter.tests.contains(&test);
    match (has(YesnoTest::Yes), has(YesnoTest::No)) {
        (true, false) => append_enclosed(sql, left),
        (false, true) => {
            assumed.insert(Assumption::No);
            sql.append_trimmed_between(left, "NOT COALESCE(", ", FALSE)");
        }
        _ => return false,
    }
    true
}

/// Appends an expression with parentheses, unless it stands in its own.
#[inline(never)]
pub(super) fn append_enclosed(sql: &mut Fragment, left: &Fragment) {
    let (before, after) = if is_enclosed(left) {
        ("", "")
    } else {
        ("(", " )")
    };
    sql.append_trimmed_between(left, before, after);
}

/// An expression as one operand: with parentheses unless it is the name of a column.
pub(super) fn operand(left: &Fragment) -> Fragment {
    let mut operand = Fragment::default();
    append_operand(&mut operand, left);
    operand
}

/// Appends an expression as one operand.
#[inline(never)]
pub(super) fn append_operand(sql: &mut Fragment, left: &Fragment) {
    let is_whole = left.is_simple() || is_enclosed(left);
    let (before, after) = if is_whole { ("", "") } else { ("(", " )") };
    sql.append_trimmed_between(left, before, after);
}

/// Appends the left side of a comparison as Looker writes it: in parentheses, but for the bare column in
/// the filter of a measure.
fn append_compared(sql: &mut Fragment, left: &Fragment, setting: Setting<'_>) {
    if setting.is_in_measure {
        append_operand(sql, left);
    } else {
        sql.append_trimmed_between(left, "(", " )");
    }
}

/// The same by itself.
fn compared(left: &Fragment, setting: Setting<'_>) -> Fragment {
    let mut compared = Fragment::default();
    append_compared(&mut compared, left, setting);
    compared
}

/// Whether the parenthesis with which an expression begins is closed by the one with which it ends.
#[inline(never)]
fn is_enclosed(expression: &Fragment) -> bool {
    let text = expression.text().trim().as_bytes();
    if text.first() != Some(&b'(') {
        return false;
    }
    let (mut depth, mut at) = (0_usize, 0);
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\'' | b'(' | b')');
    while let Some(ahead) = text
        .get(at..)
        .and_then(|rest| rest.iter().position(is_special))
    {
        at += ahead;
        let byte = text[at];
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1 == text.len();
                }
            }
            b'\'' | b'"' => {
                let rest = text[at + 1..].iter();
                let length = rest.take_while(|inside| **inside != byte).count();
                at += length + 1;
            }
            _ => {}
        }
        at += 1;
    }
    false
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
