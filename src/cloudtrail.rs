//! Domain knowledge as data: which tables are CloudTrail's, how their partitions are laid out, what
//! the columns mean.

mod partition_layout;

pub use partition_layout::{
    Beginning, CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText,
    PartitionLayout,
};
