//! `Spool`: the ranges of one block, in memory or, where they are too many, in a temporary file.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;

use super::address::AddressRange;
use super::input::Network;
use super::record::{Record, SIZE, decode, encode};

/// How many records are written and read at once.
const PAGE: usize = 4096;

/// Ranges in order that can be walked again and again.
pub(super) trait Ranges {
    /// How many there are.
    fn len(&self) -> usize;

    /// Some of them, in order.
    fn walk(&self, indexes: Range<usize>) -> impl Iterator<Item = Network>;

    /// Their addresses alone.
    fn addresses(&self, indexes: Range<usize>) -> impl Iterator<Item = AddressRange> {
        self.walk(indexes).map(|network| network.range)
    }
}

impl Ranges for [Network] {
    fn len(&self) -> usize {
        self.len()
    }

    fn walk(&self, indexes: Range<usize>) -> impl Iterator<Item = Network> {
        self[indexes].iter().copied()
    }
}

/// The ranges of one block, in memory or, where they are too many, in a temporary file.
pub(super) struct Spool {
    limit: usize,
    held: Vec<Network>,
    file: Option<Spooled>,
}

/// Ranges in a temporary file.
pub(super) struct Spooled {
    file: RefCell<File>,
    count: usize,
    /// What went wrong while the file was read; what was read since then is not all.
    fault: RefCell<Option<io::Error>>,
}

impl Spool {
    /// For so many ranges in memory.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            held: Vec::new(),
            file: None,
        }
    }

    pub(super) fn push(&mut self, network: Network) -> io::Result<()> {
        if self.held.len() == self.limit {
            self.flush()?;
        }
        self.held.push(network);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            self.file = Some(Spooled {
                file: RefCell::new(tempfile::tempfile()?),
                count: 0,
                fault: RefCell::new(None),
            });
        }
        let Some(spooled) = &mut self.file else {
            return Ok(());
        };
        let mut bytes = Vec::with_capacity(PAGE * SIZE);
        for page in self.held.chunks(PAGE) {
            bytes.clear();
            for network in page {
                let Network { range, answer } = *network;
                let line = 0;
                bytes.extend(encode(&Record {
                    range,
                    answer,
                    line,
                }));
            }
            spooled.file.get_mut().write_all(&bytes)?;
        }
        spooled.count += self.held.len();
        self.held.clear();
        Ok(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.held.is_empty() && self.file.is_none()
    }

    /// All ranges, and none is left for the next block.
    pub(super) fn take(&mut self) -> io::Result<Block> {
        if self.file.is_some() {
            self.flush()?;
        }
        Ok(match self.file.take() {
            Some(spooled) => Block::Spooled(spooled),
            None => Block::Held(std::mem::take(&mut self.held)),
        })
    }

    /// Gives the memory of a block back, for the next one.
    pub(super) fn give_back(&mut self, block: Block) {
        if let Block::Held(mut held) = block {
            held.clear();
            self.held = held;
        }
    }
}

/// The ranges of a whole block.
pub(super) enum Block {
    Held(Vec<Network>),
    Spooled(Spooled),
}

impl Spooled {
    /// Whether all that was walked was read.
    pub(super) fn check(&self) -> io::Result<()> {
        match self.fault.borrow_mut().take() {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    fn page(&self, from: usize, count: usize) -> io::Result<Vec<u8>> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start((from * SIZE) as u64))?;
        let mut bytes = vec![0; count * SIZE];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

impl Ranges for Spooled {
    fn len(&self) -> usize {
        self.count
    }

    fn walk(&self, indexes: Range<usize>) -> impl Iterator<Item = Network> {
        let mut bytes = Vec::new();
        let mut at = 0;
        let mut next = indexes.start;
        std::iter::from_fn(move || {
            if at == bytes.len() {
                let count = (indexes.end - next).min(PAGE);
                if count == 0 {
                    return None;
                }
                bytes = match self.page(next, count) {
                    Ok(bytes) => bytes,
                    Err(error) => {
                        self.fault.borrow_mut().get_or_insert(error);
                        return None;
                    }
                };
                (at, next) = (0, next + count);
            }
            let record: &[u8; SIZE] = bytes[at..at + SIZE].try_into().ok()?;
            at += SIZE;
            let Record { range, answer, .. } = decode(record);
            Some(Network { range, answer })
        })
    }
}
