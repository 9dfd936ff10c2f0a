//! # What it does
//! Finds dimensions that make a place out of the digits of an IP address.
//!
//! # Why is this bad?
//! Addresses are not laid out by country. The map looks like one, and is made up: whoever decides by it
//! decides by chance.
//!
//! # Example
//! ```lookml
//! sql: CASE WHEN substr(${source_ip}, 1, 2) = '54' THEN 'China' ELSE 'United States' END ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: ${ip_geolocation.country} ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{Meaning, mentions};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{Field, SqlToken, sql_tokens};

pub(super) const RULE: Rule = Rule {
    name: "invented-geography",
    family: Family::CloudTrail,
    level: Level::Error,
    file: include_str!("invented_geography.rs"),
    check: Check::Project(check),
};

/// Words of names that are about places.
const PLACES: [&str; 8] = [
    "city",
    "continent",
    "country",
    "geo",
    "geography",
    "location",
    "place",
    "state",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model
            .views
            .iter()
            .filter(|it| mentions(it, &["sourceipaddress"]))
        {
            for field in &view.fields {
                let sql = field.declared.sql.as_deref().unwrap_or_default();
                let says_place =
                    field.declared.map_layer_name.is_some() || is_named_place(&field.declared);
                if !says_place || !is_case_on_digits(sql) {
                    continue;
                }
                if Meaning::of_field(view, field).reads("sourceipaddress") {
                    findings.push(
                        RULE.finding(format!(
                            "`{}.{}` makes up a place from the digits of an address",
                            view.name(),
                            field.declared.name
                        ))
                        .on(field.origin_of("sql").map(|it| it.place()))
                        .help("join a table of address ranges, or show the address itself"),
                    );
                }
            }
        }
    }
}

fn is_named_place(field: &Field) -> bool {
    let label = field.label.as_deref().unwrap_or_default().to_lowercase();
    let name = field.name.to_lowercase();
    let mut words = name.split('_').chain(label.split_whitespace());
    words.any(|word| PLACES.contains(&word))
}

/// Whether there is a `CASE` that compares with a text like `54` or `10.%`.
fn is_case_on_digits(sql: &str) -> bool {
    let tokens = sql_tokens(sql);
    let digits = tokens.iter().filter_map(SqlToken::unquoted);
    let mut digits = digits.filter(|text| {
        let digits = text.trim_end_matches(['%', '.']);
        !digits.is_empty()
            && digits.len() <= 7
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    });
    tokens
        .iter()
        .any(|token| token.is_word("case") || token.is_word("if"))
        && digits.next().is_some()
}
