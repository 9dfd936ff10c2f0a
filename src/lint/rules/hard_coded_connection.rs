//! # What it does
//! Finds models that name their connection, where a constant could.
//!
//! # Why is this bad?
//! The model runs in one Looker only; whoever installs it elsewhere has to edit it.
//!
//! # Example
//! ```lookml
//! connection: "athena_prod"
//! ```
//!
//! # Use instead
//! ```lookml
//! connection: "@{CONNECTION_NAME}"
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-manifest-constant>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Declaration, Value};

pub(super) const RULE: Rule = Rule {
    name: "hard-coded-connection",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("hard_coded_connection.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, declaration) in context.declarations() {
        let Declaration::Parameter(parameter) = declaration else {
            continue;
        };
        let (Value::Text(name) | Value::Word(name)) = &parameter.value else {
            continue;
        };
        if parameter.name == "connection" && !name.contains("@{") {
            findings.push(
                RULE.finding("this model names its connection")
                    .on(parameter.origin.value().map(|it| it.place()))
                    .help("declare a constant in `manifest.lkml`, and write `connection: \"@{CONNECTION_NAME}\"`"),
            );
        }
    }
}
