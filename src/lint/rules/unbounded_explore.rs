//! # What it does
//! Finds explores over a table with a time, where neither `always_filter` nor `sql_always_where` keeps a
//! query to a period.
//!
//! # Why is this bad?
//! People look at one day and pay for all years: without a default period each new query reads all there
//! is.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail {}
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail {
//!   always_filter: { filters: [cloudtrail.event_window: "7 days"] }
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-always-filter>

use crate::diagnostic::Diagnostics;
use crate::lint::dates::{demanded, has_date, is_date};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};
use crate::resolve::Explore;

pub(super) const RULE: Rule = Rule {
    name: "unbounded-explore",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("unbounded_explore.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            let view = explore.base.view.as_deref();
            let is_table = view.is_some_and(|view| view.derived_table().is_none());
            if !is_table || !has_date(explore) || is_kept(explore) {
                continue;
            }
            let finding = RULE.finding(format!(
                "nothing keeps the queries of the explore `{}` to a period",
                explore.name()
            ));
            findings.push(
                finding
                    .on(explore.layers.last().origin.place())
                    .help("demand a period by `always_filter`"),
            );
        }
    }
}

fn is_kept(explore: &Explore<'_>) -> bool {
    let condition = explore
        .declared
        .sql_always_where
        .as_deref()
        .unwrap_or_default();
    let names_date = |name: &str| {
        explore
            .field(name)
            .field()
            .is_some_and(|found| is_date(&found))
    };
    let in_condition = replaced_pieces(condition).any(|piece| match piece.kind {
        SqlPieceKind::Field(name) => names_date(name),
        SqlPieceKind::LiquidTag(tag) => tag.contains("date_start") || tag.contains("condition"),
        _ => false,
    });
    let is_conditional = |name: &str| name == "conditionally_filter";
    let other = &explore.declared.other;
    in_condition || demanded(explore).is_some() || other.iter().any(|it| is_conditional(&it.name))
}
