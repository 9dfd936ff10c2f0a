//! # What it does
//! Finds derived tables that are made by asking an explore which is not there.
//!
//! # Why is this bad?
//! Looker cannot make the table, and every query of the view fails.
//!
//! # Example
//! ```lookml
//! derived_table: { explore_source: cloudtrial { column: eventname {} } }
//! ```
//!
//! # Use instead
//! ```lookml
//! derived_table: { explore_source: cloudtrail { column: eventname {} } }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-view-explore-source>

use crate::diagnostic::{Diagnostics, excerpt, near_word};
use crate::lint::written_queries::explore_sources;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::Explore;

pub(super) const RULE: Rule = Rule {
    name: "unknown-source-explore",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_source_explore.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models().filter(|model| !model.is_open) {
        for (view, source) in explore_sources(model) {
            if source.explore(model).is_some() {
                continue;
            }
            let finding = RULE.finding(format!(
                "the derived table of `{}` asks the explore `{}`, which the model does not have",
                view.name(),
                excerpt(source.name)
            ));
            let near = near_word(source.name, model.explores.iter().map(Explore::name));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "include the file that declares it".to_owned(),
            };
            let place = source.parameter.origin.value().map(|it| it.key());
            findings.push(finding.on(place).help(help));
        }
    }
}
