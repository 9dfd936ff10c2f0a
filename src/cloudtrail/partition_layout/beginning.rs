//! How far back the partitions reach, and whether they end.

use super::Beginning;
use super::key::Key;
use crate::config::PartitionsConfig;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{DateFormat, KeyProjection};

/// CloudTrail began in 2013; no file is older.
const FIRST_YEAR: i32 = 2013;

/// A projection that ends in or behind this year is not told: nobody waits for it.
const FAR_YEAR: i64 = 2050;

/// More values than these are not listed.
const MAX_VALUES: usize = 5;

/// The first day, from the configuration or from the key that holds the day or the year.
pub(super) fn of(
    key: Option<Key<'_>>,
    config: &PartitionsConfig,
    diagnostics: &mut Diagnostics,
) -> Beginning {
    if let Some(key) = key {
        warn_of_end(&key, diagnostics);
    }
    if let Some(text) = &config.beginning {
        if let Some((year, month, day)) = DateFormat::parse("yyyy-MM-dd").read_day(text) {
            return Beginning::Day { year, month, day };
        }
        let message = format!(
            "`partitions.beginning` is `{}`, which is no day",
            excerpt(text)
        );
        diagnostics
            .push(Diagnostic::error("beginning", message).help("write such as `2020-01-31`"));
    }
    key.and_then(|key| projected(&key))
        .unwrap_or(Beginning::Day {
            year: FIRST_YEAR,
            month: 1,
            day: 1,
        })
}

fn projected(key: &Key<'_>) -> Option<Beginning> {
    let first_of = |year: i64| {
        let year = i32::try_from(year)
            .ok()
            .filter(|year| (1970..=9999).contains(year))?;
        Some(Beginning::Day {
            year,
            month: 1,
            day: 1,
        })
    };
    match key.projection? {
        KeyProjection::Date { start, .. } => Some(start.clone()),
        KeyProjection::Integer {
            range: (first, _), ..
        } => first_of(*first),
        KeyProjection::Enum { values } => first_of(years(values).min()?),
        KeyProjection::Injected => None,
    }
}

fn years(values: &[String]) -> impl Iterator<Item = i64> {
    values
        .iter()
        .filter_map(|value| value.trim().get(..4)?.parse().ok())
}

/// Says which days a fixed projection does not read; whether they are past is left to the reader,
/// for this program has no clock.
fn warn_of_end(key: &Key<'_>, diagnostics: &mut Diagnostics) {
    let name = key.shown();
    let (property, effect, help) = match key.projection {
        Some(KeyProjection::Date {
            fixed_end: Some(end),
            range,
            ..
        }) => {
            let start = range.split(',').next().unwrap_or_default();
            (
                "range",
                format!("ends with {}: later logs are not read", excerpt(end)),
                format!(
                    "write `'projection.{name}.range' = '{},NOW'`",
                    excerpt(start)
                ),
            )
        }
        Some(KeyProjection::Integer {
            range: (_, last), ..
        }) if *last < FAR_YEAR => (
            "range",
            format!("ends with {last}: later logs are not read"),
            "let the range end later".to_owned(),
        ),
        Some(KeyProjection::Enum { values }) if values.len() <= MAX_VALUES => (
            "values",
            format!(
                "lists only {}: other logs are not read",
                excerpt(&values.join(", "))
            ),
            format!("add the missing ones to `projection.{name}.values`"),
        ),
        Some(KeyProjection::Enum { values }) => (
            "values",
            format!(
                "lists only {} values: other logs are not read",
                values.len()
            ),
            format!("add the missing ones to `projection.{name}.values`"),
        ),
        _ => return,
    };
    let message = format!("the projection of `{name}` {effect}");
    let warning = Diagnostic::warning("projection-ends", message).help(help);
    diagnostics.push(key.locate_property(warning, property));
}
