//! # What it does
//! Finds filter expressions that the language of the field does not know: of dates, numbers, texts, and
//! yes and no.
//!
//! # Why is this bad?
//! Looker shows no rows, all rows, or an error, and the tile or the measure says something else
//! than its name.
//!
//! # Example
//! ```lookml
//! measure: recent { type: count  filters: [event_date: "last weeks 2"] }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: recent { type: count  filters: [event_date: "2 weeks"] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/filter-expressions>

mod expressions;

use crate::diagnostic::{Diagnostics, excerpt};
use crate::filter_expression::{self, Fault, Kind};
use crate::lint::{Check, Context, Family, Level, Rule};

use expressions::{Expression, each_expression};

pub(super) const RULE: Rule = Rule {
    name: "invalid-filter-expression",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("invalid_filter_expression.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_expression(context, &mut |expression: Expression<'_>| {
        let Expression { kind, text, .. } = expression;
        if is_computed(text) || is_laid_out(kind, text) {
            return;
        }
        if let Some(fault) = fault_of(&expression) {
            let message = format!("`{}` is no filter of {}", excerpt(text), of(kind));
            findings.push(
                RULE.finding(message)
                    .on(expression.place)
                    .note(fault.message)
                    .help(fault.help),
            );
        }
    });
}

fn fault_of(expression: &Expression<'_>) -> Option<Fault> {
    match expression.read {
        Some(read) => read.read().err().cloned(),
        None => filter_expression::parse(expression.kind, expression.text).err(),
    }
}

/// Liquid, constants and user attributes stand for some text.
fn is_computed(text: &str) -> bool {
    ["{{", "{%", "@{", "_user_attributes"]
        .iter()
        .any(|mark| text.contains(mark))
}

/// Google's own blocks lay long lists of texts out over lines, and no page says what becomes of that.
fn is_laid_out(kind: Kind, text: &str) -> bool {
    kind == Kind::String && text.contains(char::is_control)
}

fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "a date",
        Kind::String => "a text",
        Kind::Number => "a number",
        Kind::Yesno => "yes and no",
    }
}
