//! # What it does
//! Finds fields and sets in `fields` of explores and joins that are not there.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`, and the explore offers another choice than was meant.
//!
//! # Example
//! ```lookml
//! explore: cloudtrail { fields: [ALL_FIELDS*, -cloudtrail.eventt] }
//! ```
//!
//! # Use instead
//! ```lookml
//! explore: cloudtrail { fields: [ALL_FIELDS*, -cloudtrail.event] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-explore-fields>
//! <https://cloud.google.com/looker/docs/reference/param-explore-join-fields>

use crate::diagnostic::Diagnostics;
use crate::lint::member_list::members;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Located;
use crate::resolve::Explore;

pub(super) const RULE: Rule = Rule {
    name: "unknown-field-in-list",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_field_in_list.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            let who = format!("the explore `{}`", explore.name());
            let list = explore.declared.fields.as_deref();
            let located = explore.origin_of("fields");
            check_list(
                explore,
                &explore.base.alias,
                &who,
                (list, located),
                findings,
            );
            for join in &explore.joins {
                let who = format!("the join `{}`", join.name());
                let of_join = (join.declared.fields.as_deref(), join.origin_of("fields"));
                check_list(explore, &join.target.alias, &who, of_join, findings);
            }
        }
    }
}

fn check_list(
    explore: &Explore<'_>,
    alias: &str,
    who: &str,
    (list, located): (Option<&[String]>, Option<Located<'_>>),
    findings: &mut Diagnostics,
) {
    for member in members(list.unwrap_or_default(), located) {
        if let Some(missing) = member.missing_in_explore(explore, alias) {
            let message = format!("{who} lists `{}`, but {}", member.text, missing.reason());
            findings.push(missing.tell(RULE.finding(message).on(member.place)));
        }
    }
}
