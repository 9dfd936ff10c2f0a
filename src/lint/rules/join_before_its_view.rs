//! # What it does
//! Finds joins whose `sql_on` names a view that is joined only further down.
//!
//! # Why is this bad?
//! A view is joined through another one that *is already joined*, as Looker's page puts it. In the other
//! order the SQL may name a table that does not stand in it yet.
//!
//! # Example
//! ```lookml
//! join: ip_geolocation { sql_on: ${ip_geolocation.key} = ${ip_block.key} ;; }
//! join: ip_block { sql_on: ${ip_block.block} = ${cloudtrail.block} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! join: ip_block { sql_on: ${ip_block.block} = ${cloudtrail.block} ;; }
//! join: ip_geolocation { sql_on: ${ip_geolocation.key} = ${ip_block.key} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-sql-on>

use crate::diagnostic::Diagnostics;
use crate::lint::sql_text::SqlText;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};

pub(super) const RULE: Rule = Rule {
    name: "join-before-its-view",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("join_before_its_view.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for (index, join) in explore.joins.iter().enumerate() {
                let Some(held) = &join.declared.sql_on else {
                    continue;
                };
                let sql = SqlText::new("sql_on", join.origin_of("sql_on"), held);
                for piece in replaced_pieces(sql.text) {
                    let SqlPieceKind::Field(name) = piece.kind else {
                        continue;
                    };
                    let alias = name.split_once('.').map(|(alias, _)| alias);
                    let mut later = explore.joins[index + 1..].iter();
                    if let Some(later) = later.find(|it| Some(it.name()) == alias) {
                        let finding = RULE.finding(format!(
                            "the join `{}` needs `{}`, which is joined only further down",
                            join.name(),
                            later.name()
                        ));
                        findings.push(finding.on(sql.at(piece.range())).help(format!(
                            "move the join `{}` above the join `{}`",
                            later.name(),
                            join.name()
                        )));
                    }
                }
            }
        }
    }
}
