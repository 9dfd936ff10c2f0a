//! The closed lists of words that LookML parameters take, each open at the end.

use serde::{Serialize, Serializer};

/// Makes an enum of words, each with its spelling in LookML, that also holds any other word.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* #[doc = concat!("`", $word, "`")] $variant,)*
            /// A word that the program has no name for.
            Other(String),
        }

        impl $name {
            /// The word as LookML spells it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

words! {
    /// LookML's truth values.
    YesNo {
        Yes => "yes",
        No => "no",
    }
}

impl From<bool> for YesNo {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

words! {
    /// The five kinds of field that a view declares.
    FieldKind {
        Filter => "filter",
        Parameter => "parameter",
        Dimension => "dimension",
        DimensionGroup => "dimension_group",
        Measure => "measure",
    }
}

words! {
    /// The `type` of a field.
    FieldType {
        String => "string",
        Number => "number",
        Yesno => "yesno",
        Date => "date",
        DateTime => "date_time",
        Time => "time",
        Duration => "duration",
        Location => "location",
        Zipcode => "zipcode",
        Tier => "tier",
        Bin => "bin",
        Distance => "distance",
        Unquoted => "unquoted",
        Count => "count",
        CountDistinct => "count_distinct",
        Sum => "sum",
        Average => "average",
        Min => "min",
        Max => "max",
        Median => "median",
        Percentile => "percentile",
        List => "list",
    }
}

words! {
    /// A timeframe of a `dimension_group` of type `time`.
    Timeframe {
        Raw => "raw",
        Time => "time",
        Minute => "minute",
        Hour => "hour",
        Date => "date",
        Week => "week",
        Month => "month",
        Quarter => "quarter",
        Year => "year",
        HourOfDay => "hour_of_day",
        DayOfWeek => "day_of_week",
        DayOfWeekIndex => "day_of_week_index",
    }
}

words! {
    /// The `type` of a join.
    JoinType {
        LeftOuter => "left_outer",
        Inner => "inner",
        FullOuter => "full_outer",
        Cross => "cross",
    }
}

words! {
    /// The `relationship` of a join.
    Relationship {
        ManyToOne => "many_to_one",
        OneToOne => "one_to_one",
        OneToMany => "one_to_many",
        ManyToMany => "many_to_many",
    }
}
