//! # What it does
//! Finds fields and sets in `drill_fields` that the view does not have.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`; a click on the number shows nothing, or less than meant.
//!
//! # Example
//! ```lookml
//! measure: events { type: count  drill_fields: [detial*] }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: events { type: count  drill_fields: [detail*] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-drill-fields>
//! <https://cloud.google.com/looker/docs/reference/param-view-drill-fields>

use crate::diagnostic::Diagnostics;
use crate::lint::member_list::members;
use crate::lint::scope::Scope;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Located;
use crate::resolve::{Field, View};

pub(super) const RULE: Rule = Rule {
    name: "unknown-drill-field",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_drill_field.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            let who = format!("the view `{}`", view.name());
            let of_view = (view.drill_fields(), view.origin_of("drill_fields"));
            check_list(&scope, view, &who, of_view, findings);
            let with_drill = |field: &&Field<'_>| field.declared.drill_fields.is_some();
            for field in view.fields.iter().filter(with_drill) {
                let who = format!("the field `{}.{}`", view.name(), field.declared.name);
                let list = field.declared.drill_fields.as_deref();
                let of_field = (list, field.origin_of("drill_fields"));
                check_list(&scope, view, &who, of_field, findings);
            }
        }
    }
}

fn check_list<'p>(
    scope: &Scope<'_, 'p>,
    view: &View<'p>,
    who: &str,
    (list, located): (Option<&[String]>, Option<Located<'p>>),
    findings: &mut Diagnostics,
) {
    for member in members(list.unwrap_or_default(), located) {
        // Told by `exclusion-in-drill-fields`.
        if member.is_exclusion {
            continue;
        }
        if let Some(missing) = member.missing(scope, view) {
            let message = format!(
                "{who} drills into `{}`, but {}",
                member.text,
                missing.reason()
            );
            findings.push(missing.tell(RULE.finding(message).on(member.place)));
        }
    }
}
