//! `KeyPlan`: how long the keys of a block are, by what they cost.
//!
//! The join looks the ranges of an address up by equality on a key and compares the address with each
//! range under it. A longer key leaves fewer ranges to compare with, and cuts a range that is wider
//! than the key into several rows, which every query has to read. So the cost of a block is
//!
//! ```text
//! rows + (sum over the keys of n * n) / 128 + inner blocks / 2        n: ranges under the key
//! ```
//!
//! in rows. Events are taken to be spread evenly over the ranges, so that a key with n ranges is
//! looked up in proportion to n, and each look-up compares with all of them: n * n. How much a comparison
//! costs beside a row was measured: with 8, 16 and 128, that is 5.3, 4.5 and 3.8 million rows
//! for a city database, a million events took 2.9, 2.8 and 2.7 s of CPU on Trino 483. So the fewest rows are
//! the best, which also are the least to store and read. `benches/geo_join.py` measures what comes of it.
//!
//! One length for a whole block fails where a few networks of it are cut into very many, as hosters do
//! in IPv6: a key that is long enough for those cuts their neighbours into millions of rows. So a block
//! may have inner blocks, listed one by one, where the keys are longer than in the rest.

use std::ops::{Range, RangeInclusive};

use super::address::{AddressRange, DIGITS, Family};
use super::spool::Ranges;

/// How many digits an inner block has more than its outer one, at most.
const DEPTH: u32 = 10;
/// A part of a block with more ranges than this becomes an inner block.
const CROWD: usize = 8;
/// `n * n / COMPARISONS` is the cost of a key with n ranges, in rows.
const COMPARISONS: u64 = 128;

/// How long the keys of a block are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyPlan {
    /// Digits of the keys outside the inner blocks.
    pub(super) key_length: u32,
    /// Digits of the inner blocks; 0 where there are none.
    pub(super) inner_digits: u32,
    /// The inner blocks in order.
    pub(super) inner: Vec<InnerBlock>,
}

/// A part of a block with keys of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InnerBlock {
    /// Its digits, as a number.
    pub(super) prefix: u128,
    /// Digits of its keys.
    pub(super) key_length: u32,
}

/// An inner block that is not planned yet, and which ranges reach into it.
struct Crowd {
    prefix: u128,
    ranges: Range<usize>,
}

/// What a plan costs, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost(u64);

impl KeyPlan {
    /// The cheapest plan for the ranges of a block, which are in order and within it.
    pub(super) fn choose<R: Ranges + ?Sized>(ranges: &R, family: Family) -> Self {
        let all = 0..ranges.len();
        let (block_digits, longest) = (family.block_digits(), family.key_digits());
        let (mut best, key_length, worst) =
            cheapest_length(block_digits..=longest, Cost(u64::MAX), || {
                ranges.addresses(all.clone())
            });
        let mut plan = Self {
            key_length,
            inner_digits: 0,
            inner: Vec::new(),
        };
        if worst <= CROWD as u64 {
            return plan;
        }
        let mut misses = 0;
        // The last digit of an inner block's number tells it from an outer one's.
        for digits in block_digits + 1..longest.min(block_digits + DEPTH + 1) {
            match with_inner_blocks(ranges, family, digits, best) {
                Some((cost, candidate)) => (best, plan, misses) = (cost, candidate, 0),
                None => misses += 1,
            }
            // The cost falls to its least and rises behind it, but for a bump.
            if misses == 3 {
                break;
            }
        }
        plan
    }
}

/// The cheapest of some lengths of keys without inner blocks: its cost, the length, and the most ranges
/// under one key. What costs more than `bound` need not be exact.
fn cheapest_length<I: Iterator<Item = AddressRange>>(
    lengths: RangeInclusive<u32>,
    bound: Cost,
    ranges: impl Fn() -> I,
) -> (Cost, u32, u64) {
    let mut best = (Cost(u64::MAX), *lengths.start(), 0);
    for digits in lengths {
        let mut tally = Tally::new(digits);
        for range in ranges() {
            tally.add(range);
        }
        let cost = tally.cost();
        if cost < best.0 {
            best = (cost, digits, tally.worst);
        }
        // Longer keys never make fewer rows.
        if tally.rows >= best.0.min(bound).0 || tally.worst <= 1 {
            break;
        }
    }
    best
}

/// The plan with inner blocks of so many digits, where it costs less than `bound`.
fn with_inner_blocks<R: Ranges + ?Sized>(
    ranges: &R,
    family: Family,
    digits: u32,
    bound: Cost,
) -> Option<(Cost, KeyPlan)> {
    let crowds = crowds(ranges, digits);
    let mut cost = crowds.len() as u64 / 2;
    let mut inner = Vec::with_capacity(crowds.len());
    for Crowd {
        prefix,
        ranges: own,
    } in &crowds
    {
        let within = || {
            let clip = move |range: AddressRange| clip(range, *prefix, digits);
            ranges.addresses(own.clone()).map(clip)
        };
        let (of_block, key_length, _) =
            cheapest_length(digits..=family.key_digits(), bound, within);
        cost = cost.saturating_add(of_block.0);
        if cost >= bound.0 {
            return None;
        }
        inner.push(InnerBlock {
            prefix: *prefix,
            key_length,
        });
    }
    let mut outside: Vec<Tally> = (family.block_digits()..=digits).map(Tally::new).collect();
    let mut parts = Parts::new(&inner, digits);
    for range in ranges.addresses(0..ranges.len()) {
        if let [_, Some(part), _] = parts.split(range) {
            for tally in &mut outside {
                tally.add(part);
            }
        }
    }
    let (of_outside, key_length) = outside
        .iter_mut()
        .map(|tally| (tally.cost(), tally.digits))
        .min()
        .unwrap_or_default();
    let cost = Cost(cost.saturating_add(of_outside.0));
    let plan = KeyPlan {
        key_length,
        inner_digits: digits,
        inner,
    };
    (cost < bound).then_some((cost, plan))
}

/// The parts of a block, of so many digits, in which many ranges lie.
fn crowds<R: Ranges + ?Sized>(ranges: &R, digits: u32) -> Vec<Crowd> {
    let shift = 4 * (DIGITS - digits);
    let mut crowds = Vec::new();
    let mut current = Crowd {
        prefix: u128::MAX,
        ranges: 0..0,
    };
    let close = |crowd: &Crowd, crowds: &mut Vec<Crowd>| {
        if crowd.ranges.len() > CROWD {
            crowds.push(Crowd {
                prefix: crowd.prefix,
                ranges: crowd.ranges.clone(),
            });
        }
    };
    for (index, range) in ranges.addresses(0..ranges.len()).enumerate() {
        let (first, last) = (range.start >> shift, range.end >> shift);
        // What lies between the first part and the last belongs to this range alone.
        for prefix in [first, last] {
            if current.prefix != prefix {
                close(&current, &mut crowds);
                current = Crowd {
                    prefix,
                    ranges: index..index,
                };
            }
            current.ranges.end = index + 1;
        }
    }
    close(&current, &mut crowds);
    crowds
}

/// The part of a range that lies in a block.
fn clip(range: AddressRange, prefix: u128, digits: u32) -> AddressRange {
    let shift = 4 * (DIGITS - digits);
    let first = prefix << shift;
    AddressRange {
        start: range.start.max(first),
        end: range.end.min(first | !(u128::MAX << shift)),
    }
}

/// Tells what of a range lies inside inner blocks and what outside.
pub(super) struct Parts<'a> {
    blocks: &'a [InnerBlock],
    shift: u32,
    /// The first inner block that may still matter.
    next: usize,
}

/// The part of a range in the inner block in which it begins, the part outside, and the part in the one
/// in which it ends.
pub(super) type Split = [Option<AddressRange>; 3];

impl<'a> Parts<'a> {
    /// For ranges in order, and inner blocks in order.
    pub(super) fn new(blocks: &'a [InnerBlock], digits: u32) -> Self {
        Self {
            blocks,
            shift: 4 * (DIGITS - digits),
            next: 0,
        }
    }

    /// Cuts a range at the borders of the inner blocks; only its ends can lie in one, since an inner
    /// block holds several ranges.
    pub(super) fn split(&mut self, range: AddressRange) -> Split {
        let (first, last) = (range.start >> self.shift, range.end >> self.shift);
        let (mut begin, mut rest, mut finish) = (None, Some(range), None);
        if self.block(first).is_some() {
            let end = ((first << self.shift) | !(u128::MAX << self.shift)).min(range.end);
            begin = Some(AddressRange { end, ..range });
            rest = (end < range.end).then(|| AddressRange {
                start: end + 1,
                ..range
            });
        }
        if last != first && self.block(last).is_some() {
            let start = last << self.shift;
            finish = Some(AddressRange { start, ..range });
            rest = rest
                .filter(|rest| rest.start < start)
                .map(|rest| AddressRange {
                    end: start - 1,
                    ..rest
                });
        }
        [begin, rest, finish]
    }

    /// The inner block of these digits; they may not fall from one call to the next.
    pub(super) fn block(&mut self, prefix: u128) -> Option<InnerBlock> {
        while self
            .blocks
            .get(self.next)
            .is_some_and(|block| block.prefix < prefix)
        {
            self.next += 1;
        }
        let block = self.blocks.get(self.next);
        block.filter(|block| block.prefix == prefix).copied()
    }
}

/// Counts the rows and the ranges under each key of one length.
struct Tally {
    digits: u32,
    shift: u32,
    rows: u64,
    squares: u64,
    worst: u64,
    key: u128,
    under_key: u64,
}

impl Tally {
    fn new(digits: u32) -> Self {
        Self {
            digits,
            shift: 4 * (DIGITS - digits),
            rows: 0,
            squares: 0,
            worst: 0,
            key: u128::MAX,
            under_key: 0,
        }
    }

    fn add(&mut self, range: AddressRange) {
        let (first, last) = (range.start >> self.shift, range.end >> self.shift);
        if first == self.key {
            self.under_key += 1;
        } else {
            self.close();
            self.under_key = 1;
        }
        self.key = last;
        if first == last {
            self.rows = self.rows.saturating_add(1);
            return;
        }
        self.close();
        self.under_key = 1;
        let between = u64::try_from(last - first - 1).unwrap_or(u64::MAX);
        self.rows = self.rows.saturating_add(between).saturating_add(2);
        self.squares = self.squares.saturating_add(between);
    }

    fn close(&mut self) {
        let n = self.under_key;
        self.squares = self.squares.saturating_add(n.saturating_mul(n));
        self.worst = self.worst.max(n);
        self.under_key = 0;
    }

    fn cost(&mut self) -> Cost {
        self.close();
        Cost(self.rows.saturating_add(self.squares / COMPARISONS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::Answer;
    use super::super::input::Network;
    use super::*;

    /// Ranges of `width` addresses, `count` of them, one behind the other.
    fn run(start: u128, width: u128, count: u128) -> Vec<Network> {
        let range = |index| AddressRange {
            start: start + index * width,
            end: start + (index + 1) * width - 1,
        };
        (0..count)
            .map(|index| Network {
                range: range(index),
                answer: Answer::default(),
            })
            .collect()
    }

    #[test]
    fn a_block_of_one_range_needs_no_longer_key() {
        let whole = run(0x2001_0d00 << 96, 1 << 104, 1);
        let plan = KeyPlan::choose(whole.as_slice(), Family::V6);
        assert_eq!((plan.key_length, plan.inner.len()), (6, 0));
    }

    #[test]
    fn a_crowd_among_wide_ranges_gets_keys_of_its_own() {
        let start = 0x2001_0d00_u128 << 96;
        // 65,536 networks of 64 bits each within one /48, beside 200 networks of 32 bits.
        let mut ranges = run(start, 1 << 64, 65_536);
        ranges.extend(run(start + (1 << 96), 1 << 96, 200));
        let plan = KeyPlan::choose(ranges.as_slice(), Family::V6);
        assert!(!plan.inner.is_empty());
        assert!(plan.key_length <= 8, "{}", plan.key_length);
        assert!(plan.inner.len() <= 300, "{}", plan.inner.len());
        assert!(plan.inner.iter().all(|block| block.key_length <= 16));
    }

    #[test]
    fn the_parts_of_a_range_make_the_range() {
        let block = |prefix| InnerBlock {
            prefix,
            key_length: 4,
        };
        let blocks = [block(0x10), block(0x12)];
        let range = AddressRange {
            start: (0x10 << 120) + 5,
            end: (0x12 << 120) + 9,
        };
        let [begin, rest, finish] = Parts::new(&blocks, 2).split(range);
        let (begin, rest, finish) = (begin.unwrap(), rest.unwrap(), finish.unwrap());
        assert_eq!((begin.start, finish.end), (range.start, range.end));
        assert!(begin.meets(&rest) && rest.meets(&finish));
        assert_eq!(finish.start, 0x12 << 120);
    }
}
