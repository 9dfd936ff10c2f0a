//! Writes a whole LookML project for a CloudTrail table, and keeps a Looker Git repository right.
//!
//! ```text
//!  a table (built in, DDL, get-table JSON, the Glue API)
//!      │ source
//!      ▼
//! glue::Table ──modeling──▶ lookml::Project ──render──▶ files as text ──repo──▶ a Looker Git repository
//! ```
//!
//! Each arrow is a function or two; only `source` reads schemas, only `repo` writes, only `main` and
//! `report` print. ARCHITECTURE.md has the map and the laws.

pub mod athena;
pub mod athena_api;
#[cfg(feature = "aws")]
mod aws;
pub mod change;
pub mod cli;
pub mod cloudtrail;
pub mod config;
pub mod cost;
pub mod diagnostic;
pub mod filter_expression;
pub mod geo;
pub mod glue;
pub mod lint;
pub mod lookml;
pub mod modeling;
mod parallel;
pub mod query;
pub mod read_back;
pub mod refinement;
pub mod render;
pub mod repo;
pub mod report;
pub mod resolve;
pub mod source;
pub mod syntax;
mod yaml;
