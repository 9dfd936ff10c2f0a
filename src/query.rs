//! One Looker query over a resolved project, and the SQL that Athena gets for it.
//!
//! Whatever Looker's rules leave open is named in the result, and whatever they do not cover is refused
//! by its name: nothing is guessed in silence.

pub mod filter_expression;
mod moment;

pub use moment::{Base, Moment, Step, Unit};
