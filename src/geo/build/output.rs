//! The files of a build: two Parquet tables, their statements, and a page about them.

mod columns;
mod folder;
mod parquet_table;
mod readme;
mod statement;

use std::cell::RefCell;
use std::path::Path;

use self::columns::{BLOCKS, Column, RANGES};
pub(super) use self::folder::Folder;
use self::parquet_table::ParquetTable;
pub(super) use self::statement::Properties;
use super::address::{DIGITS, first_of};
use super::cutter::{BlockRow, KeyedRange, Rows};
use super::names::{NameId, Names};
use crate::diagnostic::Diagnostics;

/// How many rows of the range table share a file: few enough that Athena reads several at once.
const ROWS_OF_A_FILE: usize = 1_000_000;
/// How many rows share a row group.
const ROWS_OF_A_GROUP: usize = 250_000;

/// Names of the tables, of their folders and of their statements.
pub(super) const RANGES_NAME: &str = "ip_ranges";
pub(super) const BLOCKS_NAME: &str = "ip_blocks";

/// The two tables while they are written.
pub(super) struct Tables<'a> {
    names: &'a RefCell<Names>,
    ranges: ParquetTable,
    blocks: ParquetTable,
}

/// What was written.
pub(super) struct Written {
    /// Of both tables' bytes.
    pub(super) digest: u64,
    /// The columns of the range table that hold a value.
    columns: Vec<&'static Column>,
}

impl<'a> Tables<'a> {
    pub(super) fn create(folder: &Path, names: &'a RefCell<Names>) -> Result<Self, Diagnostics> {
        let group = ROWS_OF_A_GROUP;
        let file = ROWS_OF_A_FILE;
        Ok(Self {
            names,
            ranges: ParquetTable::create(&folder.join(RANGES_NAME), RANGES, group, file)?,
            blocks: ParquetTable::create(&folder.join(BLOCKS_NAME), BLOCKS, group, file)?,
        })
    }

    pub(super) fn finish(self) -> Result<Written, Diagnostics> {
        let (ranges, filled) = self.ranges.finish()?;
        let (blocks, _) = self.blocks.finish()?;
        let is_kept = |(column, is_filled): (&'static Column, bool)| {
            (is_filled || column.is_required).then_some(column)
        };
        Ok(Written {
            digest: ranges ^ blocks.rotate_left(1),
            columns: RANGES.iter().zip(filled).filter_map(is_kept).collect(),
        })
    }
}

impl Rows for Tables<'_> {
    fn range(&mut self, row: &KeyedRange) -> Result<(), Diagnostics> {
        let names = self.names.borrow();
        let answer = &row.answer;
        let mut cells = self.ranges.row();
        cells.digits(first_of(row.prefix, row.key_length), row.key_length);
        cells.digits(row.range.start, DIGITS);
        cells.digits(row.range.end, DIGITS);
        let mut name = |id: NameId| cells.text(names.get(id));
        name(answer.country_code);
        name(answer.country);
        name(answer.subdivision);
        name(answer.city);
        cells.double(answer.latitude);
        cells.double(answer.longitude);
        cells.int(answer.accuracy_km.map(i32::from));
        cells.long(answer.asn.map(i64::from));
        cells.text(names.get(answer.network_owner));
        cells.boolean(answer.is_anonymous);
        cells.boolean(answer.is_hosting);
        self.ranges.end_row()
    }

    fn block(&mut self, row: &BlockRow) -> Result<(), Diagnostics> {
        let int = |digits: u32| i32::try_from(digits).ok();
        let mut cells = self.blocks.row();
        cells.digits(first_of(row.prefix, row.digits), row.digits);
        cells.int(int(row.key_length));
        cells.int(row.inner_length.and_then(int));
        self.blocks.end_row()
    }
}
