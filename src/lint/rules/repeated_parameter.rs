//! # What it does
//! Finds parameters that stand twice in a block, where LookML takes one.
//!
//! # Why is this bad?
//! Only one of them has an effect, and which one is not documented.
//!
//! # Example
//! ```lookml
//! dimension: user_name { label: "User"  label: "Name" }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: user_name { label: "User" }
//! ```

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::lint::placement::each_block;
use crate::lint::{Check, Context, Family, Level, Rule, blocks};

pub(super) const RULE: Rule = Rule {
    name: "repeated-parameter",
    family: Family::Validity,
    level: Level::Warning,
    file: include_str!("repeated_parameter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_block(context, &mut |parameters| {
        let mut seen = BTreeSet::new();
        for parameter in parameters {
            let key = parameter.key();
            if seen.insert(key) || blocks::is_repeatable(key) {
                continue;
            }
            findings.push(
                RULE.finding(format!("`{key}` stands twice in this block"))
                    .on(Some(parameter.place()))
                    .help("keep one of them"),
            );
        }
    });
}
