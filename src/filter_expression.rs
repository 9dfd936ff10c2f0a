//! Looker's filter language, read into plain data: intervals relative to a clock, or sets of rows.
//!
//! Source of every form: <https://cloud.google.com/looker/docs/filter-expressions>, and the grammar that
//! Looker's own filter controls use (npm `@looker/filter-expressions` 1.0.4).
//! What is legal in Looker is read, also where it can not be compiled; what neither source knows is a
//! [`Fault`].

mod date;
mod fault;
mod item;
mod moment;
mod number;
mod string;
mod yesno;

pub(crate) use date::weekday;
pub use date::{DateFilter, DateTerm, DateTest, Interval};
pub use fault::Fault;
pub use moment::{Base, Moment, Step, Unit};
pub use number::{Bound, NumberFilter, NumberTerm, NumberTest};
pub use string::{Pattern, StringFilter, StringTerm, StringTest, Wildcard};
pub use yesno::{YesnoFilter, YesnoTest};

use crate::lookml::{Field, FieldKind, FieldType, Timeframe};

/// Which of the filter languages a field speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `7 days`, `after 2025-01-03`
    Date,
    /// `a,b`, `%a%`, `-NULL`
    String,
    /// `>5`, `[1,5)`
    Number,
    /// `Yes`, `No`
    Yesno,
}

/// A filter expression, read.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Of a date or a time.
    Date(DateFilter),
    /// Of a text.
    String(StringFilter),
    /// Of a number.
    Number(NumberFilter),
    /// Of yes and no.
    Yesno(YesnoFilter),
}

/// Reads a filter expression in the language of a kind of field.
///
/// # Errors
///
/// The first range of bytes that the language does not know.
pub fn parse(kind: Kind, text: &str) -> Result<Filter, Fault> {
    Ok(match kind {
        Kind::Date => Filter::Date(date::parse(text)?),
        Kind::String => Filter::String(string::parse(text)?),
        Kind::Number => Filter::Number(number::parse(text)?),
        Kind::Yesno => Filter::Yesno(yesno::parse(text)?),
    })
}

impl Kind {
    /// The language of a field; of a dimension group that of one of its timeframes.
    ///
    /// `None` where a field can not be filtered, or its type is not known.
    #[must_use]
    pub fn of(field: &Field, timeframe: Option<&Timeframe>) -> Option<Self> {
        if let Some(timeframe) = timeframe {
            return Some(Self::of_timeframe(timeframe.as_str()));
        }
        if field.kind == FieldKind::Parameter {
            return None;
        }
        let Some(field_type) = &field.field_type else {
            // A measure without a type is a text too (`REF/param-field-measure`).
            return Some(Self::String);
        };
        Some(match field_type {
            FieldType::String | FieldType::Zipcode | FieldType::Tier | FieldType::Bin => {
                Self::String
            }
            FieldType::Number
            | FieldType::Count
            | FieldType::CountDistinct
            | FieldType::Sum
            | FieldType::Average
            | FieldType::Min
            | FieldType::Max
            | FieldType::Median
            | FieldType::Percentile
            | FieldType::Duration
            | FieldType::Distance => Self::Number,
            FieldType::Yesno => Self::Yesno,
            FieldType::Date | FieldType::DateTime | FieldType::Time => Self::Date,
            FieldType::Other(word) => return Self::of_other(word),
            FieldType::Location | FieldType::Unquoted | FieldType::List => return None,
        })
    }

    fn of_other(word: &str) -> Option<Self> {
        match word {
            "int"
            | "running_total"
            | "percent_of_total"
            | "percent_of_previous"
            | "sum_distinct"
            | "average_distinct"
            | "median_distinct"
            | "percentile_distinct" => Some(Self::Number),
            _ if word.starts_with("date_") => Some(Self::of_timeframe(&word["date_".len()..])),
            _ if word.starts_with("duration_") => Some(Self::Number),
            _ => None,
        }
    }

    /// A day of the week is filtered by its name, a part of a date by its number.
    #[must_use]
    pub fn of_timeframe(timeframe: &str) -> Self {
        match timeframe {
            "day_of_week"
            | "month_name"
            | "time_of_day"
            | "quarter_of_year"
            | "fiscal_quarter_of_year" => Self::String,
            "hour_of_day" | "day_of_week_index" | "day_of_month" | "day_of_year"
            | "week_of_year" | "month_num" | "fiscal_month_num" => Self::Number,
            "yesno" => Self::Yesno,
            _ => Self::Date,
        }
    }
}
