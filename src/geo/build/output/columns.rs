//! `Column`: the columns of the two tables, as Parquet and as Athena have them.

/// A column of one of the two tables.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether each row has a value.
    pub(super) is_required: bool,
    /// Whether the join reads it, so that it is there even where no row has a value.
    pub(super) is_of_join: bool,
    pub(super) comment: &'static str,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A key: nearly all different, so a dictionary is of no use.
    Key,
    Text,
    Double,
    Int,
    Long,
    Boolean,
}

impl Kind {
    /// The type in a statement.
    pub(super) fn hive_type(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Double => "double",
            Self::Int => "int",
            Self::Key | Self::Long => "bigint",
            Self::Boolean => "boolean",
        }
    }
}

const fn column(name: &'static str, kind: Kind, comment: &'static str) -> Column {
    Column {
        name,
        kind,
        is_required: false,
        is_of_join: false,
        comment,
    }
}

const fn joined(name: &'static str, kind: Kind, comment: &'static str) -> Column {
    Column {
        is_of_join: true,
        ..column(name, kind, comment)
    }
}

const fn required(name: &'static str, kind: Kind, comment: &'static str) -> Column {
    Column {
        is_required: true,
        ..joined(name, kind, comment)
    }
}

/// The range table.
pub(super) const RANGES: &[Column] = &[
    required(
        "range_key",
        Kind::Key,
        "The bits of range_start that the key_mask of its block has",
    ),
    required(
        "range_start",
        Kind::Key,
        "The first address: the upper 64 bits of an IPv6 one, 0xFFFF00000000 and the 32 bits of an IPv4 one",
    ),
    required("range_end", Kind::Key, "The last address, likewise"),
    joined(
        "low_start",
        Kind::Text,
        "Where the range is a part of one IPv6 /64, the lower 64 bits of its first address in hexadecimal digits",
    ),
    joined(
        "low_end",
        Kind::Text,
        "The lower 64 bits of its last address, likewise",
    ),
    column("country_code", Kind::Text, "Two letters, ISO 3166-1"),
    column("country", Kind::Text, "The name of the country"),
    column("subdivision", Kind::Text, "State, province or region"),
    column("city", Kind::Text, "City"),
    column("latitude", Kind::Double, "Degrees north"),
    column("longitude", Kind::Double, "Degrees east"),
    column(
        "accuracy_km",
        Kind::Int,
        "The place lies within so many kilometres",
    ),
    column("asn", Kind::Long, "The number of the autonomous system"),
    column("network_owner", Kind::Text, "Who runs the network"),
    column(
        "is_anonymous",
        Kind::Boolean,
        "Whether it is a VPN, a proxy or Tor",
    ),
    column(
        "is_hosting",
        Kind::Boolean,
        "Whether it is a hosting provider",
    ),
];

/// The block table.
pub(super) const BLOCKS: &[Column] = &[
    required(
        "block",
        Kind::Key,
        "The first address of an IPv4 /12 or an IPv6 /24, as in range_start; of a block within one 1 more",
    ),
    required(
        "key_mask",
        Kind::Key,
        "The bits of an address that are the range_key of the ranges in this block",
    ),
    joined(
        "inner_mask",
        Kind::Key,
        "The bits of an address that are the block within this one, whose ranges have other keys; empty where there is none",
    ),
];
