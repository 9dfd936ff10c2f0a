//! `KeyedRange` and `BlockRow`: the rows of the two tables.

use super::address::{AddressRange, first_of};
use super::answer::Answer;

/// A row of the range table, but for its answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct KeyedRange {
    /// The digits of the key, as a number.
    pub(super) prefix: u128,
    /// How many digits the key has.
    pub(super) key_length: u32,
    /// The addresses, all of them under the key.
    pub(super) range: AddressRange,
    pub(super) answer: Answer,
}

/// A row of the block table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockRow {
    /// The digits of the block, as a number.
    pub(super) prefix: u128,
    /// How many digits the block has.
    pub(super) digits: u32,
    /// How many digits the keys of its ranges have, outside its inner blocks.
    pub(super) key_length: u32,
    /// How many digits its inner blocks have, if it has any; inner blocks have none.
    pub(super) inner_length: Option<u32>,
}

impl KeyedRange {
    /// The order of the keys, then of the addresses.
    pub(super) fn order(&self) -> (u128, u128) {
        let first = first_of(self.prefix, self.key_length);
        (first, self.range.start)
    }
}
