//! `Column`: the columns of the two tables, as Parquet and as Athena have them.

/// A column of one of the two tables.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether each row has a value.
    pub(super) is_required: bool,
    pub(super) comment: &'static str,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits of an address: all different, so a dictionary is of no use.
    Digits,
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
            Self::Digits | Self::Text => "string",
            Self::Double => "double",
            Self::Int => "int",
            Self::Long => "bigint",
            Self::Boolean => "boolean",
        }
    }
}

const fn column(name: &'static str, kind: Kind, comment: &'static str) -> Column {
    Column {
        name,
        kind,
        is_required: false,
        comment,
    }
}

const fn required(name: &'static str, kind: Kind, comment: &'static str) -> Column {
    Column {
        is_required: true,
        ..column(name, kind, comment)
    }
}

/// The range table.
pub(super) const RANGES: &[Column] = &[
    required(
        "key_prefix",
        Kind::Digits,
        "The first hexadecimal digits of the range, as many as the block of the range says",
    ),
    required(
        "range_start",
        Kind::Digits,
        "The first address, 32 hexadecimal digits; an IPv4 address stands behind 00000000000000000000FFFF",
    ),
    required(
        "range_end",
        Kind::Digits,
        "The last address, 32 hexadecimal digits",
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
        Kind::Digits,
        "The first hexadecimal digits of an address: 27 for IPv4 and 6 for IPv6, or as many as inner_length of such a block says",
    ),
    required(
        "key_length",
        Kind::Int,
        "How many digits key_prefix has for the ranges in this block",
    ),
    column(
        "inner_length",
        Kind::Int,
        "How many digits the blocks within this one have, whose keys have another length; empty where there are none",
    ),
];
