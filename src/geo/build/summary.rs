//! `Summary`: what a build chose and what came of it.

use std::fmt::{self, Display, Formatter};

use camino::Utf8PathBuf;

use super::address::{Family, family_of, shown};
use super::cutter::{BlockRow, KeyedRange, Rows};
use crate::diagnostic::Diagnostics;

/// What a build chose and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The folder of the build.
    pub folder: Utf8PathBuf,
    /// Whether it was not there before.
    pub is_new: bool,
    /// What the inputs call themselves.
    pub source: String,
    /// The day of the oldest input, as far as the files tell.
    pub source_built: Option<String>,
    /// What was chosen for each family that occurs.
    pub families: Vec<FamilySummary>,
}

/// What was chosen for a family of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilySummary {
    /// `IPv4` or `IPv6`.
    pub family: Family,
    /// Disjoint ranges, neighbours with the same answer joined.
    pub ranges: u64,
    /// Rows of the range table: ranges, cut at the borders of their keys.
    pub rows: u64,
    /// Outer blocks.
    pub blocks: u64,
    /// Inner blocks.
    pub inner_blocks: u64,
    /// The most ranges under one key.
    pub worst: u64,
    /// The first address under that key.
    pub worst_address: u128,
    /// The sum over the keys of the square of the ranges under each.
    squares: u64,
}

impl FamilySummary {
    fn new(family: Family) -> Self {
        Self {
            family,
            ranges: 0,
            rows: 0,
            blocks: 0,
            inner_blocks: 0,
            worst: 0,
            worst_address: 0,
            squares: 0,
        }
    }
}

/// Counts the rows on their way.
pub(super) struct Counter<R> {
    pub(super) rows: R,
    families: [FamilySummary; 2],
    key: (u128, u32),
    first: u128,
    under_key: u64,
}

impl<R> Counter<R> {
    pub(super) fn new(rows: R) -> Self {
        Self {
            rows,
            families: [Family::V4, Family::V6].map(FamilySummary::new),
            key: (0, 0),
            first: 0,
            under_key: 0,
        }
    }

    fn of(&mut self, address: u128) -> &mut FamilySummary {
        &mut self.families[usize::from(family_of(address) == Family::V6)]
    }

    fn close_key(&mut self) {
        let (n, first) = (self.under_key, self.first);
        let family = self.of(first);
        family.squares = family.squares.saturating_add(n * n);
        if n > family.worst {
            family.worst = n;
            family.worst_address = first;
        }
        self.under_key = 0;
    }

    /// What was counted, of the families that occur.
    pub(super) fn finish(mut self, ranges: [u64; 2]) -> (R, Vec<FamilySummary>) {
        self.close_key();
        let mut families = Vec::new();
        for (mut family, ranges) in self.families.into_iter().zip(ranges) {
            family.ranges = ranges;
            if family.rows > 0 {
                families.push(family);
            }
        }
        (self.rows, families)
    }
}

impl<R: Rows> Rows for Counter<R> {
    fn range(&mut self, row: &KeyedRange) -> Result<(), Diagnostics> {
        if self.key != (row.prefix, row.key_length) {
            self.close_key();
            self.key = (row.prefix, row.key_length);
            self.first = row.range.start;
        }
        self.under_key += 1;
        self.of(row.range.start).rows += 1;
        self.rows.range(row)
    }

    fn block(&mut self, row: &BlockRow) -> Result<(), Diagnostics> {
        let family = self.of(super::address::first_of(row.prefix, row.digits));
        if row.digits == family.family.block_digits() {
            family.blocks += 1;
        } else {
            family.inner_blocks += 1;
        }
        self.rows.block(row)
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let built = self.source_built.as_deref().unwrap_or("unknown");
        writeln!(f, "source  {}, built {built}", self.source)?;
        for family in &self.families {
            let FamilySummary {
                ranges,
                rows,
                blocks,
                inner_blocks,
                worst,
                ..
            } = family;
            let growth = percent(rows.saturating_sub(*ranges), *ranges);
            let met = family.squares / rows.max(&1);
            writeln!(
                f,
                "{}    {} ranges in {} rows ({growth} more), {} blocks and {} inner blocks",
                family.family.name(),
                thousands(*ranges),
                thousands(*rows),
                thousands(*blocks),
                thousands(*inner_blocks),
            )?;
            writeln!(
                f,
                "        an address meets {} ranges under its key on average, {} at {} at most",
                thousands(met.max(1)),
                thousands(*worst),
                shown(family.worst_address),
            )?;
        }
        let was = if self.is_new {
            "written to"
        } else {
            "already in"
        };
        writeln!(f, "{was} {}: read its README.md", self.folder)
    }
}

/// A share, with one digit behind the point.
fn percent(part: u64, whole: u64) -> String {
    let tenths = part.saturating_mul(1000) / whole.max(1);
    format!("{}.{} %", thousands(tenths / 10), tenths % 10)
}

/// A number with commas.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
