//! # What it does
//! Finds data tests over an explore that is not there.
//!
//! # Why is this bad?
//! Looker says `Unknown source explore`: the test tests nothing.
//!
//! # Example
//! ```lookml
//! test: ids { explore_source: cloudtrial { .. } }
//! ```
//!
//! # Use instead
//! ```lookml
//! test: ids { explore_source: cloudtrail { .. } }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>
//! <https://cloud.google.com/looker/docs/reference/param-model-test>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::near_word;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::resolve::Explore;

pub(super) const RULE: Rule = Rule {
    name: "unknown-test-explore",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_test_explore.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for test in &model.tests {
            let name = &test.explore_source.explore;
            if model.is_open || model.explore(name).is_some() {
                continue;
            }
            let finding = RULE.finding(format!(
                "the test `{}` asks the explore `{name}`, which the model does not have",
                test.name
            ));
            let place = test.origin.parameter("explore_source").map(|it| it.key());
            let near = near_word(name, model.explores.iter().map(Explore::name));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "include the file that declares it".to_owned(),
            };
            findings.push(finding.on(place).help(help));
        }
    }
}
