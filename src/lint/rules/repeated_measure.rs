//! # What it does
//! Finds two measures of a view that compute the same.
//!
//! # Why is this bad?
//! Some people use the one and some the other, and one day only one of them is changed.
//!
//! # Example
//! ```lookml
//! measure: users { type: count_distinct  sql: ${user_name} ;; }
//! measure: user_count { type: count_distinct  sql: ${user_name} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: users { type: count_distinct  sql: ${user_name} ;; }
//! ```

use std::collections::HashMap;

use crate::diagnostic::{Diagnostics, excerpt};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Field, FieldKind, FieldType, Value};

pub(super) const RULE: Rule = Rule {
    name: "repeated-measure",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("repeated_measure.rs"),
    check: Check::Project(check),
};

/// What makes the number: the parameters without a type of their own among it.
type Computed<'f> = (
    Option<&'f str>,
    Option<&'f str>,
    Vec<(&'f str, &'f str)>,
    Vec<(&'f str, String)>,
);

/// How a number looks makes no other number of it.
const LOOKS: [&str; 8] = [
    "html",
    "view_label",
    "can_filter",
    "alias",
    "required_access_grants",
    "required_fields",
    "synonyms",
    "direction",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.resolved_views() {
        let mut seen: HashMap<Computed<'_>, &str> = HashMap::new();
        for field in &view.fields {
            let declared = &*field.declared;
            if declared.kind != FieldKind::Measure || declared.field_type.is_none() {
                continue;
            }
            if let Some(first) = seen.get(&computed(declared)) {
                let (name, first) = (excerpt(&declared.name), excerpt(first));
                findings.push(
                    RULE.finding(format!("`{name}` computes the same as `{first}`"))
                        .on(field.layers.last().origin.place())
                        .help("keep one of them"),
                );
            } else {
                seen.insert(computed(declared), &declared.name);
            }
        }
    }
}

fn computed(field: &Field) -> Computed<'_> {
    let filters = field.filters.iter();
    let mut filters: Vec<_> = filters
        .map(|filter| (filter.field.as_str(), filter.expression.as_str()))
        .collect();
    filters.sort_unstable();
    let other = field.other.iter();
    let mut other: Vec<_> = other
        .filter(|it| !LOOKS.contains(&it.name.as_str()))
        .map(|it| (it.name.as_str(), spelled(&it.value)))
        .collect();
    other.sort_unstable();
    (
        field.field_type.as_ref().map(FieldType::as_str),
        field.sql.as_deref(),
        filters,
        other,
    )
}

fn spelled(value: &Value) -> String {
    format!("{value:?}")
}
