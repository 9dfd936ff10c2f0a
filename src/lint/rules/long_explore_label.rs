//! # What it does
//! Finds explores whose label, or name where they have none, has more than 25 characters.
//!
//! # Why is this bad?
//! The menu of explores cuts it.
//!
//! # Example
//! ```lookml
//! explore: sign_in { label: "Sign-ins of all people to the console" }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: sign_in { label: "Console Sign-Ins" }
//! ```

use crate::diagnostic::Diagnostics;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::YesNo;

pub(super) const RULE: Rule = Rule {
    name: "long-explore-label",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("long_explore_label.rs"),
    check: Check::Project(check),
};

const MAX_CHARACTERS: usize = 25;

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, explore) in context.resolved_explores() {
        let is_hidden = explore.declared.hidden == Some(YesNo::Yes) || explore.is_template();
        let shown = explore.declared.label.as_deref().unwrap_or(explore.name());
        let count = shown.chars().count();
        if count > MAX_CHARACTERS && !is_hidden {
            let label = explore.origin_of("label").map(|it| it.place());
            let place = label.or_else(|| explore.layers.last().origin.place());
            findings.push(
                RULE.finding(format!("this explore is shown under {count} characters"))
                    .on(place)
                    .help(format!("write a `label` of at most {MAX_CHARACTERS}")),
            );
        }
    }
}
