//! Sets of numbers to conditions.

use super::{Setting, combine, compared, operand, user_attribute};
use crate::athena::{Assumption, Assumptions};
use crate::filter_expression::{Bound, NumberFilter, NumberTest};
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

pub(super) fn condition(
    filter: &NumberFilter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<Option<Fragment>, Refusal> {
    let with = |left: Fragment, sign: &str| {
        let mut condition = left;
        condition.push(format!(" {sign}"));
        condition
    };
    let is = |sign: &str| with(compared(left, setting), sign);
    let (mut positive, mut negative) = (Vec::new(), Vec::new());
    let (mut equal, mut unequal) = (Vec::new(), Vec::new());
    for term in &filter.terms {
        assumed.extend(term.assumed);
        match (&term.test, term.is_negated) {
            (NumberTest::Equals(number), false) => equal.push(number.as_str()),
            (NumberTest::Equals(number), true) => unequal.push(number.as_str()),
            (NumberTest::Null, false) => positive.push(is("IS NULL")),
            (NumberTest::Null, true) => negative.push(is("IS NOT NULL")),
            (NumberTest::Within { low, high, .. }, false) => {
                let is_closed = low.is_some() && high.is_some();
                let sides = sides(low.as_ref(), high.as_ref(), [">", "<"], true);
                let sides: Vec<Fragment> = sides.iter().map(|side| is(side)).collect();
                if sides.is_empty() {
                    positive.push(is("IS NOT NULL"));
                }
                if is_closed {
                    assumed.insert(Assumption::NumberInterval);
                    positive.push(Fragment::join(sides, " AND ").between("(", ")"));
                } else {
                    positive.extend(sides);
                }
            }
            (NumberTest::Within { low, high, .. }, true) => {
                assumed.insert(Assumption::NumberNegation);
                let sides = sides(low.as_ref(), high.as_ref(), ["<", ">"], false);
                let outside = sides
                    .iter()
                    .map(|side| with(operand(left), side))
                    .chain([with(operand(left), "IS NULL")]);
                negative.push(Fragment::join(outside, " OR ").between("(", ")"));
            }
            (NumberTest::UserAttribute(name), _) => return Err(user_attribute(name)),
        }
    }
    match equal.as_slice() {
        [] => {}
        [number] => positive.insert(0, is(&format!("= {number}"))),
        numbers => positive.insert(0, is(&format!("IN ({})", numbers.join(", ")))),
    }
    if !unequal.is_empty() {
        assumed.insert(Assumption::NumberNegation);
        let sign = match unequal.as_slice() {
            [number] => format!("<> {number}"),
            numbers => format!("NOT IN ({})", numbers.join(", ")),
        };
        let mut condition = with(operand(left), &sign);
        condition.push(" OR ");
        condition.append(&operand(left));
        negative.insert(0, condition.between("(", " IS NULL)"));
    }
    Ok(combine(positive, negative))
}

/// The comparisons with the two ends; outside of an interval its own ends count the other way.
fn sides(
    low: Option<&Bound>,
    high: Option<&Bound>,
    [above, below]: [&str; 2],
    is_inside: bool,
) -> Vec<String> {
    let side = |bound: &Bound, sign: &str| {
        let equal = if bound.is_included == is_inside {
            "="
        } else {
            ""
        };
        format!("{sign}{equal} {}", bound.number)
    };
    let low = low.map(|low| side(low, above));
    let high = high.map(|high| side(high, below));
    low.into_iter().chain(high).collect()
}
