//! `Assumption`: what a compiled query rests on that no primary source says.
//!
//! What Looker's documentation or SQL that Looker wrote for Presto, Trino or Glue says is compiled in
//! silence. What only secondary sources say, or a sister dialect, stands here, and a query that rests
//! on it says so.

macro_rules! assumptions {
    ($($(#[$doc:meta])* $name:ident => $sentence:literal,)*) => {
        /// A form of SQL, or the meaning of a phrase, that is not read in Looker's documentation or in SQL
        /// that Looker wrote for this family of dialects.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Assumption {
            $($(#[$doc])* $name,)*
        }

        impl Assumption {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What is assumed, in one sentence without a full stop.
            #[must_use]
            pub fn sentence(self) -> &'static str {
                match self {
                    $(Self::$name => $sentence,)*
                }
            }
        }
    };
}

assumptions! {
    /// `before now`
    Now => "`now` in a filter is the moment of the query",
    /// `before 3 days`
    BeforeInterval => "`before 3 days` is `before 3 days ago`, as Google's grammar reads it",
    /// `monday`
    LatestWeekday => "the latest day of that name is today where today has it",
    /// `3 months ago for 2 days`
    MixedUnits => "a range that begins so many units ago begins with the beginning of that unit",
    /// `2025-01-03 12:00`
    LiteralTime => "a time that is written out is as long as its last unit, a minute or a second",
    /// `7 days from now`
    FromNow => "`7 days from now` is the day that lies seven days ahead",
    /// `60 seconds`
    Seconds => "so many seconds end with the present one, as with all other units",
    /// `Null` as a text filter.
    MixedCaseKeyword => "`Null` and `Empty` mean the same as `NULL` and `EMPTY`",
    /// Blanks at the ends of an entry.
    OuterBlanks => "blanks at the ends of an entry count where it is a plain text, as in Google's grammar",
    /// A caret before a character that needs none.
    NeedlessCaret => "a caret before a character that needs none means the character",
    /// `NOT >1, 2`
    NotReachesOn => "`NOT` before a comparison reaches all comparisons and numbers after it",
    /// `yesno` filter `No`.
    No => "the filter `No` lets rows without a value through",
    /// `-FOO`
    Negation => "a text that is kept out does not keep out rows without a value",
    /// `%FOO%`
    Like => "a text with wild cards is compared by `LIKE`",
    /// `100^%%`
    LikeEscape => "a wild card that means itself is written with `ESCAPE '^'`",
    /// `EMPTY`
    Empty => "`EMPTY` is no value or a text of length 0",
    /// `case_sensitive: no`
    CaseInsensitive => "without regard to case both sides of a comparison stand in `UPPER()`",
    /// `NOT 5`
    NumberNegation => "a number that is kept out does not keep out rows without a value",
    /// `[1,5)`
    NumberInterval => "an interval is written as two comparisons",
    /// `after 2025-01-03`
    OpenInterval => "an interval with one end is written as one comparison",
    /// `3 months`
    MonthStart => "a month begins at `DATE_TRUNC('MONTH', ..)`, as quarters and years do in Looker's SQL",
    /// `3 hours`
    ClockTime => "hours and smaller units are counted from the session's time, which is UTC in Athena",
    /// An absolute date in another time zone.
    LiteralInTimeZone => "a date that is written out is one of the query's time zone, converted as a relative one",
    /// `timeframes: [second]`
    SecondTimeframe => "the timeframe `second` is written as `time`",
    /// `type: date_time`
    DateTime => "a dimension of type `date_time` is cast to a timestamp and written as the timeframe `time`",
    /// `case:`
    Case => "`case` is written as `CASE WHEN .. THEN 'label' ELSE 'label' END`",
    /// Sorting on `day_of_week`.
    DayOfWeekSort => "names of days are sorted by the number of the day, which is a column of its own",
    /// `order_by_field`
    OrderByField => "a field with `order_by_field` is sorted by that field, which is a column of its own",
    /// `type: count` with `filters`.
    FilteredCount => "a filtered count is a count over `CASE WHEN`",
    /// `type: count` of a joined view without a key.
    KeylessCount => "a joined view without a primary key is counted by the rows of the query",
    /// `type: average`
    Average => "an average is `AVG()`",
    /// `type: min` and `type: max`
    MinMax => "`min` and `max` are `MIN()` and `MAX()`",
    /// `type: date` of a measure.
    DateMeasure => "a measure of type `date` is written as the timeframe `date`",
    /// `approximate: yes`
    Approximate => "an approximate count is `APPROX_DISTINCT()`",
    /// Measures that multiplied rows do not change.
    FanOutPlain => "distinct counts, `min` and `max` stay plain where the joins multiply rows",
}

/// What a piece of SQL rests on, each once, in the order of [`Assumption::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assumptions(u64);

const _: () = assert!(Assumption::ALL.len() <= 64, "one bit for each");

impl Assumptions {
    /// Adds one.
    pub(crate) fn insert(&mut self, assumption: Assumption) {
        self.0 |= 1 << assumption as u32;
    }

    /// In order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Assumption> {
        let all = Assumption::ALL.iter().copied();
        all.filter(move |assumption| self.0 & 1 << *assumption as u32 != 0)
    }
}

impl Extend<Assumption> for Assumptions {
    fn extend<I: IntoIterator<Item = Assumption>>(&mut self, assumptions: I) {
        assumptions.into_iter().for_each(|it| self.insert(it));
    }
}

impl std::ops::BitOrAssign for Assumptions {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::{Assumption, Assumptions};

    #[test]
    fn a_set_keeps_the_order() {
        let mut set = Assumptions::default();
        set.extend(Assumption::ALL.iter().rev().copied());
        assert!(set.iter().eq(Assumption::ALL.iter().copied()));
        assert_eq!(Assumptions::default().iter().count(), 0);
    }

    #[test]
    fn each_is_one_sentence() {
        for assumption in Assumption::ALL {
            let sentence = assumption.sentence();
            assert!(
                !sentence.ends_with('.') && sentence.len() > 20,
                "{sentence}"
            );
        }
    }
}
