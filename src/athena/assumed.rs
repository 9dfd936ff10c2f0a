//! `Assumption`: what a compiled query rests on that no primary source says.

/// A form of SQL, or the meaning of a phrase, that is not read in Looker's documentation or in SQL that
/// Looker wrote for this family of dialects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumption {
    /// `before now`
    Now,
    /// `before 3 days`
    BeforeInterval,
    /// `monday`
    LatestWeekday,
    /// `3 months ago for 2 days`
    MixedUnits,
    /// `2025-01-03 12:00`
    LiteralTime,
    /// `7 days from now`
    FromNow,
    /// `60 seconds`
    Seconds,
    /// `Null` as a text filter.
    MixedCaseKeyword,
    /// Blanks at the ends of an entry.
    OuterBlanks,
    /// A caret before a character that needs none.
    NeedlessCaret,
    /// `NOT >1, 2`
    NotReachesOn,
}
