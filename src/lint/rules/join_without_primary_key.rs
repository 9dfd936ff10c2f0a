//! # What it does
//! Finds joins whose one side has no `primary_key`: the joined view of a `many_to_one` or `one_to_one`
//! join, the base of a `one_to_many` join.
//!
//! # Why is this bad?
//! Without the key Looker cannot tell the rows of the one side apart: its measures do not come through
//! the join, or count rows several times.
//!
//! # Example
//! ```lookml
//! view: ip_block { dimension: block { sql: ${TABLE}.block ;; } }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: ip_block { dimension: block { primary_key: yes  sql: ${TABLE}.block ;; } }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/working-with-joins>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Relationship, YesNo};
use crate::resolve::{ExploreView, View};

pub(super) const RULE: Rule = Rule {
    name: "join-without-primary-key",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("join_without_primary_key.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for join in &explore.joins {
                let one: &ExploreView<'_> = match &join.declared.relationship {
                    Some(Relationship::OneToMany) => &explore.base,
                    Some(Relationship::ManyToMany) => continue,
                    _ => &join.target,
                };
                let view = one.view.as_deref().filter(|view| !view.is_open);
                if view.is_none_or(has_key) {
                    continue;
                }
                let finding = RULE.finding(format!(
                    "the view `{}` is the one side of the join `{}` in the explore `{}`, and has no primary key",
                    one.view_name,
                    join.name(),
                    explore.name()
                ));
                findings.push(finding.on(join.layers.last().origin.place()).help(format!(
                    "write `primary_key: yes` on the dimension that tells the rows of `{}` apart",
                    one.view_name
                )));
            }
        }
    }
}

fn has_key(view: &View<'_>) -> bool {
    let mut fields = view.fields.iter();
    fields.any(|field| field.declared.primary_key == Some(YesNo::Yes))
        || view
            .other()
            .iter()
            .any(|it| it.name == "autogenerate_primary_keys")
}
