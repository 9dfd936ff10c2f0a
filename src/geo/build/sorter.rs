//! `Sorter`: the records of a file in the order of their addresses, however many there are.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use super::record::{Record, SIZE, decode, encode};

impl Record {
    /// By the first address, the wider range first, then as in the file.
    fn order(&self, other: &Self) -> Ordering {
        let key = |r: &Self| (r.range.start, Reverse(r.range.end), r.line);
        key(self).cmp(&key(other))
    }
}

/// Sorts on disk what is too much for the memory.
pub(super) struct Sorter {
    limit: usize,
    held: Vec<Record>,
    runs: Vec<File>,
}

impl Sorter {
    /// A sorter that holds so many records in memory.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            held: Vec::new(),
            runs: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, record: Record) -> io::Result<()> {
        self.held.push(record);
        if self.held.len() >= self.limit {
            self.write_run()?;
        }
        Ok(())
    }

    fn write_run(&mut self) -> io::Result<()> {
        self.held.sort_unstable_by(Record::order);
        let mut writer = BufWriter::with_capacity(1 << 16, tempfile::tempfile()?);
        for record in self.held.drain(..) {
            writer.write_all(&encode(&record))?;
        }
        let mut file = writer.into_inner()?;
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// All records, in order.
    pub(super) fn sorted(mut self) -> io::Result<Sorted> {
        if self.runs.is_empty() {
            self.held.sort_unstable_by(Record::order);
            return Ok(Sorted::Held(self.held.into_iter()));
        }
        self.write_run()?;
        self.held = Vec::new();
        let mut merge = Merge {
            runs: self.runs.into_iter().map(BufReader::new).collect(),
            heads: BinaryHeap::new(),
        };
        for index in 0..merge.runs.len() {
            merge.refill(index)?;
        }
        Ok(Sorted::Merged(merge))
    }
}

/// Records in order.
pub(super) enum Sorted {
    Held(std::vec::IntoIter<Record>),
    Merged(Merge),
}

impl Iterator for Sorted {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Held(records) => records.next().map(Ok),
            Self::Merged(merge) => {
                let Head { record, run } = merge.heads.pop()?;
                match merge.refill(run) {
                    Ok(()) => Some(Ok(record)),
                    Err(error) => Some(Err(error)),
                }
            }
        }
    }
}

pub(super) struct Merge {
    runs: Vec<BufReader<File>>,
    heads: BinaryHeap<Head>,
}

impl Merge {
    fn refill(&mut self, run: usize) -> io::Result<()> {
        let mut bytes = [0; SIZE];
        match self.runs[run].read_exact(&mut bytes) {
            Ok(()) => {
                let record = decode(&bytes);
                self.heads.push(Head { record, run });
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
            Err(error) => Err(error),
        }
    }
}

struct Head {
    record: Record,
    run: usize,
}

impl Ord for Head {
    /// The heap gives the greatest first, and the least is wanted.
    fn cmp(&self, other: &Self) -> Ordering {
        other.record.order(&self.record)
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

#[cfg(test)]
mod tests {
    use super::super::address::AddressRange;
    use super::super::answer::Answer;
    use super::super::names::NameId;
    use super::*;

    fn record(line: u64) -> Record {
        let start = u128::from(line.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40);
        Record {
            range: AddressRange {
                start,
                end: start + u128::from(line % 7),
            },
            answer: Answer {
                city: NameId(u32::try_from(line).unwrap()),
                latitude: (!line.is_multiple_of(3)).then_some(1.5),
                asn: (!line.is_multiple_of(2)).then_some(7),
                is_hosting: [None, Some(true), Some(false)][usize::try_from(line % 3).unwrap()],
                ..Answer::default()
            },
            line,
        }
    }

    #[test]
    fn sorting_on_disk_gives_what_sorting_in_memory_gives() {
        let all = |limit| {
            let mut sorter = Sorter::new(limit);
            for line in 1..1000 {
                sorter.push(record(line)).unwrap();
            }
            let records = sorter.sorted().unwrap();
            records.map(Result::unwrap).collect::<Vec<Record>>()
        };
        let (held, merged) = (all(10_000), all(64));
        assert_eq!(held.len(), 999);
        for (held, merged) in held.iter().zip(&merged) {
            assert_eq!((held.range, held.line), (merged.range, merged.line));
            assert_eq!(held.answer, merged.answer);
        }
        assert!(held.is_sorted_by(|a, b| a.range.start <= b.range.start));
    }
}
