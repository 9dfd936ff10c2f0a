//! # What it does
//! Finds dimension groups of `type: time` over a text.
//!
//! # Why is this bad?
//! Looker formats the value with `DATE_FORMAT`, which takes no text: every query over a timeframe fails.
//!
//! # Example
//! ```lookml
//! dimension_group: event { type: time  sql: ${TABLE}.eventtime ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension_group: event {
//!   type: time
//!   sql: TRY(date_parse(${TABLE}.eventtime, '%Y-%m-%dT%H:%i:%sZ')) ;;
//! }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-dimension-group>

use crate::diagnostic::Diagnostics;
use crate::glue::HiveType;
use crate::lint::meaning::{bare_column, mentions};
use crate::lint::sql_calls::call_end;
use crate::lint::table_columns::is_of_table;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, sql_tokens};
use crate::resolve::{Field, View, is_duration};

pub(super) const RULE: Rule = Rule {
    name: "text-under-time-group",
    family: Family::Athena,
    level: Level::Error,
    file: include_str!("text_under_time_group.rs"),
    check: Check::Project(check),
};

/// Functions whose result is a text.
const TEXTS: [&str; 14] = [
    "concat",
    "date_format",
    "element_at",
    "format_datetime",
    "json_extract_scalar",
    "lower",
    "replace",
    "regexp_extract",
    "regexp_replace",
    "split_part",
    "substr",
    "substring",
    "trim",
    "upper",
];

/// What Looker is told to expect in place of a timestamp.
const NUMBERS: [&str; 2] = ["epoch", "yyyymmdd"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in &model.views {
            for field in &view.fields {
                let declared = &field.declared;
                let is_time = declared.kind == FieldKind::DimensionGroup && !is_duration(declared);
                let is_number = declared
                    .datatype
                    .as_deref()
                    .is_some_and(|it| NUMBERS.contains(&it));
                if !is_time || is_number || !is_text(context, view, field) {
                    continue;
                }
                let finding = RULE.finding(format!(
                    "the dimension group `{}.{}` is over a text, which Athena cannot format as a time",
                    view.name(),
                    declared.name
                ));
                findings.push(
                    finding
                        .on(field.origin_of("sql").map(|it| it.place()))
                        .help("read it with `TRY(date_parse(.., '%Y-%m-%dT%H:%i:%sZ'))`"),
                );
            }
        }
    }
}

fn is_text(context: &Context<'_>, view: &View<'_>, field: &Field<'_>) -> bool {
    if let Some(column) = bare_column(view, field) {
        let table = context.table.filter(|table| is_of_table(view, table));
        return match table.map(|_| context.column_type(&column)) {
            Some(found) => matches!(
                found,
                Some(HiveType::String | HiveType::Char(_) | HiveType::Varchar(_))
            ),
            // CloudTrail writes it as a text into every table over its own files.
            None => column == "eventtime" && mentions(view, &["useridentity", "eventsource"]),
        };
    }
    let Some(sql) = field.declared.sql.as_deref() else {
        return false;
    };
    let tokens = sql_tokens(sql);
    let is_whole = |end: usize| end + 1 == tokens.len();
    let Some(first) = tokens
        .first()
        .filter(|_| call_end(&tokens, 0).is_some_and(is_whole))
    else {
        return false;
    };
    let is_cast = first.is_word("cast") || first.is_word("try_cast");
    let target = tokens.iter().rposition(|it| it.is_word("as"));
    let is_varchar = |at: usize| tokens.get(at + 1).is_some_and(|it| it.is_word("varchar"));
    TEXTS.iter().any(|it| first.is_word(it)) || (is_cast && target.is_some_and(is_varchar))
}
