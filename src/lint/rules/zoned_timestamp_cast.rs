//! # What it does
//! Finds casts of a timestamp with a zone to a plain timestamp.
//!
//! # Why is this bad?
//! Athena engine version 3 refused such casts when it came out, and has not said that it takes them now.
//! What it gives depends on the time zone of the session as well.
//!
//! # Example
//! ```lookml
//! sql: CAST(from_iso8601_timestamp(${TABLE}.eventtime) AS timestamp) ;;
//! ```
//!
//! # Use instead
//! ```lookml
//! sql: date_parse(${TABLE}.eventtime, '%Y-%m-%dT%H:%i:%sZ') ;;
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/athena/latest/ug/engine-versions-reference-0003.html>

use crate::diagnostic::Diagnostics;
use crate::lint::sql_calls::{call_end, each_text};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlToken, sql_tokens};

pub(super) const RULE: Rule = Rule {
    name: "zoned-timestamp-cast",
    family: Family::Athena,
    level: Level::Warning,
    file: include_str!("zoned_timestamp_cast.rs"),
    check: Check::Project(check),
};

/// Functions whose result has a zone.
const ZONED: [&str; 8] = [
    "from_iso8601_timestamp",
    "from_iso8601_timestamp_nanos",
    "from_unixtime",
    "at_timezone",
    "with_timezone",
    "parse_datetime",
    "now",
    "current_timestamp",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    each_text(context, &mut |sql| {
        if !sql
            .text
            .as_bytes()
            .windows(4)
            .any(|it| it.eq_ignore_ascii_case(b"cast"))
        {
            return;
        }
        let tokens = sql_tokens(sql.text);
        for at in 0..tokens.len() {
            if is_cast_of_zoned(&tokens, at) {
                findings.push(
                    RULE.finding("a timestamp with a zone is cast to a plain one")
                        .on(sql.at(tokens[at].range()))
                        .help("write `date_parse(text, '%Y-%m-%dT%H:%i:%sZ')`, which has no zone"),
                );
            }
        }
    });
}

fn is_cast_of_zoned(tokens: &[SqlToken<'_>], at: usize) -> bool {
    let is_cast = tokens[at].is_word("cast") || tokens[at].is_word("try_cast");
    let Some(end) = call_end(tokens, at).filter(|_| is_cast) else {
        return false;
    };
    let inside = &tokens[at + 2..end];
    let Some(target) = inside.iter().rposition(|it| it.is_word("as")) else {
        return false;
    };
    let (value, target) = inside.split_at(target);
    let is_plain = target.get(1).is_some_and(|it| it.is_word("timestamp"))
        && !target.iter().any(|it| it.is_word("with"));
    is_plain && is_zoned(value)
}

fn is_zoned(value: &[SqlToken<'_>]) -> bool {
    let mut depth = 0;
    let mut names_zone = false;
    for (at, token) in value.iter().enumerate() {
        match token.text {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => names_zone |= depth == 0 && at > 0 && token.is_word("zone"),
        }
    }
    let first = value.first();
    let is_call = first.is_some_and(|first| ZONED.iter().any(|it| first.is_word(it)));
    let is_whole = call_end(value, 0).is_none_or(|end| end + 1 == value.len());
    (is_call && is_whole) || names_zone
}
