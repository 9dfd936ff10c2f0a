//! Intervals to conditions: `( ts ) >= .. AND ( ts ) < ..`.

use super::{Setting, user_attribute};
use crate::athena::{Assumption, Assumptions, week_start};
use crate::query::clock::show;
use crate::query::filter_expression::{DateFilter, DateTest, Interval};
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;
use crate::query::{Base, Moment, Unit};

pub(super) fn condition(
    filter: &DateFilter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<Option<Fragment>, Refusal> {
    let mut terms = Vec::new();
    for term in &filter.terms {
        assumed.extend(term.assumed);
        terms.push(match &term.test {
            DateTest::Within(interval) => within(interval, left, setting, assumed),
            DateTest::Null => left.between("( ", " ) IS NULL"),
            DateTest::NotNull => left.between("( ", " ) IS NOT NULL"),
            DateTest::Fiscal => return Err(fiscal()),
            DateTest::UserAttribute(name) => return Err(user_attribute(name)),
        });
    }
    Ok(match terms.len() {
        0 => None,
        1 => terms.pop(),
        _ => Some(Fragment::join(terms, " OR ").between("(", ")")),
    })
}

/// The two bounds of a filter as `date_start` and `date_end` write them.
pub(in crate::query) fn moment(
    moment: &Moment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> String {
    format!("({})", bound(moment, setting, assumed))
}

fn within(
    interval: &Interval,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Fragment {
    let mut sides = Vec::new();
    if let Some(start) = &interval.start {
        let bound = bound(start, setting, assumed);
        sides.push(left.between("( ", &format!(" ) >= ({bound})")));
    }
    if let Some(end) = &interval.end {
        let bound = bound(end, setting, assumed);
        sides.push(left.between("( ", &format!(" ) < ({bound})")));
    }
    if sides.len() == 1 {
        assumed.insert(Assumption::OpenInterval);
    }
    Fragment::join(sides, " AND ").between("((", "))")
}

/// A moment to compare with: in the time zone of the database.
fn bound(moment: &Moment, setting: Setting<'_>, assumed: &mut Assumptions) -> String {
    let local = local(moment, setting, assumed);
    let is_literal = matches!(moment.base, Base::At(_)) && moment.steps.is_empty();
    match setting.timezone {
        Some(timezone) => {
            if is_literal {
                assumed.insert(Assumption::LiteralInTimeZone);
            }
            format!(
                "(CAST(CAST((FORMAT_DATETIME({local}, 'yyyy-MM-dd HH:mm:ss.SSS') || ' {timezone}') AS \
                 TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' AS TIMESTAMP))"
            )
        }
        None if is_literal => local,
        None => format!("({local})"),
    }
}

/// A moment as wall-clock time.
fn local(moment: &Moment, setting: Setting<'_>, assumed: &mut Assumptions) -> String {
    let mut sql = base(moment.base, setting, assumed);
    for step in &moment.steps {
        let (amount, unit) = match step.unit {
            Unit::Second => (step.amount, "second"),
            Unit::Minute => (step.amount, "minute"),
            Unit::Hour => (step.amount, "hour"),
            Unit::Day => (step.amount, "day"),
            Unit::Week => (step.amount, "week"),
            Unit::Month => (step.amount, "month"),
            Unit::Quarter => (step.amount * 3, "month"),
            Unit::Year => (step.amount, "year"),
        };
        sql = format!("DATE_ADD('{unit}', {amount}, {sql})");
    }
    sql
}

fn base(base: Base, setting: Setting<'_>, assumed: &mut Assumptions) -> String {
    let unit = match base {
        Base::At(time) if time.time() == jiff::civil::Time::midnight() => {
            return format!("TIMESTAMP '{}'", time.date());
        }
        Base::At(time) => return format!("TIMESTAMP '{}'", show(time)),
        Base::Now => {
            assumed.insert(Assumption::ClockTime);
            return now(setting);
        }
        Base::Latest(weekday) => {
            let start = week_start(weekday.to_monday_one_offset());
            return start.replace("{} ", &today(setting));
        }
        Base::StartOf(unit) => unit,
    };
    let today = today(setting);
    match unit {
        Unit::Day => today,
        Unit::Week => week_start(setting.week_start.to_monday_one_offset()).replace("{} ", &today),
        Unit::Month => {
            assumed.insert(Assumption::MonthStart);
            format!("DATE_TRUNC('MONTH', {today})")
        }
        Unit::Quarter => format!("DATE_TRUNC('QUARTER', DATE_TRUNC('QUARTER', {today}))"),
        Unit::Year => format!("DATE_TRUNC('YEAR', {today})"),
        Unit::Hour | Unit::Minute | Unit::Second => {
            assumed.insert(Assumption::ClockTime);
            let unit = match unit {
                Unit::Hour => "HOUR",
                Unit::Minute => "MINUTE",
                _ => "SECOND",
            };
            format!("DATE_TRUNC('{unit}', {})", now(setting))
        }
    }
}

/// Midnight; the two casts take the time zone off without a cast from one type of timestamp to the
/// other.
fn today(setting: Setting<'_>) -> String {
    let now = setting.clock.zoned();
    let now = match setting.timezone {
        Some(timezone) => format!("({now} AT TIME ZONE '{timezone}')"),
        None => now,
    };
    format!("CAST(CAST(DATE_TRUNC('DAY', {now}) AS DATE) AS TIMESTAMP)")
}

fn now(setting: Setting<'_>) -> String {
    match setting.timezone {
        Some(timezone) => format!(
            "CAST(({} AT TIME ZONE '{timezone}') AS TIMESTAMP)",
            setting.clock.zoned()
        ),
        None => setting.clock.plain(),
    }
}

fn fiscal() -> Refusal {
    Refusal::new(
        "fiscal-phrase",
        "a phrase of fiscal years or quarters is not compiled",
    )
    .help("write it in years and quarters of the calendar")
}
