//! Domain knowledge as data: which tables are CloudTrail's, how their partitions are laid out, what
//! the columns mean.

mod file_mistake;
mod map_keys;
mod partition_layout;
mod recognition;
mod shape;

pub use map_keys::documented_map_keys;

pub use partition_layout::{
    Beginning, CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText,
    PartitionLayout,
};
pub use recognition::recognize;
