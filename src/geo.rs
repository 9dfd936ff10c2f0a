//! From files with networks and their places to the two tables that the geolocation join needs.
//!
//! ```text
//! input ──▶ networks, in order and disjoint ──overlay──▶ ranges ──key_plan──▶ rows ──output──▶ Parquet, DDL, README
//! ```
//!
//! Everything is a stream in the order of the addresses: what is held in memory is the inputs' own
//! index, the names that occur, and one block of ranges.
//! IPv4 and IPv6 share one space of 128 bits, in which an IPv4 address is `::ffff:a.b.c.d`, since that
//! is what Athena's `CAST(CAST(ip AS IPADDRESS) AS VARBINARY)` makes of it.

mod check;
mod property;
mod shape;

#[cfg(feature = "geo")]
mod address;
#[cfg(feature = "geo")]
mod answer;
#[cfg(feature = "geo")]
mod block;
#[cfg(feature = "geo")]
mod build;
#[cfg(feature = "geo")]
mod civil_date;
#[cfg(feature = "geo")]
mod cutter;
#[cfg(feature = "geo")]
mod fault;
#[cfg(feature = "geo")]
mod input;
#[cfg(feature = "geo")]
mod key_plan;
#[cfg(feature = "geo")]
mod names;
#[cfg(feature = "geo")]
mod nesting;
#[cfg(feature = "geo")]
mod output;
#[cfg(feature = "geo")]
mod overlay;
#[cfg(feature = "geo")]
mod record;
#[cfg(feature = "geo")]
mod sorter;
#[cfg(feature = "geo")]
mod spool;
#[cfg(feature = "geo")]
mod summary;

pub use check::{CheckOptions, CheckedTable, check, describe};
pub use property::days;
pub use shape::Role;

#[cfg(feature = "geo")]
pub use build::{BuildOptions, Progress, build};
#[cfg(feature = "geo")]
pub use cutter::Limits;
#[cfg(feature = "geo")]
pub use nesting::Overlaps;
#[cfg(feature = "geo")]
pub use summary::{FamilySummary, Summary};
