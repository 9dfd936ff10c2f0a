//! `Cutter`: ranges in order, to the rows of the two tables in order.

use std::iter::Peekable;

use super::address::{
    AddressRange, Family, at_halves, family_of, first_of, last_of, prefix, stretch_of,
};
pub(super) use super::block::{BlockRow, KeyedRange};
use super::fault;
use super::input::Network;
use super::key_plan::{KeyPlan, Parts};
use super::spool::{Block, Ranges, Spool};
use crate::diagnostic::Diagnostics;

/// Takes the rows of the two tables, each in the order of its key.
pub(super) trait Rows {
    /// Takes a row of the range table.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn range(&mut self, row: &KeyedRange) -> Result<(), Diagnostics>;

    /// Takes a row of the block table.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn block(&mut self, row: &BlockRow) -> Result<(), Diagnostics>;
}

/// How much is held in memory.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The ranges of one block; those of a block with more go through a temporary file.
    pub ranges_of_a_block: usize,
    /// The lines of a text file that are sorted together.
    pub sorted_lines: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            ranges_of_a_block: 400_000,
            sorted_lines: 400_000,
        }
    }
}

/// Cuts ranges at the borders of blocks and keys.
pub(super) struct Cutter<'r, R> {
    rows: &'r mut R,
    /// The outer block that is being filled.
    block: Option<(Family, u128)>,
    spool: Spool,
}

impl<'r, R: Rows> Cutter<'r, R> {
    /// Gives the rows of ranges that come in order.
    pub(super) fn new(rows: &'r mut R, limits: Limits) -> Self {
        Self {
            rows,
            block: None,
            spool: Spool::new(limits.ranges_of_a_block),
        }
    }

    /// Takes the next range. What of it is nobody's is left out: it has no key.
    pub(super) fn push(&mut self, network: Network) -> Result<(), Diagnostics> {
        let mut start = network.range.start;
        loop {
            let stretch = stretch_of(start);
            let mut end = stretch.last.min(network.range.end);
            if stretch.is_keyed {
                end = self.push_to_block(network, start, end)?;
            }
            if end == network.range.end {
                return Ok(());
            }
            start = end + 1;
        }
    }

    /// Takes addresses of one family as far as the block of the first; tells the last that it took.
    fn push_to_block(
        &mut self,
        network: Network,
        start: u128,
        end: u128,
    ) -> Result<u128, Diagnostics> {
        let family = family_of(start);
        let digits = family.block_digits();
        let block = prefix(start, digits);
        let end = last_of(block, digits).min(end);
        if self.block != Some((family, block)) {
            self.finish()?;
            self.block = Some((family, block));
        }
        let range = AddressRange { start, end };
        self.spool
            .push(Network { range, ..network })
            .map_err(|error| fault::unspooled(&error))?;
        Ok(end)
    }

    /// Writes the rows of the block that is held; to be called once more behind the last range.
    pub(super) fn finish(&mut self) -> Result<(), Diagnostics> {
        let Some((family, block)) = self.block.take().filter(|_| !self.spool.is_empty()) else {
            return Ok(());
        };
        let ranges = self
            .spool
            .take()
            .map_err(|error| fault::unspooled(&error))?;
        match &ranges {
            Block::Held(held) => self.write(family, block, held.as_slice())?,
            Block::Spooled(spooled) => {
                self.write(family, block, spooled)?;
                spooled.check().map_err(|error| fault::unspooled(&error))?;
            }
        }
        self.spool.give_back(ranges);
        Ok(())
    }

    fn write<S: Ranges + ?Sized>(
        &mut self,
        family: Family,
        block: u128,
        ranges: &S,
    ) -> Result<(), Diagnostics> {
        let digits = family.block_digits();
        let plan = KeyPlan::choose(ranges, family);
        self.rows.block(&BlockRow {
            prefix: block,
            digits,
            key_length: plan.key_length,
            inner_length: (!plan.inner.is_empty()).then_some(plan.inner_digits),
        })?;
        for inner in &plan.inner {
            self.rows.block(&BlockRow {
                prefix: inner.prefix,
                digits: plan.inner_digits,
                key_length: inner.key_length,
                inner_length: None,
            })?;
        }
        if plan.inner.is_empty() {
            let all = ranges.walk(0..ranges.len());
            return all
                .flat_map(|network| keys(network, plan.key_length))
                .try_for_each(|row| self.rows.range(&row));
        }
        // A key outside the inner blocks may go on behind one of them, so the two do not come in order.
        let outside = outside(ranges, &plan).peekable();
        let inside = inside(ranges, &plan).peekable();
        merged(outside, inside).try_for_each(|row| self.rows.range(&row))
    }
}

/// The rows outside the inner blocks.
fn outside<'a, S: Ranges + ?Sized>(
    ranges: &'a S,
    plan: &'a KeyPlan,
) -> impl Iterator<Item = KeyedRange> + 'a {
    let mut parts = Parts::new(&plan.inner, plan.inner_digits);
    ranges.walk(0..ranges.len()).flat_map(move |network| {
        let [_, part, _] = parts.split(network.range);
        part.into_iter()
            .flat_map(move |range| keys(Network { range, ..network }, plan.key_length))
    })
}

/// The rows within the inner blocks.
fn inside<'a, S: Ranges + ?Sized>(
    ranges: &'a S,
    plan: &'a KeyPlan,
) -> impl Iterator<Item = KeyedRange> + 'a {
    let mut parts = Parts::new(&plan.inner, plan.inner_digits);
    let mut blocks = Parts::new(&plan.inner, plan.inner_digits);
    ranges
        .walk(0..ranges.len())
        .flat_map(move |network| {
            let [begin, _, finish] = parts.split(network.range);
            [begin, finish].map(|part| {
                let range = part?;
                let block = blocks.block(prefix(range.start, plan.inner_digits))?;
                Some(keys(Network { range, ..network }, block.key_length))
            })
        })
        .flatten()
        .flatten()
}

/// Two streams in order as one.
fn merged(
    mut left: Peekable<impl Iterator<Item = KeyedRange>>,
    mut right: Peekable<impl Iterator<Item = KeyedRange>>,
) -> impl Iterator<Item = KeyedRange> {
    std::iter::from_fn(move || match (left.peek(), right.peek()) {
        (Some(one), Some(other)) if other.order() < one.order() => right.next(),
        (Some(_), _) => left.next(),
        (None, _) => right.next(),
    })
}

/// The rows of a range, cut at the borders of the keys of a length, and where a /64 is not whole.
fn keys(network: Network, key_length: u32) -> impl Iterator<Item = KeyedRange> {
    let AddressRange { start, end } = network.range;
    let keys = prefix(start, key_length)..=prefix(end, key_length);
    keys.flat_map(move |key| {
        let under_key = AddressRange {
            start: start.max(first_of(key, key_length)),
            end: end.min(last_of(key, key_length)),
        };
        at_halves(under_key).map(move |range| KeyedRange {
            prefix: key,
            key_length,
            range,
            answer: network.answer,
        })
    })
}
