//! # What it does
//! Finds `-field` in `drill_fields`.
//!
//! # Why is this bad?
//! Drill fields are a list of what is shown; only sets and `fields` can leave something out. Looker says
//! that the field is unknown.
//!
//! # Example
//! ```lookml
//! drill_fields: [detail*, -user_name]
//! ```
//!
//! # Use instead
//! ```lookml
//! drill_fields: [event_name, principal]
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-drill-fields>

use crate::diagnostic::Diagnostics;
use crate::lint::member_list::members;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Located;

pub(super) const RULE: Rule = Rule {
    name: "exclusion-in-drill-fields",
    family: Family::References,
    level: Level::Error,
    file: include_str!("exclusion_in_drill_fields.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for view in context.views() {
        let list = view.drill_fields.as_deref();
        check_list(list, view.origin.parameter("drill_fields"), findings);
        for field in &view.fields {
            let list = field.drill_fields.as_deref();
            check_list(list, field.origin.parameter("drill_fields"), findings);
        }
    }
}

fn check_list(list: Option<&[String]>, located: Option<Located<'_>>, findings: &mut Diagnostics) {
    for member in members(list.unwrap_or_default(), located) {
        if member.is_exclusion {
            findings.push(
                RULE.finding(format!(
                    "`{}` cannot take a field out of `drill_fields`",
                    member.text
                ))
                .on(member.place)
                .help("list the fields to show, or put the list with its exclusion into a `set`"),
            );
        }
    }
}
