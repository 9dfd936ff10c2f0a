//! `RangeCsv`: lines of first address, last address and country.

use std::fs::File;

use camino::{Utf8Path, Utf8PathBuf};
use csv::StringRecord;

use super::lines::Lines;
use super::{About, Desk, network_text, without_networks};
use crate::diagnostic::Diagnostics;
use crate::geo::build::address::{AddressRange, Family};
use crate::geo::build::answer::Answer;
use crate::geo::build::nesting::Nesting;
use crate::geo::build::overlay::Networks;
use crate::geo::build::record::Record;
use crate::geo::build::sorter::Sorter;
use crate::geo::build::{civil_date, fault};

/// Lines of first address, last address and country, with a header or without.
pub(in crate::geo::build) struct RangeCsv {
    path: Utf8PathBuf,
    size: u64,
    about: About,
}

const SHAPE: &str =
    "write lines such as `192.0.2.0,192.0.2.255,DE`, with or without a header `start,end,country`";

impl RangeCsv {
    pub(super) fn open(path: &Utf8Path) -> Result<Self, Diagnostics> {
        let about = std::fs::metadata(path).map_err(|error| fault::unreadable(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            size: about.len(),
            about: About {
                name: path.file_stem().unwrap_or_default().to_owned(),
                built: civil_date::in_name(path.file_name().unwrap_or_default()),
            },
        })
    }

    pub(super) fn about(&self) -> &About {
        &self.about
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn streams<'a>(&'a self, desk: &Desk<'a>) -> Result<Vec<Networks<'a>>, Diagnostics> {
        let unreadable = |error| fault::unreadable(&self.path, &error);
        let sorted = self.read(desk)?.sorted().map_err(unreadable)?;
        let records = sorted.map(move |record| record.map_err(unreadable));
        Ok(vec![Box::new(Nesting::new(
            &self.path,
            desk.overlaps,
            records,
        ))])
    }

    fn read(&self, desk: &Desk) -> Result<Sorter, Diagnostics> {
        let file = File::open(&self.path).map_err(|error| fault::unreadable(&self.path, &error))?;
        let mut lines = Lines::new(&self.path, file, desk.read);
        let mut sorter = Sorter::new(desk.limits.sorted_lines);
        let mut names = desk.names.borrow_mut();
        let mut is_empty = true;
        while let Some((line, record)) = lines.next()? {
            let row = Row {
                file: &self.path,
                line,
            };
            if line == 1 && is_header(record) {
                row.fields(record)?;
                continue;
            }
            let (range, country) = row.read(record)?;
            let answer = Answer {
                country_code: names.id(country),
                ..Answer::default()
            };
            let record = Record {
                range,
                answer,
                line,
            };
            sorter
                .push(record)
                .map_err(|error| fault::unspooled(&error))?;
            is_empty = false;
        }
        if is_empty {
            return Err(without_networks(&self.path));
        }
        Ok(sorter)
    }
}

/// A first line is a header where its first field has a letter that no address has.
fn is_header(record: &StringRecord) -> bool {
    let first = record.get(0).unwrap_or_default();
    first
        .chars()
        .any(|c| matches!(c, 'g'..='z' | 'G'..='Z' | '_'))
}

/// A line of the file.
struct Row<'a> {
    file: &'a Utf8Path,
    line: u64,
}

impl Row<'_> {
    fn read<'r>(&self, record: &'r StringRecord) -> Result<(AddressRange, &'r str), Diagnostics> {
        let [start, end, country] = self.fields(record)?;
        let (first, of_first) = self.address(start)?;
        let (last, of_last) = self.address(end)?;
        if of_first != of_last {
            let (first, last) = (of_first.name(), of_last.name());
            let what = format!("`{start}` is {first} and `{end}` is {last}");
            let help = "end a range in the family in which it begins";
            return Err(self.fault("mixed-families", &what, help));
        }
        if first > last {
            let what = format!("the range ends at `{end}`, before it begins at `{start}`");
            return Err(self.fault("reversed-range", &what, "change the two addresses over"));
        }
        let country = country.trim();
        let is_code = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_code && !country.is_empty() {
            let what = format!("`{country}` is no country code of two capital letters");
            return Err(self.fault("wrong-value", &what, SHAPE));
        }
        let range = AddressRange {
            start: first,
            end: last,
        };
        Ok((range, country))
    }

    fn fields<'r>(&self, record: &'r StringRecord) -> Result<[&'r str; 3], Diagnostics> {
        let fields: Vec<&str> = record.iter().collect();
        let count = fields.len();
        <[&str; 3]>::try_from(fields).map_err(|_| {
            let what = if count < 3 {
                format!("it has {count} of the three columns start, end, country")
            } else {
                format!("it has {count} columns, and only start, end, country can be read")
            };
            self.fault("missing-column", &what, SHAPE)
        })
    }

    fn address(&self, text: &str) -> Result<(u128, Family), Diagnostics> {
        network_text::address(text.trim_start_matches('\u{feff}'))
            .ok_or_else(|| self.fault("wrong-value", &format!("`{text}` is no address"), SHAPE))
    }

    fn fault(&self, code: &'static str, what: &str, help: &str) -> Diagnostics {
        fault::in_line(self.file, self.line, code, what, help)
    }
}
