//! `Moment`: a point in time as a filter says it, told from a clock.

use jiff::civil::{DateTime, Weekday};
use jiff::{Span, ToSpan as _};

/// A unit of time in which people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `second`
    Second,
    /// `minute`
    Minute,
    /// `hour`
    Hour,
    /// `day`
    Day,
    /// `week`; the day on which it starts is the model's.
    Week,
    /// `month`
    Month,
    /// `quarter`
    Quarter,
    /// `year`
    Year,
}

impl Unit {
    /// The unit of that name, in the singular and in any case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "week" => Self::Week,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            _ => return None,
        })
    }
}

/// A point in time: where to begin, and the steps from there.
///
/// Wall-clock time of the query's time zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Where to begin.
    pub base: Base,
    /// What to add, in order.
    pub steps: Vec<Step>,
}

/// Where a moment begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// A moment that is written out.
    At(DateTime),
    /// The beginning of the second, minute, ... or year in which the clock stands.
    StartOf(Unit),
    /// The beginning of the latest such day, today included.
    Latest(Weekday),
    /// The clock itself.
    Now,
}

/// So many units, forwards or backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// How many; negative goes back.
    pub amount: i64,
    /// Of what.
    pub unit: Unit,
}

impl Moment {
    /// Without a step.
    #[must_use]
    pub fn new(base: Base) -> Self {
        Self {
            base,
            steps: Vec::new(),
        }
    }

    /// One step further; a step of nothing is none.
    #[must_use]
    pub fn plus(mut self, amount: i64, unit: Unit) -> Self {
        if amount != 0 {
            self.steps.push(Step { amount, unit });
        }
        self
    }

    /// When that is, by a clock, where weeks start on a day.
    ///
    /// `None` where it lies outside of the years that the calendar has.
    #[must_use]
    pub fn at(&self, clock: DateTime, week_start: Weekday) -> Option<DateTime> {
        let mut time = match self.base {
            Base::At(time) => time,
            Base::StartOf(unit) => start_of(unit, clock, week_start)?,
            Base::Latest(weekday) => start_of(Unit::Week, clock, weekday)?,
            Base::Now => clock,
        };
        for step in &self.steps {
            time = time.checked_add(step.span()?).ok()?;
        }
        Some(time)
    }
}

impl Step {
    fn span(self) -> Option<Span> {
        let span = Span::new();
        match self.unit {
            Unit::Second => span.try_seconds(self.amount),
            Unit::Minute => span.try_minutes(self.amount),
            Unit::Hour => span.try_hours(self.amount),
            Unit::Day => span.try_days(self.amount),
            Unit::Week => span.try_weeks(self.amount),
            Unit::Month => span.try_months(self.amount),
            Unit::Quarter => span.try_months(self.amount.checked_mul(3)?),
            Unit::Year => span.try_years(self.amount),
        }
        .ok()
    }
}

fn start_of(unit: Unit, clock: DateTime, week_start: Weekday) -> Option<DateTime> {
    let date = clock.date();
    let midnight = date.to_datetime(jiff::civil::Time::midnight());
    let time = match unit {
        Unit::Second => clock.with().subsec_nanosecond(0).build().ok()?,
        Unit::Minute => midnight
            .with()
            .hour(clock.hour())
            .minute(clock.minute())
            .build()
            .ok()?,
        Unit::Hour => midnight.with().hour(clock.hour()).build().ok()?,
        Unit::Day => midnight,
        Unit::Week => {
            let days_in = week_start.until(date.weekday());
            midnight.checked_sub(i64::from(days_in).days()).ok()?
        }
        Unit::Month => midnight.with().day(1).build().ok()?,
        Unit::Quarter => {
            let month = (clock.month() - 1) / 3 * 3 + 1;
            midnight.with().month(month).day(1).build().ok()?
        }
        Unit::Year => midnight.with().month(1).day(1).build().ok()?,
    };
    Some(time)
}
