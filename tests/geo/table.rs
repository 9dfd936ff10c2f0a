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
    /// The masks of the keys and of the inner blocks.
    blocks: HashMap<i64, (i64, Option<i64>)>,
    ranges: HashMap<i64, Vec<Range>>,
}

struct Range {
    start: i64,
    end: i64,
    /// The lower halves, of a part of a /64.
    low: Option<(String, String)>,
    place: Place,
}

impl Tables {
    /// Reads the folder of a build.
    pub(crate) fn read(folder: &Path) -> Self {
        let mut blocks = HashMap::new();
        for row in groups(&folder.join("ip_blocks")).into_iter().flatten() {
            let row = columns(&row);
            let masks = (long(&row["key_mask"]), row.get("inner_mask").map(long));
            // The joins of blocks are many to one.
            assert_eq!(blocks.insert(long(&row["block"]), masks), None);
        }
        let mut ranges: HashMap<i64, Vec<Range>> = HashMap::new();
        for group in groups(&folder.join("ip_ranges")) {
            let mut last_key = i64::MIN;
            for row in group {
                let mut place = columns(&row);
                let mut take = |name: &str| place.remove(name);
                let [key, start, end] = ["range_key", "range_start", "range_end"]
                    .map(|name| long(&take(name).expect("a column")));
                let low = take("low_start").zip(take("low_end"));
                let low = low.map(|(start, end)| (string(&start), string(&end)));
                assert!(last_key <= key, "{last_key} before {key}");
                assert!(key <= start && start <= end);
                last_key = key;
                ranges.entry(key).or_default().push(Range {
                    start,
                    end,
                    low,
                    place,
                });
            }
        }
        Self { blocks, ranges }
    }

    /// What the join gives for an address: each row that it meets.
    pub(crate) fn look_up(&self, address: u128) -> Vec<&Place> {
        let digits = format!("{address:032X}");
        let (upper, lower) = digits.split_at(16);
        let number = |digits: &str| {
            u64::from_str_radix(digits, 16)
                .expect("digits")
                .cast_signed()
        };
        let is_v4 = digits.starts_with("00000000000000000000FFFF");
        let key = match is_v4 {
            true => number(lower),
            false if digits.starts_with("0000FFFF") => return Vec::new(),
            false => number(upper),
        };
        let outer = key
            & if is_v4 {
                -1_048_576
            } else {
                -1_099_511_627_776
            };
        let Some((outer_mask, inner_mask)) = self.blocks.get(&outer) else {
            return Vec::new();
        };
        let inner = inner_mask.and_then(|mask| self.blocks.get(&(key & mask | 1)));
        let mask = inner.map_or(*outer_mask, |(mask, _)| *mask);
        let ranges = self.ranges.get(&(key & mask)).into_iter().flatten();
        ranges
            .filter(|range| (range.start..=range.end).contains(&key))
            .filter(|range| match &range.low {
                Some((start, end)) => (start.as_str()..=end).contains(&lower),
                None => true,
            })
            .map(|range| &range.place)
            .collect()
    }

    /// How many rows the range table has.
    pub(crate) fn row_count(&self) -> usize {
        self.ranges.values().map(Vec::len).sum()
    }
}

/// The rows of each row group.
fn groups(folder: &Path) -> Vec<Vec<Row>> {
    let entries = fs::read_dir(folder).expect("a table");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let mut groups = Vec::new();
    for path in paths {
        let file = File::open(path).expect("a file");
        let reader = SerializedFileReader::new(file).expect("Parquet");
        assert!(reader.num_row_groups() > 0);
        for index in 0..reader.num_row_groups() {
            let group = reader.get_row_group(index).expect("a row group");
            let rows = group.get_row_iter(None).expect("rows");
            groups.push(rows.map(|row| row.expect("a row")).collect());
        }
    }
    groups
}

fn columns(row: &Row) -> Place {
    row.get_column_iter()
        .filter(|(_, field)| **field != Field::Null)
        .map(|(name, field)| (name.clone(), field.clone()))
        .collect()
}

fn long(field: &Field) -> i64 {
    match field {
        Field::Long(number) => *number,
        other => panic!("{other} is no bigint"),
    }
}

fn string(field: &Field) -> String {
    match field {
        Field::Str(text) => text.clone(),
        other => panic!("{other} is no text"),
    }
}
