//! # What it does
//! Finds `${field}` and `${view.field}` in SQL of fields, joins and explores that stand for no field.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`, and every query over the field fails. Often only the
//! timeframe is missing: a dimension group `event` has the fields `event_date`, `event_raw` and so on.
//!
//! # Example
//! ```lookml
//! dimension: principal { sql: COALESCE(${usernam}, ${arn}) ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: principal { sql: COALESCE(${username}, ${arn}) ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>
//! <https://cloud.google.com/looker/docs/sql-and-referring-to-lookml>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::{Missing, in_explore};
use crate::lint::scope::Scope;
use crate::lint::sql_text::{SqlText, expressions, fields_of_view, sql_of_field, sql_of_join};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};
use crate::resolve::{Explore, Model};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field-in-sql",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_field_in_sql.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        fields(model, findings);
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            of_explore(model, explore, findings);
        }
    }
}

fn fields(model: &Model<'_>, findings: &mut Diagnostics) {
    let scope = Scope::of(model);
    // What a template lacks its children may have.
    for view in model.views.iter().filter(|it| !it.is_template()) {
        for field in &view.fields {
            if fields_of_view(view, field).is_some() {
                continue;
            }
            for sql in sql_of_field(field).iter().filter(|it| it.has_names()) {
                let who = format!("the field `{}.{}`", view.name(), field.declared.name);
                look_through(sql, &who, model, findings, |name| scope.missing(view, name));
            }
        }
    }
}

fn of_explore(model: &Model<'_>, explore: &Explore<'_>, findings: &mut Diagnostics) {
    let mut texts = Vec::new();
    if let Some(held) = &explore.declared.sql_always_where {
        let located = explore.origin_of("sql_always_where");
        texts.push(SqlText::new("sql_always_where", located, held));
    }
    expressions(&explore.declared.other, &mut texts);
    let who = format!("the explore `{}`", explore.name());
    for sql in &texts {
        look_through(sql, &who, model, findings, |name| in_explore(explore, name));
    }
    for join in &explore.joins {
        let who = format!("the join `{}`", join.name());
        for sql in sql_of_join(join) {
            look_through(&sql, &who, model, findings, |name| {
                in_explore(explore, name)
            });
        }
    }
}

fn look_through(
    sql: &SqlText<'_>,
    who: &str,
    model: &Model<'_>,
    findings: &mut Diagnostics,
    missing: impl Fn(&str) -> Option<Missing>,
) {
    if !sql.has_names() {
        return;
    }
    for piece in replaced_pieces(sql.text) {
        let found = match piece.kind {
            // `${EXTENDED}` is the text of what is extended.
            SqlPieceKind::Field("EXTENDED") => None,
            SqlPieceKind::Field(name) => missing(name).map(|it| (name, it)),
            SqlPieceKind::SqlTableName(view) if model.view(view).is_none() && !model.is_open => {
                let known = model.views.iter().map(|it| it.name());
                Some((view, Missing::view(view, "SQL_TABLE_NAME", known)))
            }
            _ => None,
        };
        if let Some((name, missing)) = found {
            let message = format!(
                "{who} names `{name}` in its `{}`, but {}",
                sql.key,
                missing.reason()
            );
            let finding = RULE.finding(message).on(sql.at(piece.range()));
            findings.push(missing.tell(finding));
        }
    }
}
