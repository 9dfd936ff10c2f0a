//! # What it does
//! Finds names in `{% condition %}`, `{% parameter %}`, `{% date_start %}` and `{% date_end %}` that stand
//! for no field.
//!
//! # Why is this bad?
//! The condition is never filled in: the query fails, or runs without the filter that people set.
//!
//! # Example
//! ```lookml
//! sql_always_where: {% condition cloudtrail.event_windw %} ${cloudtrail.event_raw} {% endcondition %} ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql_always_where: {% condition cloudtrail.event_window %} ${cloudtrail.event_raw} {% endcondition %} ;;
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/liquid-variable-reference>
//! <https://cloud.google.com/looker/docs/templated-filters>

use crate::diagnostic::Diagnostics;
use crate::lint::missing_field::{Missing, in_explore};
use crate::lint::scope::Scope;
use crate::lint::sql_text::{SqlText, expressions, sql_of_field, sql_of_join};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};
use crate::resolve::{Explore, Model, View};

pub(super) const RULE: Rule = Rule {
    name: "unknown-field-in-liquid",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_field_in_liquid.rs"),
    check: Check::Project(check),
};

/// The tags that name a field.
const TAGS: [&str; 4] = ["condition", "parameter", "date_start", "date_end"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            of_view(&scope, view, findings);
        }
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            of_explore(model, explore, findings);
        }
    }
}

fn of_view<'p>(scope: &Scope<'_, 'p>, view: &View<'p>, findings: &mut Diagnostics) {
    let missing = |name: &str| scope.missing(view, name);
    for field in &view.fields {
        let texts = sql_of_field(field);
        for sql in texts.iter().filter(|it| it.text.contains("{%")) {
            let who = format!("the field `{}.{}`", view.name(), field.declared.name);
            look_through(sql, &who, findings, missing);
        }
    }
    if let Some(table) = view.derived_table() {
        let located = view.origin_of("derived_table");
        if let Some(held) = &table.sql {
            let located = located.and_then(|it| it.parameter("sql"));
            let sql = SqlText::new("sql", located, held);
            let who = format!("the derived table of `{}`", view.name());
            look_through(&sql, &who, findings, missing);
        }
    }
}

fn of_explore(_: &Model<'_>, explore: &Explore<'_>, findings: &mut Diagnostics) {
    let mut texts = Vec::new();
    if let Some(held) = &explore.declared.sql_always_where {
        let located = explore.origin_of("sql_always_where");
        texts.push(SqlText::new("sql_always_where", located, held));
    }
    expressions(&explore.declared.other, &mut texts);
    for join in &explore.joins {
        texts.extend(sql_of_join(join));
    }
    let who = format!("the explore `{}`", explore.name());
    for sql in &texts {
        look_through(sql, &who, findings, |name| in_explore(explore, name));
    }
}

fn look_through(
    sql: &SqlText<'_>,
    who: &str,
    findings: &mut Diagnostics,
    missing: impl Fn(&str) -> Option<Missing>,
) {
    if !sql.text.contains("{%") {
        return;
    }
    for piece in replaced_pieces(sql.text) {
        let SqlPieceKind::LiquidTag(tag) = piece.kind else {
            continue;
        };
        let mut words = tag.split_whitespace();
        let (Some(word), Some(name)) = (words.next(), words.next()) else {
            continue;
        };
        if !TAGS.contains(&word) {
            continue;
        }
        if let Some(missing) = missing(name) {
            let message = format!("{who} names `{name}` in `{word}`, but {}", missing.reason());
            findings.push(missing.tell(RULE.finding(message).on(sql.at(piece.range()))));
        }
    }
}
