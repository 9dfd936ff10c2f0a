//! # What it does
//! Finds `LIMIT` in a derived table that an explore joins.
//!
//! # Why is this bad?
//! Which rows are left is chance, so that the join loses other rows each time.
//!
//! # Example
//! ```lookml
//! view: users { derived_table: { sql: SELECT name FROM users LIMIT 1000 ;; } }
//! explore: events { join: users { sql_on: ${events.user} = ${users.name} ;; } }
//! ```
//!
//! # Use instead
//! ```lookml
//! view: users { derived_table: { sql: SELECT name FROM users ;; } }
//! ```

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Located;

pub(super) const RULE: Rule = Rule {
    name: "limit-in-joined-table",
    family: Family::Hygiene,
    level: Level::Off,
    file: include_str!("limit_in_joined_table.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (_, join) in context.resolved_joins() {
        let Some(view) = &join.target.view else {
            continue;
        };
        let table = view.origin_of("derived_table");
        let sql = table.and_then(|table| table.parameter("sql"));
        if let Some(place) = sql.and_then(limit) {
            findings.push(
                RULE.finding("this derived table is joined, and has a `LIMIT`")
                    .on(Some(place))
                    .help(
                        "remove it; where a few rows are meant, say which by `ORDER BY` or `WHERE`",
                    ),
            );
        }
    }
}

fn limit(sql: Located<'_>) -> Option<Place> {
    let upper = sql.text().to_ascii_uppercase();
    let is_word = |at: usize| {
        let before = upper[..at].chars().next_back();
        let after = upper[at + "LIMIT".len()..].chars().next();
        let is_end = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == ')');
        is_end(before) && after.is_none_or(char::is_whitespace)
    };
    let at = upper
        .match_indices("LIMIT")
        .map(|(at, _)| at)
        .find(|at| is_word(*at))?;
    let mut place = sql.place();
    place.span = place.span.start + at..place.span.start + at + "LIMIT".len();
    Some(place)
}
