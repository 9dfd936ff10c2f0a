//! # What it does
//! Finds fields and sets in a `set` that stand for nothing, in whichever view has the set.
//!
//! A set that several views inherit may name fields that only some of them have.
//!
//! # Why is this bad?
//! Looker says `Unknown or inaccessible field`, and a drill shows fewer columns than were meant.
//!
//! # Example
//! ```lookml
//! set: detail { fields: [principl, event_name] }
//! ```
//!
//! # Use instead
//! ```lookml
//! set: detail { fields: [principal, event_name] }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-view-set>

use crate::diagnostic::Diagnostics;
use crate::lint::member_list::members;
use crate::lint::scope::Scope;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldSet;
use crate::resolve::View;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const RULE: Rule = Rule {
    name: "unknown-set-member",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_set_member.rs"),
    check: Check::Project(check),
};

/// A declaration of a set: its text and its first byte.
type Declared = (usize, usize);

/// What the views that have a set say of one of its members.
#[derive(Default)]
struct Judged {
    finding: Option<crate::diagnostic::Diagnostic>,
    is_known: bool,
}

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let mut judged: BTreeMap<(Declared, usize), Judged> = BTreeMap::new();
    for model in context.models() {
        let scope = Scope::of(model);
        for view in model.views.iter().filter(|it| !it.is_template()) {
            for set in view.sets() {
                judge(&scope, view, set, &mut judged);
            }
        }
    }
    let unknown = judged.into_values().filter(|it| !it.is_known);
    findings.0.extend(unknown.filter_map(|it| it.finding));
}

fn judge<'p>(
    scope: &Scope<'_, 'p>,
    view: &View<'p>,
    set: &FieldSet,
    judged: &mut BTreeMap<(Declared, usize), Judged>,
) {
    let located = set.origin.parameter("fields");
    let declared = located.map_or((std::ptr::from_ref(set) as usize, 0), |it| {
        let place = it.place();
        (Arc::as_ptr(&place.source) as usize, place.span.start)
    });
    for (index, member) in members(&set.fields, located).into_iter().enumerate() {
        let judged = judged.entry((declared, index)).or_default();
        match member.missing(scope, view) {
            None => judged.is_known = true,
            Some(missing) if judged.finding.is_none() => {
                let message = format!(
                    "the set `{}.{}` names `{}`, but {}",
                    view.name(),
                    set.name,
                    member.text,
                    missing.reason()
                );
                judged.finding = Some(missing.tell(RULE.finding(message).on(member.place)));
            }
            Some(_) => {}
        }
    }
}
