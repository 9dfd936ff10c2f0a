//! # What it does
//! Finds parameters that no page of the LookML reference names.
//!
//! # Why is this bad?
//! Mostly the name is misspelt, and Looker's validator refuses it: what it was meant to set is not
//! set. Looker learns new parameters from time to time, so this is a warning.
//!
//! # Example
//! ```lookml
//! dimension: user_name { lable: "User" }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: user_name { label: "User" }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/lookml-quick-reference>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::{Check, Context, Family, Level, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "unknown-parameter",
    family: Family::Validity,
    level: Level::Warning,
    file: include_str!("unknown_parameter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for parameter in context.strays() {
        let key = parameter.key();
        if blocks::homes(key).next().is_some() {
            continue;
        }
        let finding = RULE.finding(format!(
            "`{}` is no parameter of {}",
            excerpt(key),
            parameter.block_in_words()
        ));
        let finding = finding.on(Some(parameter.place()));
        findings.push(match near_word(key, parameter.block.parameters()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("remove it; if Looker knows it, allow this rule here"),
        });
    }
}
