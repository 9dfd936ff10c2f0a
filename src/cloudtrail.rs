//! Domain knowledge as data: which tables are CloudTrail's, how their partitions are laid out, what
//! the columns mean.

mod map_keys;
mod partition_layout;

pub use map_keys::documented_map_keys;

pub use partition_layout::{
    Beginning, CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText,
    PartitionLayout,
};
