//! # What it does
//! Finds explores over a view with dimensions tagged `partition_key`, none of which stands in
//! `sql_always_where` or `always_filter`.
//!
//! # Why is this bad?
//! Athena skips files only by conditions on partition keys. A filter on the event time alone reads the
//! whole bucket: each query costs as much as all years together.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail { sql_always_where: ${event_raw} > now() ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail {
//!   sql_always_where: ${cloudtrail.day} >= date_format({% date_start event_window %}, '%Y/%m/%d') ;;
//! }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/partitions.html>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};
use crate::modeling::PARTITION_KEY_TAG;
use crate::resolve::{Explore, View};

pub(super) const RULE: Rule = Rule {
    name: "no-partition-predicate",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("no_partition_predicate.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            let Some(view) = explore.base.view.as_deref() else {
                continue;
            };
            let keys = keys(view);
            if keys.is_empty() || is_bounded(explore, &keys) {
                continue;
            }
            let finding = RULE.finding(format!(
                "the explore `{}` has no condition on a partition key of `{}`, so each query reads every partition",
                explore.name(),
                view.name()
            ));
            findings.push(
                finding
                    .on(explore.layers.last().origin.place())
                    .help(format!(
                        "write a condition on `${{{}.{}}}` into `sql_always_where`",
                        explore.base.alias, keys[0]
                    )),
            );
        }
    }
}

/// The dimensions of the partition keys.
fn keys<'r>(view: &'r View<'_>) -> Vec<&'r str> {
    let is_key = |tags: &Vec<String>| tags.iter().any(|tag| tag == PARTITION_KEY_TAG);
    let fields = view.fields.iter().map(|field| &*field.declared);
    let keys = fields.filter(|field| field.tags.as_ref().is_some_and(is_key));
    keys.map(|field| field.name.as_str()).collect()
}

fn is_bounded(explore: &Explore<'_>, keys: &[&str]) -> bool {
    let is_key = |name: &str| match name.split_once('.') {
        Some((alias, field)) => *alias == *explore.base.alias && keys.contains(&field),
        None => keys.contains(&name),
    };
    let condition = explore
        .declared
        .sql_always_where
        .as_deref()
        .unwrap_or_default();
    let mut pieces = replaced_pieces(condition);
    pieces.any(|piece| matches!(piece.kind, SqlPieceKind::Field(name) if is_key(name)))
        || explore
            .declared
            .always_filter
            .iter()
            .any(|it| is_key(&it.field))
}
