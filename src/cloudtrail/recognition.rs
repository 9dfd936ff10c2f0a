//! Whether a table is one over the files that a CloudTrail trail delivers to S3.

use super::shape;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{Column, HiveType, Table};

/// A column that a trail's table has, and the type that it has there.
struct Rule {
    column: &'static str,
    is_required: bool,
    type_name: &'static str,
    is_right: fn(&HiveType) -> bool,
}

const fn text(column: &'static str, is_required: bool) -> Rule {
    Rule {
        column,
        is_required,
        type_name: "string",
        is_right: |hive_type| matches!(hive_type, HiveType::String),
    }
}

const RULES: &[Rule] = &[
    text("eventtime", true),
    text("eventsource", true),
    text("eventname", true),
    Rule {
        column: "useridentity",
        is_required: false,
        type_name: "struct<...>",
        is_right: |hive_type| matches!(hive_type, HiveType::Struct(_)),
    },
    text("requestparameters", false),
    text("responseelements", false),
    text("additionaleventdata", false),
];

/// Recognises a table over a trail's files: it is not a view; `eventtime`, `eventsource` and
/// `eventname` are strings; `useridentity`, where present, is a struct, and `requestparameters`,
/// `responseelements` and `additionaleventdata` are strings; no column name holds a point.
/// Order, case and number of the columns do not matter.
///
/// # Errors
///
/// When the table has another shape: one error, which says what it was recognised as, why that is
/// not supported, and what to do instead.
pub fn recognize(table: &Table) -> Result<(), Diagnostics> {
    let Some(fault) = fault(table) else {
        return Ok(());
    };
    Err(shape::refusal(table).unwrap_or(fault).into())
}

/// What first speaks against the table.
fn fault(table: &Table) -> Option<Diagnostic> {
    if shape::is_view(table) {
        return Some(refused(table, "it is a view"));
    }
    let wrong = RULES.iter().find_map(|rule| broken(table, rule));
    wrong.or_else(|| {
        let dotted = table
            .columns
            .iter()
            .find(|column| column.name.contains('.'))?;
        let why = format!(
            "its column `{}` has a point in its name",
            excerpt(&dotted.name)
        );
        let error = refused(table, &why).note("a table over a trail's files has structs instead");
        Some(table.locate(error, dotted.span.as_ref(), ""))
    })
}

fn broken(table: &Table, rule: &Rule) -> Option<Diagnostic> {
    let name = rule.column;
    match table.column(name) {
        None if rule.is_required => Some(refused(table, &format!("it has no column `{name}`"))),
        None => None,
        Some(column) => wrong_type(table, column, rule),
    }
}

fn wrong_type(table: &Table, column: &Column, rule: &Rule) -> Option<Diagnostic> {
    let (name, expected) = (rule.column, rule.type_name);
    let why = match &column.hive_type {
        Some(hive_type) if (rule.is_right)(hive_type) => return None,
        Some(hive_type) => {
            let found = excerpt(&hive_type.to_string());
            format!("its column `{name}` is `{found}`, not `{expected}`")
        }
        None => format!("its column `{name}` has no type"),
    };
    Some(table.locate(refused(table, &why), column.span.as_ref(), ""))
}

fn refused(table: &Table, why: &str) -> Diagnostic {
    let name = excerpt(&table.full_name());
    let message = format!("`{name}` is no table over the files of a CloudTrail trail: {why}");
    let error = Diagnostic::error("unsupported-table", message).help(
        "name the table that reads the files below AWSLogs/, or make one with `cloudtrail-lookml tables --ddl projection --location s3://...`",
    );
    table.locate(error, table.places.name.as_ref(), "")
}
