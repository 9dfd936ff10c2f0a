//! Intervals to conditions: `( ts ) >= .. AND ( ts ) < ..`.

use std::fmt::Write as _;

use super::{Setting, user_attribute};
use crate::athena::{Assumption, Assumptions, week_start};
use crate::filter_expression::{Base, Moment, Unit};
use crate::filter_expression::{DateFilter, DateTest, Interval};
use crate::query::clock::show;
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

pub(super) fn condition(
    sql: &mut Fragment,
    filter: &DateFilter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<bool, Refusal> {
    let is_list = filter.terms.len() > 1;
    sql.push(if is_list { "(" } else { "" });
    for (number, term) in filter.terms.iter().enumerate() {
        assumed.extend(term.assumed);
        sql.push(if number > 0 { " OR " } else { "" });
        match &term.test {
            DateTest::Within(interval) => within(sql, interval, left, setting, assumed),
            DateTest::Null => sql.append_trimmed_between(left, "( ", " ) IS NULL"),
            DateTest::NotNull => sql.append_trimmed_between(left, "( ", " ) IS NOT NULL"),
            DateTest::Fiscal => return Err(fiscal()),
            DateTest::UserAttribute(name) => return Err(user_attribute(name)),
        }
    }
    sql.push(if is_list { ")" } else { "" });
    Ok(!filter.terms.is_empty())
}

/// Most bounds are no longer.
const A_BOUND: usize = 128;

/// The two bounds of a filter as `date_start` and `date_end` write them.
pub(in crate::query) fn moment(
    moment: &Moment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> String {
    let mut sql = String::with_capacity(A_BOUND);
    sql.push('(');
    push_bound(&mut sql, moment, setting, assumed);
    sql.push(')');
    sql
}

fn within(
    sql: &mut Fragment,
    interval: &Interval,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) {
    sql.push("((");
    if let Some(start) = &interval.start {
        let bound = bound(start, setting, assumed);
        sql.append_trimmed_between(left, "( ", " ) >= (");
        sql.push(bound);
        sql.push(")");
    }
    if interval.start.is_some() && interval.end.is_some() {
        sql.push(" AND ");
    } else if interval.start.is_some() || interval.end.is_some() {
        assumed.insert(Assumption::OpenInterval);
    }
    if let Some(end) = &interval.end {
        let bound = bound(end, setting, assumed);
        sql.append_trimmed_between(left, "( ", " ) < (");
        sql.push(bound);
        sql.push(")");
    }
    sql.push("))");
}

fn bound(moment: &Moment, setting: Setting<'_>, assumed: &mut Assumptions) -> String {
    let mut sql = String::with_capacity(A_BOUND);
    push_bound(&mut sql, moment, setting, assumed);
    sql
}

/// Appends a moment to compare with: in the time zone of the database.
fn push_bound(sql: &mut String, moment: &Moment, setting: Setting<'_>, assumed: &mut Assumptions) {
    let is_literal = matches!(moment.base, Base::At(_)) && moment.steps.is_empty();
    let Some(timezone) = setting.timezone else {
        sql.push_str(if is_literal { "" } else { "(" });
        push_local(sql, moment, setting, assumed);
        sql.push_str(if is_literal { "" } else { ")" });
        return;
    };
    if is_literal {
        assumed.insert(Assumption::LiteralInTimeZone);
    }
    sql.push_str("(CAST(CAST((FORMAT_DATETIME(");
    push_local(sql, moment, setting, assumed);
    sql.push_str(", 'yyyy-MM-dd HH:mm:ss.SSS') || ' ");
    sql.push_str(timezone);
    sql.push_str("') AS TIMESTAMP WITH TIME ZONE) AT TIME ZONE 'UTC' AS TIMESTAMP))");
}

/// Appends a moment as wall-clock time; of several steps the last stands outside.
fn push_local(sql: &mut String, moment: &Moment, setting: Setting<'_>, assumed: &mut Assumptions) {
    for step in moment.steps.iter().rev() {
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
        let _ = write!(sql, "DATE_ADD('{unit}', {amount}, ");
    }
    sql.push_str(&base(moment.base, setting, assumed));
    for _ in &moment.steps {
        sql.push(')');
    }
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
