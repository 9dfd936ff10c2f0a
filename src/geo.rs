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

#[cfg(feature = "geo")]
mod build;
mod check;
mod property;
mod shape;

pub use check::{CheckOptions, CheckedTable, check, describe};
pub use property::days;
pub use shape::Role;

#[cfg(feature = "geo")]
pub use build::{BuildOptions, FamilySummary, Limits, Overlaps, Progress, Summary, build};
