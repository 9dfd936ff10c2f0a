//! # What it does
//! Finds tiles that leave out what happened seldom, by a filter on a count, and do not say so.
//!
//! # Why is this bad?
//! In an audit it is the single event that counts. Who reads the page takes the list for the whole.
//!
//! # Example
//! ```yaml
//! - title: Errors (Full Detail)
//!   filters:
//!     cloudtrail.events: ">1"
//! ```
//!
//! # Use instead
//! ```yaml
//! - title: Errors That Came More Than Once
//!   filters:
//!     cloudtrail.events: ">1"
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>

use crate::diagnostic::Diagnostics;
use crate::lint::tiles::{Tile, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{FieldKind, FieldType};

pub(super) const RULE: Rule = Rule {
    name: "rows-left-out-silently",
    family: Family::CloudTrail,
    level: Level::Warning,
    file: include_str!("rows_left_out_silently.rs"),
    check: Check::Project(check),
};

/// Words by which a title or a note says that something is left out.
const SAYING: [&str; 12] = [
    "above",
    "at least",
    "burst",
    "frequent",
    "least",
    "more than",
    "multiple",
    "often",
    "over",
    "repeated",
    "several",
    "than",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (named, expression) in tile.filters() {
            let is_count = tile.explore.field(named.name).field().is_some_and(|found| {
                let declared = &found.field.declared;
                let is_type = matches!(
                    declared.field_type,
                    Some(FieldType::Count | FieldType::CountDistinct)
                );
                declared.kind == FieldKind::Measure && is_type
            });
            if is_count && leaves_out(expression) && !says_so(&tile) {
                findings.push(
                    RULE.finding(format!(
                        "the tile `{}` leaves out rows by `{expression}`, and does not say so",
                        tile.title()
                    ))
                    .on(named.place)
                    .help("say it in the title or in `note_text`, or take the filter out"),
                );
            }
        }
    }
}

/// `>0` leaves out nothing but rows without events.
fn leaves_out(expression: &str) -> bool {
    let expression = expression.replace(' ', "");
    let bound = |sign: &str, least: f64| {
        let number = expression.strip_prefix(sign)?.parse::<f64>().ok()?;
        Some(number >= least)
    };
    bound(">=", 2.0)
        .or_else(|| bound(">", 1.0))
        .unwrap_or(false)
}

fn says_so(tile: &Tile<'_, '_>) -> bool {
    let declared = tile.element.declared;
    let note = declared.note_text.as_deref().unwrap_or_default();
    let text = format!("{} {note}", tile.title()).to_lowercase();
    SAYING.iter().any(|word| text.contains(word))
}
