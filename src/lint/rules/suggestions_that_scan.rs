//! # What it does
//! Finds views at the base of an explore whose filters look for suggestions in the table.
//!
//! # Why is this bad?
//! Whoever clicks into a filter runs `SELECT DISTINCT` over the table, mostly without the conditions of the
//! explore: over everything there is.
//!
//! # Example
//! ```lookml
//! view: cloudtrail { sql_table_name: logs.cloudtrail ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: cloudtrail { sql_table_name: logs.cloudtrail ;;  suggestions: no }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-view-suggestions>
//! <https://cloud.google.com/looker/docs/reference/param-field-full-suggestions>

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType, YesNo};
use crate::resolve::{Field, View};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "suggestions-that-scan",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("suggestions_that_scan.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            let view = explore.base.view.as_deref();
            let Some(view) = view.filter(|it| it.suggestions() != Some(&YesNo::No)) else {
                continue;
            };
            let count = view
                .fields
                .iter()
                .filter(|field| scans(view, field))
                .count();
            if count == 0 || !seen.insert(view.name()) {
                continue;
            }
            let finding = RULE.finding(format!(
                "suggestions for {count} field{} of `{}` are looked for in the whole table",
                if count == 1 { "" } else { "s" },
                view.name()
            ));
            findings.push(
                finding
                    .on(view.layers.iter().next().and_then(|it| it.origin.place()))
                    .help("write `suggestions: no` in the view, and lists of `suggestions` where they are short"),
            );
        }
    }
}

fn scans(view: &View<'_>, field: &Field<'_>) -> bool {
    let declared = &field.declared;
    let is_text = matches!(declared.field_type, None | Some(FieldType::String));
    let has = |key: &str| declared.other.iter().any(|it| it.name == key);
    declared.kind == FieldKind::Dimension
        && is_text
        && !view.is_hidden(field)
        && declared.suggestions.is_none()
        && declared.suggestable != Some(YesNo::No)
        && !["case", "suggest_explore", "suggest_dimension"]
            .iter()
            .any(|it| has(it))
}
