//! # What it does
//! Finds values that are none of the words that a parameter takes: truth values, relationships,
//! kinds of join, datatypes, intervals and the like, and numbers that are none.
//!
//! # Why is this bad?
//! Looker's validator refuses them, or takes the default.
//!
//! # Example
//! ```lookml
//! join: ip_block { relationship: many_to_1  sql_on: ${a} = ${b} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! join: ip_block { relationship: many_to_one  sql_on: ${a} = ${b} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/lookml-quick-reference>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::closed_words::{self, Values};
use crate::lint::placement::{Placement, each_parameter};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::syntax::{ListItem, Value};

pub(super) const RULE: Rule = Rule {
    name: "invalid-value",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("invalid_value.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_parameter(context, &mut |parameter: Placement<'_>| {
        let Some(values) = closed_words::values(parameter.block, parameter.key()) else {
            return;
        };
        match &parameter.pair.value {
            Value::Word(_) | Value::Quoted(_) => {
                look(&parameter, &parameter.pair.value, values, findings);
            }
            Value::List(list) => {
                for item in list.items() {
                    if let ListItem::Value(value) = item {
                        look(&parameter, value, values, findings);
                    }
                }
            }
            _ => {}
        }
    });
}

fn look(parameter: &Placement<'_>, value: &Value, values: Values, findings: &mut Diagnostics) {
    let (Value::Word(token) | Value::Quoted(token)) = value else {
        return;
    };
    let written = parameter.document.text(*token);
    // A constant stands for some word.
    if written.contains("@{") || values.has(written.trim_matches('"')) {
        return;
    }
    let key = parameter.key();
    let finding = RULE
        .finding(format!(
            "`{}` is no value of `{key}`",
            excerpt(written.trim_matches('"'))
        ))
        .on(Some(parameter.place_of(token.range())));
    findings.push(match near_word(written, values.words().iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(values.help()),
    });
}
