//! How any API of AWS is reached: credentials, region, network, limits of time; and its words, made fit
//! to be shown.
//!
//! `source::glue_api` and `athena_api` are the two rooms that talk to a network, and both do it from here.

pub(crate) mod codes;
mod credentials;
mod exchange;
mod network;
mod open;
pub(crate) mod words;

pub(crate) use exchange::{Exchange, Seen};
pub use network::Network;
pub(crate) use open::{Reach, block_on, open};
