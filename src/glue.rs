//! The input's words: a table as the AWS Glue Data Catalog describes it.
//!
//! Nothing in here knows of LookML, and nothing does I/O.
//! Every way a table arrives (`source`) ends in the same [`Table`].

pub(crate) mod cursor;
mod date_format;
mod hive_type;
pub(crate) mod name;
mod projection;
mod schema_change;
mod table;

pub use date_format::{DateFormat, DatePiece};
pub use hive_type::{HiveType, HiveTypeError, MAX_DEPTH, StructField};
pub use projection::{DateRangeStart, IntervalUnit, KeyProjection, PartitionProjection};
pub use schema_change::{SchemaChange, SchemaChangeKind, SchemaPart, schema_changes};
pub use table::{Column, Places, SerDeInfo, StorageDescriptor, Table, TableIdentifier};
