//! # What it does
//! Finds fields of a type that needs further parameters: durations without beginning and end,
//! locations without latitude and longitude, distances without two places, tiers without borders.
//!
//! # Why is this bad?
//! Looker refuses them, or has nothing to compute them from.
//!
//! # Example
//! ```lookml
//! dimension: place { type: location  sql_latitude: ${TABLE}.lat ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: place { type: location  sql_latitude: ${TABLE}.lat ;;  sql_longitude: ${TABLE}.lon ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-dimension-filter-parameter-types>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Field, FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "incomplete-type",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("incomplete_type.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.resolved_fields() {
        if view.is_open || view.is_template() || field.declared.kind == FieldKind::Measure {
            continue;
        }
        let Some(field_type) = &field.declared.field_type else {
            continue;
        };
        let missing: Vec<String> = needed(field_type)
            .iter()
            .filter(|key| !has(&field.declared, key))
            .map(|key| format!("`{key}`"))
            .collect();
        if !missing.is_empty() {
            let word = field_type.as_str();
            let missing = missing.join(" and ");
            findings.push(
                RULE.finding(format!("a field of `type: {word}` needs {missing}"))
                    .on(field.layers.last().origin.place())
                    .help(format!("write {missing}")),
            );
        }
    }
}

fn needed(field_type: &FieldType) -> &'static [&'static str] {
    match field_type {
        FieldType::Duration => &["sql_start", "sql_end"],
        FieldType::Location => &["sql_latitude", "sql_longitude"],
        FieldType::Distance => &["start_location_field", "end_location_field"],
        FieldType::Tier => &["tiers"],
        FieldType::Other(word) if word.starts_with("duration_") => &["sql_start", "sql_end"],
        _ => &[],
    }
}

fn has(field: &Field, key: &str) -> bool {
    match key {
        "sql_latitude" if field.sql_latitude.is_some() => true,
        "sql_longitude" if field.sql_longitude.is_some() => true,
        _ => field.other.iter().any(|it| it.name == key),
    }
}
