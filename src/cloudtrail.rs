//! Domain knowledge as data: which tables are CloudTrail's, how their partitions are laid out, what
//! the columns mean.

mod file_mistake;
mod partition_layout;
mod recognition;
mod shape;

pub use partition_layout::{
    Beginning, CalendarPart, DatePartition, DateValue, KeyPartition, KeyRole, PartText,
    PartitionLayout,
};
pub use recognition::recognize;
