//! # What it does
//! Finds tiles about logins or sign-ins that count other events as well: neither a filter, nor a measure,
//! nor the explore keeps to them.
//!
//! # Why is this bad?
//! The figures are those of all API calls, mostly of services and scripts, under a title that says
//! something else.
//!
//! # Example
//! ```yaml
//! - title: User Login Geolocation
//!   fields: [cloudtrail.source_ip, cloudtrail.events]
//! ```
//!
//! # Use instead
//! ```yaml
//! - title: User Login Geolocation
//!   fields: [cloudtrail.source_ip, cloudtrail.events]
//!   filters:
//!     cloudtrail.event_name: ConsoleLogin
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{Meaning, mentions};
use crate::lint::queries::{Query, queries};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldKind;
use crate::resolve::{Explore, Field, View};

pub(super) const RULE: Rule = Rule {
    name: "sign-in-tile-without-sign-ins",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("sign_in_tile_without_sign_ins.rs"),
    check: Check::Project(check),
};

/// Words of titles that are about signing in.
const WORDS: [&str; 8] = [
    "login", "logins", "log-in", "log-ins", "sign-in", "sign-ins", "signin", "signins",
];

/// Columns that only CloudTrail has.
const COLUMNS: [&str; 3] = ["useridentity", "sourceipaddress", "recipientaccountid"];

/// What stands in a condition on signing in.
const MARKS: [&str; 5] = [
    "consolelogin",
    "signin",
    "sso.amazonaws.com",
    "userauthentication",
    "sign_in",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for query in queries(context) {
        let Some(tile) = query.tile() else {
            continue;
        };
        let heading = tile.title().to_lowercase();
        let mut words = heading.split(|c: char| !c.is_alphanumeric() && c != '-');
        let asks = tile
            .element
            .declared
            .fields
            .iter()
            .flatten()
            .next()
            .is_some();
        let speaks = words.any(|word| WORDS.contains(&word));
        if !asks || !speaks || !is_of_trail(query.explore) || is_kept(&query) {
            continue;
        }
        findings.push(
            RULE.finding(format!(
                "the tile `{}` counts all events, though its title speaks of signing in",
                tile.title()
            ))
            .on(tile.place())
            .help("filter the name of the event on `ConsoleLogin`, or show measures that do"),
        );
    }
}

/// Whether an explore is over the records of CloudTrail: other systems have logins as well.
fn is_of_trail(explore: &Explore<'_>) -> bool {
    explore.views().any(|target| {
        target.view.as_deref().is_some_and(|view| {
            let table = view.derived_table().and_then(|it| it.sql.as_deref());
            let table = table.unwrap_or_default().to_ascii_lowercase();
            mentions(view, &COLUMNS) || COLUMNS.iter().any(|it| table.contains(it))
        })
    })
}

fn is_kept(query: &Query<'_, '_>) -> bool {
    let in_filters = query.filters().into_iter().any(|(field, expression)| {
        let found = query.explore.field(field.name).field();
        let is_yes = expression.eq_ignore_ascii_case("yes");
        is_marked(expression) || (is_yes && found.is_some_and(|it| of_field(it.view, it.field)))
    });
    let fields = query.fields();
    let mut measures = fields.iter().map(|(_, it)| it);
    let in_measures = measures
        .any(|it| it.field.declared.kind == FieldKind::Measure && of_field(it.view, it.field));
    in_filters || in_measures || of_explore(query.explore)
}

/// Whether a measure or a dimension says itself that it is about sign-ins.
fn of_field(view: &View<'_>, field: &Field<'_>) -> bool {
    let declared = &field.declared;
    let filters = declared.filters.iter().any(|filter| {
        let by_name = is_marked(filter.expression.as_str());
        let of_name = || {
            view.field(&filter.field)
                .is_some_and(|it| by_meaning(view, it.field))
        };
        by_name || of_name()
    });
    filters || by_meaning(view, field)
}

fn by_meaning(view: &View<'_>, field: &Field<'_>) -> bool {
    Meaning::of_field(view, field)
        .literals
        .iter()
        .any(|it| is_marked(it))
}

/// Whether every query of the explore is about sign-ins.
fn of_explore(explore: &Explore<'_>) -> bool {
    let condition = explore
        .declared
        .sql_always_where
        .as_deref()
        .unwrap_or_default();
    let demanded = explore.declared.always_filter.iter();
    let table = explore.base.view.as_deref().and_then(View::derived_table);
    let sql = table.and_then(|it| it.sql.as_deref()).unwrap_or_default();
    let mut texts = demanded.map(|it| it.expression.as_str()).chain([sql]);
    Meaning::of_sql(condition)
        .literals
        .iter()
        .any(|it| is_marked(it))
        || texts.any(is_marked)
}

fn is_marked(text: &str) -> bool {
    let text = text.to_lowercase();
    MARKS.iter().any(|mark| text.contains(mark))
}
