//! `Lines`: a CSV file line by line, with faults in the words of file and line.

use std::cell::Cell;
use std::io::Read;

use camino::{Utf8Path, Utf8PathBuf};
use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};

use crate::diagnostic::Diagnostics;
use crate::geo::build::fault;

/// A CSV file line by line.
pub(super) struct Lines<'a, R> {
    file: Utf8PathBuf,
    reader: Reader<R>,
    record: StringRecord,
    read: &'a Cell<u64>,
    told: u64,
}

impl<'a, R: Read> Lines<'a, R> {
    pub(super) fn new(file: &Utf8Path, reader: R, read: &'a Cell<u64>) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .buffer_capacity(1 << 16)
            .from_reader(reader);
        Self {
            file: file.to_owned(),
            reader,
            record: StringRecord::new(),
            read,
            told: 0,
        }
    }

    /// The next line with its number; `None` behind the last.
    pub(super) fn next(&mut self) -> Result<Option<(u64, &StringRecord)>, Diagnostics> {
        match self.reader.read_record(&mut self.record) {
            Err(error) => Err(self.unreadable(&error)),
            Ok(false) => Ok(None),
            Ok(true) => {
                let at = self.reader.position().byte();
                self.read.set(self.read.get() + at - self.told);
                self.told = at;
                let line = self.record.position().map_or(0, csv::Position::line);
                Ok(Some((line, &self.record)))
            }
        }
    }

    /// The names of the columns, without a byte order mark.
    pub(super) fn header(&mut self) -> Result<Vec<String>, Diagnostics> {
        let file = self.file.clone();
        let Some((_, record)) = self.next()? else {
            return Err(super::empty(&file));
        };
        let trim = |name: &str| name.trim_start_matches('\u{feff}').trim().to_owned();
        Ok(record.iter().map(trim).collect())
    }

    fn unreadable(&self, error: &csv::Error) -> Diagnostics {
        let line = error.position().map_or(0, csv::Position::line);
        let what = match error.kind() {
            ErrorKind::UnequalLengths {
                expected_len, len, ..
            } => format!("it has {len} fields, and the first line has {expected_len}"),
            ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
            _ => return fault::unreadable(&self.file, error),
        };
        fault::in_line(
            &self.file,
            line,
            "broken-csv",
            &what,
            "get the file anew; it may have been cut off or edited",
        )
    }
}
