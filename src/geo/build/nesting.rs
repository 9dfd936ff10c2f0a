//! `Nesting`: networks within networks, cut so that each address has one answer: the innermost's.

use std::collections::VecDeque;

use camino::{Utf8Path, Utf8PathBuf};

use super::address::{AddressRange, shown};
use super::fault;
use super::input::Network;
use super::record::Record;
use crate::diagnostic::Diagnostics;

/// What becomes of two ranges of a file that overlap where neither lies within the other, or that are
/// the same and say something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlaps {
    /// The file is refused.
    #[default]
    Refused,
    /// The one that begins later wins where both are; of the same ranges, the later line.
    LaterWins,
}

/// Cuts records in the order of their first addresses, the wider first.
pub(super) struct Nesting<I> {
    records: I,
    file: Utf8PathBuf,
    overlaps: Overlaps,
    /// What is open at the current address, the innermost last. Of each, what lies before `from` is done.
    open: Vec<Open>,
    ready: VecDeque<Network>,
    is_done: bool,
}

struct Open {
    record: Record,
    from: u128,
}

impl<I: Iterator<Item = Result<Record, Diagnostics>>> Nesting<I> {
    pub(super) fn new(file: &Utf8Path, overlaps: Overlaps, records: I) -> Self {
        Self {
            records,
            file: file.to_owned(),
            overlaps,
            open: Vec::new(),
            ready: VecDeque::new(),
            is_done: false,
        }
    }

    /// Ends what ends before an address.
    fn close_before(&mut self, address: Option<u128>) {
        while let Some(open) = self.open.last() {
            let end = open.record.range.end;
            if address.is_some_and(|address| end >= address) {
                return;
            }
            let Some(Open { record, from }) = self.open.pop() else {
                return;
            };
            self.emit(from, end, &record);
            // What lies around it goes on behind it.
            if let (Some(outer), Some(next)) = (self.open.last_mut(), end.checked_add(1)) {
                outer.from = next;
            }
        }
    }

    /// Ends the innermost range before an address at which a later one takes over.
    fn end_before(&mut self, address: u128) {
        let Some(Open { record, from }) = self.open.pop() else {
            return;
        };
        if let Some(end) = address.checked_sub(1) {
            self.emit(from, end, &record);
        }
        if let Some(outer) = self.open.last_mut() {
            outer.from = address;
        }
    }

    fn emit(&mut self, start: u128, end: u128, record: &Record) {
        // Nothing is left where an inner network reaches to the end of the outer one.
        if start <= end && start <= record.range.end {
            self.ready.push_back(Network {
                range: AddressRange { start, end },
                answer: record.answer,
            });
        }
    }

    fn begin(&mut self, record: Record) -> Result<(), Diagnostics> {
        self.close_before(Some(record.range.start));
        while let Some(around) = self.open.last().map(|open| open.record) {
            let is_same = record.range == around.range;
            if is_same && record.answer == around.answer {
                return Ok(());
            }
            if !is_same && record.range.end <= around.range.end {
                break;
            }
            match self.overlaps {
                Overlaps::LaterWins => self.end_before(record.range.start),
                Overlaps::Refused if is_same => return Err(self.twice(&around, &record)),
                Overlaps::Refused => return Err(self.overlap(&around, &record)),
            }
        }
        if let (Some(outer), Some(before)) = (self.open.last(), record.range.start.checked_sub(1)) {
            let (from, around) = (outer.from, outer.record);
            self.emit(from, before, &around);
        }
        self.open.push(Open {
            from: record.range.start,
            record,
        });
        Ok(())
    }

    fn overlap(&self, first: &Record, second: &Record) -> Diagnostics {
        let what = format!(
            "`{} - {}` overlaps `{} - {}` of line {}, and neither lies within the other",
            shown(second.range.start),
            shown(second.range.end),
            shown(first.range.start),
            shown(first.range.end),
            first.line,
        );
        fault::in_line(
            &self.file,
            second.line,
            "overlapping-ranges",
            &what,
            "cut the ranges so that each address lies in one of them, or let the one that begins later win: `--overlaps later`",
        )
    }

    fn twice(&self, first: &Record, second: &Record) -> Diagnostics {
        let what = format!(
            "`{} - {}` stands in line {} too, with another answer",
            shown(second.range.start),
            shown(second.range.end),
            first.line,
        );
        fault::in_line(
            &self.file,
            second.line,
            "overlapping-ranges",
            &what,
            "take one of the two lines away, or let the later one win: `--overlaps later`",
        )
    }
}

impl<I: Iterator<Item = Result<Record, Diagnostics>>> Iterator for Nesting<I> {
    type Item = Result<Network, Diagnostics>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(network) = self.ready.pop_front() {
                return Some(Ok(network));
            }
            if self.is_done {
                return None;
            }
            match self.records.next() {
                Some(Ok(record)) => {
                    if let Err(error) = self.begin(record) {
                        self.is_done = true;
                        return Some(Err(error));
                    }
                }
                Some(Err(error)) => {
                    self.is_done = true;
                    return Some(Err(error));
                }
                None => {
                    self.close_before(None);
                    self.is_done = true;
                }
            }
        }
    }
}
