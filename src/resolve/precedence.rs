//! Where Looker's documentation does not say which of two declarations wins: `unspecified-precedence`.
//!
//! Nothing is guessed silently: the value that is then in force here comes with a finding that says
//! what to write, so that it is clear. docs/precedence.md lists the rules that the pages do state.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::lookml::Field;

use super::extends::Extending;
use super::findings::{self, UNSPECIFIED_PRECEDENCE};
use super::include::{Order, Spot, Unclear};

/// So many refinements of one object are compared, each with each.
const MAX_COMPARED: usize = 24;

/// What is added up, so that its order changes no value.
const ADDITIVE: [&str; 8] = [
    "access_filter",
    "action",
    "aggregate_table",
    "allowed_values",
    "filters",
    "link",
    "links",
    "query",
];

/// Tells of refinements of one object that set the same parameter and whose order is open.
pub(super) fn check_order<T: Extending + Serialize>(
    refinements: &[(&T, Spot)],
    order: &Order,
    findings: &mut Diagnostics,
) {
    let compared = &refinements[..refinements.len().min(MAX_COMPARED)];
    for (number, (second, second_spot)) in compared.iter().enumerate() {
        for (first, first_spot) in &compared[..number] {
            let Some(why) = order.unclear(*first_spot, *second_spot) else {
                continue;
            };
            if let Some(parameter) = conflict(first, second) {
                findings.push(unclear_order(*first, *second, &parameter, why));
            }
        }
    }
}

fn unclear_order<T: Extending>(first: &T, second: &T, parameter: &str, why: Unclear) -> Diagnostic {
    let name = excerpt(second.name());
    let (note, help) = match why {
        Unclear::OnePattern => (
            "one include brings both files, and no page of Looker's documentation says in which order",
            "include the two files by their names, the one that shall win last",
        ),
        Unclear::IncludedBelow => (
            "that file includes this one below its refinement, and no page of Looker's documentation \
             says which then comes last",
            "put the include at the top of that file",
        ),
        Unclear::IncludedAgain => (
            "that file is included again behind this one, and no page of Looker's documentation says \
             which place counts",
            "include each of the two files once, the one that shall win last",
        ),
    };
    let other = first.where_it_stands().place();
    let other = other.map_or_else(|| "another file".to_owned(), |it| it.source.name.clone());
    let finding = Diagnostic::warning(
        UNSPECIFIED_PRECEDENCE,
        format!(
            "`+{name}` sets {parameter} here and in {}, and which of them wins is not clear",
            excerpt(&other)
        ),
    )
    .note(note)
    .help(help);
    findings::at(finding, second.where_it_stands().place())
}

/// The first parameter that two declarations set to different values, in words.
fn conflict(first: &impl Serialize, second: &impl Serialize) -> Option<String> {
    let (first, second) = (
        serde_json::to_value(first).ok()?,
        serde_json::to_value(second).ok()?,
    );
    conflict_of(first.as_object()?, second.as_object()?)
}

fn conflict_of(first: &Map<String, Value>, second: &Map<String, Value>) -> Option<String> {
    // By name: the order of a JSON object depends on which crates are built with this one.
    let first: BTreeMap<&String, &Value> = first.iter().collect();
    first.into_iter().find_map(|(key, one)| {
        let other = second.get(key)?;
        if is_unset(one) || is_unset(other) || one == other {
            return None;
        }
        match key.as_str() {
            "name" | "kind" | "is_refinement" => None,
            key if ADDITIVE.contains(&key) => None,
            "other" => conflict_among(one, other, |name| format!("`{name}`")),
            "fields" | "joins" | "sets" if has_objects(one) && has_objects(other) => {
                let what = &key[..key.len() - 1];
                conflict_among(one, other, |name| format!("the {what} `{name}`"))
            }
            key => Some(format!("`{key}`")),
        }
    })
}

/// The same for items that are told apart by their names.
fn conflict_among(first: &Value, second: &Value, say: impl Fn(&str) -> String) -> Option<String> {
    let second = second.as_array()?;
    first.as_array()?.iter().find_map(|one| {
        let name = one.get("name")?.as_str()?;
        if ADDITIVE.contains(&name) {
            return None;
        }
        let other = second.iter().find(|it| it.get("name") == one.get("name"))?;
        let (one, other) = (one.as_object()?, other.as_object()?);
        conflict_of(one, other).map(|inner| match inner.as_str() {
            "`value`" | "`fields`" => say(&excerpt(name)),
            _ => format!("{inner} of {}", say(&excerpt(name))),
        })
    })
}

fn has_objects(value: &Value) -> bool {
    value.get(0).is_some_and(Value::is_object)
}

fn is_unset(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Tells of a filter on a field that a declaration below filters as well: the filters of both are
/// used, but no page says whether one of them takes the other's place.
pub(super) fn check_filters(above: &Field, below: &Field, findings: &mut Diagnostics) {
    for filter in &above.filters {
        let is_other = |it: &&crate::lookml::FieldFilter| {
            it.field == filter.field && it.expression != filter.expression
        };
        if below.filters.iter().any(|it| is_other(&it)) {
            let finding = Diagnostic::warning(
                UNSPECIFIED_PRECEDENCE,
                format!(
                    "`{}` filters `{}` here and in a declaration below it",
                    excerpt(&above.name),
                    excerpt(&filter.field)
                ),
            )
            .note(
                "filters are added up, and no page of Looker's documentation says what two on one \
                 field mean",
            )
            .help("make a measure of another name, with all filters that it shall have");
            findings.push(findings::at(finding, filter.origin.place()));
        }
    }
}

/// Tells of a field that is another kind of field below: how parameters of one field meet is stated,
/// but not what becomes of a dimension of which a measure of the same name is made.
pub(super) fn check_kind(above: &Field, below: &Field, findings: &mut Diagnostics) {
    if above.kind == below.kind {
        return;
    }
    let finding = Diagnostic::warning(
        UNSPECIFIED_PRECEDENCE,
        format!(
            "`{}` is a {} here and a {} below it",
            excerpt(&above.name),
            above.kind.as_str(),
            below.kind.as_str()
        ),
    )
    .note("no page of Looker's documentation says what comes out")
    .help("give this field another name");
    findings.push(findings::at(finding, above.origin.place()));
}
