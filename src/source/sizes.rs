//! `Sizes`: how large the catalog says that a table is.

use camino::Utf8PathBuf;

/// How large the catalog says that a table is.
///
/// Glue's crawlers write `sizeKey`, Hive's statistics `totalSize`; both are bytes as they lie in S3.
/// Source: *Table properties that crawlers set*
/// (<https://docs.aws.amazon.com/glue/latest/dg/table-properties-crawler.html>).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Bytes of the table, where it says so itself.
    pub whole: Option<u64>,
    /// Whether Athena works its partitions out, so that the catalog's count for nothing.
    pub is_projected: bool,
    /// Its partitions.
    pub partitions: Vec<PartitionSize>,
}

/// How large the catalog says that a partition is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartitionSize {
    /// Where its files lie, as an S3 URI.
    pub location: Utf8PathBuf,
    /// Bytes of its files, where it says so.
    pub bytes: Option<u64>,
}

/// The size among the parameters of a table or of a partition, of which `get` gives one by its name.
#[cfg(feature = "aws")]
pub(super) fn size<'p>(get: impl Fn(&str) -> Option<&'p str>) -> Option<u64> {
    let mut keys = ["totalSize", "sizeKey"].into_iter();
    keys.find_map(|key| get(key)?.parse().ok())
}
