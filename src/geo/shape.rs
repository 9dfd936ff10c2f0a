//! `Role`: which of the two tables a table is, and the columns that it has to have.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::{HiveType, Table};

/// Which of the two tables of the geolocation join a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ranges of addresses with their place.
    Ranges,
    /// Blocks of addresses with the bits that are their keys.
    Blocks,
}

impl Role {
    /// Tells a table by its columns; `None` where it is neither.
    #[must_use]
    pub fn of(table: &Table) -> Option<Self> {
        if table.column("range_start").is_some() {
            Some(Self::Ranges)
        } else if table.column("block").is_some() {
            Some(Self::Blocks)
        } else {
            None
        }
    }

    /// What people call it; also its key in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ranges => "ranges",
            Self::Blocks => "blocks",
        }
    }

    /// The columns that the join needs.
    fn columns(self) -> &'static [(&'static str, Wanted)] {
        match self {
            Self::Ranges => &[
                ("range_key", Wanted::Number),
                ("range_start", Wanted::Number),
                ("range_end", Wanted::Number),
                ("low_start", Wanted::Text),
                ("low_end", Wanted::Text),
            ],
            Self::Blocks => &[
                ("block", Wanted::Number),
                ("key_mask", Wanted::Number),
                ("inner_mask", Wanted::Number),
            ],
        }
    }

    /// Tells which columns the join lacks.
    pub fn check(self, table: &Table, diagnostics: &mut Diagnostics) {
        for (name, wanted) in self.columns() {
            require(table, name, *wanted, diagnostics);
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Wanted {
    Text,
    Number,
}

impl Wanted {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "bigint",
        }
    }

    fn fits(self, hive_type: &HiveType) -> bool {
        match self {
            Self::Text => matches!(
                hive_type,
                HiveType::String | HiveType::Char(_) | HiveType::Varchar(_)
            ),
            Self::Number => *hive_type == HiveType::BigInt,
        }
    }
}

fn require(table: &Table, name: &str, wanted: Wanted, diagnostics: &mut Diagnostics) {
    let found = table.column(name);
    let hive_type = found.and_then(|column| column.hive_type.as_ref());
    if hive_type.is_some_and(|hive_type| wanted.fits(hive_type)) {
        return;
    }
    let what = if found.is_some() {
        format!(
            "the column `{name}` of the geolocation table `{}` is no {}",
            table.name,
            wanted.name()
        )
    } else {
        format!(
            "the geolocation table `{}` has no column `{name}`",
            table.name
        )
    };
    let error = Diagnostic::error("geolocation-column", what)
        .note("ranges: `range_key`, `range_start`, `range_end` bigint, `low_start`, `low_end` string; blocks: `block`, `key_mask`, `inner_mask` bigint")
        .help("make both tables with `cloudtrail-lookml geo build`, or name others under `geolocation:`");
    let span = found.and_then(|column| column.span.as_ref());
    diagnostics.push(table.locate(error, span, "this column"));
}
