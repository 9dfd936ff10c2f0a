//! # What it does
//! Finds asserts of data tests over something that is no column of the test.
//!
//! # Why is this bad?
//! The assert cannot be evaluated: the test ends in an error.
//!
//! # Example
//! ```lookml
//! column: errors { field: cloudtrail.errors }
//! assert: few { expression: ${cloudtrail.eror} < 10 ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! column: errors { field: cloudtrail.errors }
//! assert: few { expression: ${cloudtrail.errors} < 10 ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-model-test>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{excerpt, near_word};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Test, Value, expression_references};

pub(super) const RULE: Rule = Rule {
    name: "unknown-test-column",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_test_column.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for test in &model.tests {
            check_test(test, findings);
        }
    }
}

fn check_test(test: &Test, findings: &mut Diagnostics) {
    let columns = columns(test);
    let located: Vec<_> = test
        .origin
        .value()
        .map_or_else(Vec::new, |it| it.parameters("assert").collect());
    for (index, assert) in test.asserts.iter().enumerate() {
        let expression = located.get(index).and_then(|it| it.parameter("expression"));
        let written = expression.map_or(assert.expression.as_str(), |it| it.text());
        for reference in expression_references(written) {
            if columns.contains(&reference.name) {
                continue;
            }
            let place = expression.map(|it| {
                let mut place = it.place();
                let start = place.span.start;
                place.span = start + reference.range.start..start + reference.range.end;
                place
            });
            let finding = RULE.finding(format!(
                "the assert `{}` names `{}`, which is no column of the test `{}`",
                assert.name,
                excerpt(reference.name),
                test.name
            ));
            let help = match near_word(reference.name, columns.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add a `column` with `field: {}`", excerpt(reference.name)),
            };
            findings.push(finding.on(place).help(help));
        }
    }
}

/// What an assert may name: the columns, by their names and by their fields.
fn columns(test: &Test) -> Vec<&str> {
    let mut columns = Vec::new();
    for column in &test.explore_source.columns {
        columns.push(column.name.as_str());
        columns.extend(column.field.as_deref());
    }
    for parameter in &test.explore_source.other {
        if let Value::Block {
            name: Some(name), ..
        } = &parameter.value
        {
            columns.push(name);
        }
    }
    columns
}
