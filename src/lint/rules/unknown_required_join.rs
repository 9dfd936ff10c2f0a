//! # What it does
//! Finds names in `required_joins` and `always_join` that are no joins of the explore.
//!
//! # Why is this bad?
//! Looker refuses the explore, or leaves out the view without which the join is wrong.
//!
//! # Example
//! ```lookml
//! join: ip_geolocation { required_joins: [ip_blck] }
//! ```
//!
//! # Use instead
//! ```lookml
//! join: ip_geolocation { required_joins: [ip_block] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-required-joins>
//! <https://cloud.google.com/looker/docs/reference/param-explore-always-join>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{Place, near_word};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Value;
use crate::resolve::{Explore, Join};

pub(super) const RULE: Rule = Rule {
    name: "unknown-required-join",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_required_join.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            for join in &explore.joins {
                let located = join.origin_of("required_joins");
                let required = join.declared.required_joins.iter().flatten().enumerate();
                for (index, name) in required {
                    let place = located.and_then(|it| Some(it.item(index)?.place()));
                    check_name(explore, "required_joins", name, place, findings);
                }
            }
            always(explore, findings);
        }
    }
}

fn always(explore: &Explore<'_>, findings: &mut Diagnostics) {
    let other = explore.declared.other.iter();
    for parameter in other.filter(|it| it.name == "always_join") {
        let Value::List(items) = &parameter.value else {
            continue;
        };
        let located = parameter.origin.value();
        for (index, item) in items.iter().enumerate() {
            if let Value::Word(name) | Value::Text(name) = item {
                let place = located.and_then(|it| Some(it.item(index)?.place()));
                check_name(explore, "always_join", name, place, findings);
            }
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
    if explore.is_open || explore.view(name).is_some() {
        return;
    }
    let finding = RULE.finding(format!(
        "`{key}` names `{name}`, which is no join of the explore `{}`",
        explore.name()
    ));
    let finding = finding.on(place);
    findings.push(
        match near_word(name, explore.joins.iter().map(Join::name)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help(format!("add `join: {name} {{ .. }}` to the explore")),
        },
    );
}
