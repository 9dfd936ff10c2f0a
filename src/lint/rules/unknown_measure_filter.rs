//! # What it does
//! Finds filters of measures on fields that the view does not have.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`, and the measure cannot be used.
//!
//! # Example
//! ```lookml
//! measure: failures { type: count  filters: [resutl: "Failure"] }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: failures { type: count  filters: [result: "Failure"] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-field-filters>

use crate::diagnostic::Diagnostics;
use crate::lint::scope::Scope;
use crate::lint::{Check, Context, Family, Level, Rule};

pub(super) const RULE: Rule = Rule {
    name: "unknown-measure-filter",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_measure_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            for field in &view.fields {
                for filter in &field.declared.filters {
                    if let Some(missing) = scope.missing(view, &filter.field) {
                        let message = format!(
                            "the measure `{}.{}` filters on `{}`, but {}",
                            view.name(),
                            field.declared.name,
                            filter.field,
                            missing.reason()
                        );
                        let place = filter.origin.value().map(|it| it.key());
                        findings.push(missing.tell(RULE.finding(message).on(place)));
                    }
                }
            }
        }
    }
}
