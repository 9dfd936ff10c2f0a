//! # What it does
//! Finds derived tables that count or sum over a table whatever period people choose.
//!
//! # Why is this bad?
//! The query of the derived table stands in each query that joins it, scans everything there is, and gives
//! numbers of all time beside those of the period on the page.
//!
//! # Example
//! ```lookml
//! derived_table: { sql: SELECT username, count(*) FROM logs.cloudtrail GROUP BY 1 ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! derived_table: {
//!   sql: SELECT username, count(*) FROM logs.cloudtrail
//!     WHERE {% condition event_window %} eventtime {% endcondition %} GROUP BY 1 ;;
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/derived-tables>
//! <https://cloud.google.com/looker/docs/templated-filters>

use crate::diagnostic::Diagnostics;
use crate::lint::sql_text::SqlText;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, SqlToken, SqlTokenKind, sql_tokens};

pub(super) const RULE: Rule = Rule {
    name: "derived-table-without-period",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("derived_table_without_period.rs"),
    check: Check::Project(check),
};

/// Words that bound a period by the clock.
const CLOCK: [&str; 7] = [
    "current_date",
    "current_timestamp",
    "date_add",
    "date_diff",
    "interval",
    "localtimestamp",
    "now",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let Some(table) = &view.derived_table else {
            continue;
        };
        let Some(held) = &table.sql else {
            continue;
        };
        let located = view
            .origin
            .parameter("derived_table")
            .and_then(|it| it.parameter("sql"));
        let sql = SqlText::new("sql", located, held);
        let tokens = sql_tokens(sql.text);
        let Some(from) = tokens.windows(2).find(|it| reads_table(it)) else {
            continue;
        };
        if tokens.iter().any(bounds) || !tokens.windows(2).any(counts) {
            continue;
        }
        let finding = RULE.finding(format!(
            "the derived table `{}` reads everything, whatever period is chosen",
            view.name
        ));
        findings.push(finding.on(sql.at(from[1].range())).help(
            "bound it by `{% condition .. %}`, or model it as measures of the view that it reads",
        ));
    }
}

fn reads_table(tokens: &[SqlToken<'_>]) -> bool {
    let is_clause = tokens[0].is_word("from") || tokens[0].is_word("join");
    let is_name = tokens[1].name().is_some()
        && !["unnest", "lateral", "table", "values"]
            .iter()
            .any(|it| tokens[1].is_word(it));
    let is_constant = matches!(
        tokens[1].kind,
        SqlTokenKind::Replaced(SqlPieceKind::Constant(_))
    );
    is_clause && (is_name || is_constant)
}

fn counts(tokens: &[SqlToken<'_>]) -> bool {
    let is_function = ["avg", "count", "count_if", "sum"]
        .iter()
        .any(|it| tokens[0].is_word(it));
    is_function && tokens[1].is_sign("(")
}

fn bounds(token: &SqlToken<'_>) -> bool {
    match token.kind {
        SqlTokenKind::Replaced(kind) => matches!(
            kind,
            SqlPieceKind::LiquidTag(_)
                | SqlPieceKind::LiquidOutput(_)
                | SqlPieceKind::SqlTableName(_)
        ),
        SqlTokenKind::Word => CLOCK.iter().any(|it| token.is_word(it)),
        _ => false,
    }
}
