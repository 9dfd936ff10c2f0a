//! # What it does
//! Finds series that a tile colours, labels or draws in another way, and does not have.
//!
//! # Why is this bad?
//! The setting does nothing: mostly a field was renamed, and the look that was chosen is lost.
//!
//! # Example
//! ```yaml
//! fields: [cloudtrail.events, cloudtrail.event_date]
//! series_types:
//!   success_rate: line
//! ```
//!
//! # Use instead
//! ```yaml
//! fields: [cloudtrail.events, cloudtrail.event_date]
//! series_types:
//!   cloudtrail.events: line
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::excerpt;
use crate::lint::tiles::{Tile, tiles};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::DashboardValue;
use crate::resolve::Found;

pub(super) const RULE: Rule = Rule {
    name: "unknown-series",
    family: Family::References,
    level: Level::Warning,
    file: include_str!("unknown_series.rs"),
    check: Check::Project(check),
};

/// Settings by the name of a series.
const SETTINGS: [&str; 5] = [
    "series_types",
    "series_colors",
    "series_labels",
    "series_point_styles",
    "series_cell_visualizations",
];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for tile in tiles(context) {
        for (key, value) in &tile.element.declared.other {
            if let DashboardValue::Mapping(series) = value
                && SETTINGS.contains(&key.as_str())
            {
                check_setting(&tile, key, series, findings);
            }
        }
    }
}

fn check_setting(
    tile: &Tile<'_, '_>,
    key: &str,
    series: &[(String, DashboardValue)],
    findings: &mut Diagnostics,
) {
    let located = tile.element.origin_of(key);
    for (index, (name, _)) in series.iter().enumerate() {
        if is_known(tile, key, name) {
            continue;
        }
        let place = located.and_then(|it| Some(it.item(index)?.key()));
        let finding = RULE.finding(format!(
            "`{key}` of the tile `{}` names the series `{}`, which the tile does not have",
            tile.title(),
            excerpt(name)
        ));
        findings.push(
            finding
                .on(place)
                .help("name a field of the tile, or take the line out"),
        );
    }
}

/// Series are fields, or, under a pivot and in pies, values, which nobody knows here.
fn is_known(tile: &Tile<'_, '_>, key: &str, name: &str) -> bool {
    if tile.selects(name) {
        return true;
    }
    if is_field_name(name) {
        return !matches!(
            tile.explore.field(name),
            Found::UnknownField(_) | Found::UnknownView
        );
    }
    let has_pivot = tile
        .element
        .declared
        .pivots
        .iter()
        .flatten()
        .next()
        .is_some();
    key != "series_types" || has_pivot || !is_word(name)
}

fn is_field_name(name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(view, field)| is_word(view) && is_word(field))
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
