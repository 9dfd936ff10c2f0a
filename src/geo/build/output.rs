//! The files of a build: two Parquet tables, their statements, and a page about them.

mod columns;
mod folder;
mod parquet_table;
mod readme;
mod statement;

use std::cell::RefCell;
use std::path::Path;

use parquet::data_type::ByteArray;

use self::columns::{BLOCKS, Column, RANGES};
pub(super) use self::folder::Folder;
use self::parquet_table::ParquetTable;
pub(super) use self::statement::Properties;
use super::address::{family_of, first_of, key_of, lower_halves, mask_of};
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
            (is_filled || column.is_of_join).then_some(column)
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
        let first = first_of(row.prefix, row.key_length);
        let [low_start, low_end] = match lower_halves(row.range) {
            Some(halves) => halves.map(|digits| Some(ByteArray::from(digits.into_bytes()))),
            None => [None, None],
        };
        let mut cells = self.ranges.row(key_of(first))?;
        cells.long(Some(key_of(row.range.start)));
        cells.long(Some(key_of(row.range.end)));
        cells.text(low_start.as_ref());
        cells.text(low_end.as_ref());
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
        let first = first_of(row.prefix, row.digits);
        let family = family_of(first);
        let is_inner = row.digits != family.block_digits();
        let mask = |digits| mask_of(family, digits);
        let mut cells = self.blocks.row(key_of(first) | i64::from(is_inner))?;
        cells.long(Some(mask(row.key_length)));
        cells.long(row.inner_length.map(mask));
        self.blocks.end_row()
    }
}
