//! `HiveType`: the types of Hive, Athena DDL and Glue's type strings.

mod display;
mod parse;

pub use parse::{HiveTypeError, MAX_DEPTH};

/// A column type in Hive's notation.
///
/// Sources: Athena user guide, *Data types in Amazon Athena*
/// (<https://docs.aws.amazon.com/athena/latest/ug/data-types.html>), and the Hive language manual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HiveType {
    /// `boolean`
    Boolean,
    /// `tinyint`
    TinyInt,
    /// `smallint`
    SmallInt,
    /// `int` or `integer`
    Int,
    /// `bigint` or, in Iceberg, `long`
    BigInt,
    /// `float`
    Float,
    /// `double`
    Double,
    /// `decimal(precision, scale)`
    Decimal {
        /// All digits; 10 where the schema says none.
        precision: u8,
        /// Digits after the point; 0 where the schema says none.
        scale: u8,
    },
    /// `char(n)`
    Char(u32),
    /// `varchar(n)`
    Varchar(u32),
    /// `string`
    String,
    /// `binary`
    Binary,
    /// `date`
    Date,
    /// `time` (Iceberg)
    Time,
    /// `timestamp`
    Timestamp,
    /// `timestamp with time zone` or `timestamp with local time zone`
    TimestampWithTimeZone,
    /// `uuid` (Iceberg)
    Uuid,
    /// `fixed[n]` (Iceberg)
    Fixed(u32),
    /// `array<...>`
    Array(Box<HiveType>),
    /// `map<...,...>`
    Map(Box<HiveType>, Box<HiveType>),
    /// `struct<name:type,...>`
    Struct(Vec<StructField>),
    /// `uniontype<...>`
    Union(Vec<HiveType>),
}

/// A member of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructField {
    /// The name, unescaped, in the case of the input.
    pub name: String,
    /// The type.
    pub hive_type: HiveType,
    /// The comment; only DDL can hold one.
    pub comment: Option<String>,
}
