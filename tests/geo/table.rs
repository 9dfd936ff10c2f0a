//! The two tables of a build, read back and looked up as the join of the explores does.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};

/// A row of the range table, by the names of its columns; columns without a value are left out.
pub(crate) type Place = HashMap<String, Field>;

/// The two tables.
pub(crate) struct Tables {
    blocks: HashMap<String, (usize, Option<usize>)>,
    ranges: HashMap<String, Vec<Range>>,
}

struct Range {
    start: String,
    end: String,
    place: Place,
}

impl Tables {
    /// Reads the folder of a build.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut blocks = HashMap::new();
        for row in rows(&folder.join("ip_blocks")) {
            let row = columns(&row);
            let length = |name: &str| match row.get(name) {
                Some(Field::Int(length)) => usize::try_from(*length).ok(),
                _ => None,
            };
            let lengths = (
                length("key_length").expect("a length"),
                length("inner_length"),
            );
            let block = string(&row["block"]);
            // The first two joins are many to one.
            assert_eq!(blocks.insert(block, lengths), None);
        }
        let mut ranges: HashMap<String, Vec<Range>> = HashMap::new();
        let mut last_key = String::new();
        for row in rows(&folder.join("ip_ranges")) {
            let mut place = columns(&row);
            let mut take = |name: &str| string(&place.remove(name).expect("a column"));
            let (key, start, end) = (take("key_prefix"), take("range_start"), take("range_end"));
            assert!(last_key <= key, "{last_key} before {key}");
            assert!(start <= end && start.starts_with(&key) && end.starts_with(&key));
            last_key.clone_from(&key);
            ranges
                .entry(key)
                .or_default()
                .push(Range { start, end, place });
        }
        Self { blocks, ranges }
    }

    /// What the join gives for an address: each row that it meets.
    pub(crate) fn look_up(&self, address: u128) -> Vec<&Place> {
        let key = format!("{address:032X}");
        let block = if key.starts_with("00000000000000000000FFFF") {
            &key[..27]
        } else {
            &key[..6]
        };
        let Some((outer, inner_length)) = self.blocks.get(block) else {
            return Vec::new();
        };
        let inner = inner_length.and_then(|length| self.blocks.get(&key[..length]));
        let length = inner.map_or(*outer, |(length, _)| *length);
        let ranges = self.ranges.get(&key[..length]).into_iter().flatten();
        ranges
            .filter(|range| range.start <= key && key <= range.end)
            .map(|range| &range.place)
            .collect()
    }

    /// How many rows the range table has.
    pub(crate) fn row_count(&self) -> usize {
        self.ranges.values().map(Vec::len).sum()
    }
}

fn rows(folder: &Path) -> Vec<Row> {
    let entries = fs::read_dir(folder).expect("a table");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
        .into_iter()
        .flat_map(|path| {
            let file = File::open(path).expect("a file");
            let reader = SerializedFileReader::new(file).expect("Parquet");
            assert!(reader.num_row_groups() > 0);
            reader.into_iter().map(|row| row.expect("a row"))
        })
        .collect()
}

fn columns(row: &Row) -> Place {
    row.get_column_iter()
        .filter(|(_, field)| **field != Field::Null)
        .map(|(name, field)| (name.clone(), field.clone()))
        .collect()
}

fn string(field: &Field) -> String {
    match field {
        Field::Str(text) => text.clone(),
        other => panic!("{other} is no text"),
    }
}
