//! # What it does
//! Finds fields in `always_filter`, `conditionally_filter` and `access_filter` that the explore does not
//! have.
//!
//! # Why is this bad?
//! Looker says `unknown filter field`. Where the filter was to keep people from data, or queries from
//! scanning years, nothing does so any more.
//!
//! # Example
//! ```lookml
//! always_filter: { filters: [cloudtrail.event_windw: "7 days"] }
//! ```
//!
//! # Use instead
//! ```lookml
//! always_filter: { filters: [cloudtrail.event_window: "7 days"] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>
//! <https://cloud.google.com/looker/docs/reference/param-explore-always-filter>
//! <https://cloud.google.com/looker/docs/reference/param-explore-access-filter>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Place;
use crate::lint::missing_field::in_explore;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Parameter, Value};
use crate::resolve::Explore;

pub(super) const RULE: Rule = Rule {
    name: "unknown-explore-filter",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_explore_filter.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for filter in &explore.declared.always_filter {
                let place = filter.origin.value().map(|it| it.key());
                check_name(explore, "always_filter", &filter.field, place, findings);
            }
            for parameter in &explore.declared.other {
                match parameter.name.as_str() {
                    "conditionally_filter" => conditional(explore, parameter, findings),
                    "access_filter" => access(explore, parameter, findings),
                    _ => {}
                }
            }
        }
    }
}

fn conditional(explore: &Explore<'_>, parameter: &Parameter, findings: &mut Diagnostics) {
    let Value::Block { parameters, .. } = &parameter.value else {
        return;
    };
    for inner in parameters {
        let located = inner.origin.value();
        let place = |index| Some(located?.item(index)?.key());
        match &inner.value {
            Value::Pairs(pairs) if inner.name == "filters" => {
                for (index, (name, _)) in pairs.iter().enumerate() {
                    check_name(
                        explore,
                        "conditionally_filter",
                        name,
                        place(index),
                        findings,
                    );
                }
            }
            Value::List(items) if inner.name == "unless" => {
                for (index, item) in items.iter().enumerate() {
                    if let Value::Word(name) | Value::Text(name) = item {
                        check_name(explore, "unless", name, place(index), findings);
                    }
                }
            }
            _ => {}
        }
    }
}

fn access(explore: &Explore<'_>, parameter: &Parameter, findings: &mut Diagnostics) {
    let Value::Block { parameters, .. } = &parameter.value else {
        return;
    };
    for inner in parameters.iter().filter(|it| it.name == "field") {
        if let Value::Word(name) | Value::Text(name) = &inner.value {
            let place = inner.origin.value().map(|it| it.place());
            check_name(explore, "access_filter", name, place, findings);
        }
    }
}

fn check_name(
    explore: &Explore<'_>,
    key: &str,
    name: &str,
    place: Option<Place>,
    findings: &mut Diagnostics,
) {
    if let Some(missing) = in_explore(explore, name) {
        let message = format!(
            "the explore `{}` names `{name}` in `{key}`, but {}",
            explore.name(),
            missing.reason()
        );
        findings.push(missing.tell(RULE.finding(message).on(place)));
    }
}
