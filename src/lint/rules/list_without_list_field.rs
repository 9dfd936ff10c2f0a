//! # What it does
//! Finds measures of `type: list` that do not say of which field.
//!
//! # Why is this bad?
//! Looker refuses them: "A `list_field` must be defined for measures of type list."
//!
//! # Example
//! ```lookml
//! measure: user_names { type: list }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: user_names { type: list  list_field: user_name }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-measure-types#list>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "list-without-list-field",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("list_without_list_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (view, field) in context.resolved_fields() {
        let declared = &field.declared;
        let is_list =
            declared.kind == FieldKind::Measure && declared.field_type == Some(FieldType::List);
        let has_field = declared.other.iter().any(|it| it.name == "list_field");
        if is_list && !has_field && !view.is_open && !view.is_template() {
            findings.push(
                RULE.finding("a measure of `type: list` needs `list_field`")
                    .on(field.layers.last().origin.place())
                    .help("write `list_field:` with the dimension whose values are listed"),
            );
        }
    }
}
