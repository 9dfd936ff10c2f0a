//! `SchemaChange`: in what two descriptions of a table differ.

mod compare;
mod moved;

use serde::Serialize;

pub use compare::schema_changes;

/// One difference between two descriptions of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SchemaChange {
    /// What it is about.
    pub part: SchemaPart,
    /// The name of the column or property; a struct's members by their path, such as
    /// `useridentity.type`, an array's elements as `resources[]`, a map's values as `tags{}`.
    pub path: String,
    /// What happened to it.
    #[serde(flatten)]
    pub kind: SchemaChangeKind,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemaPart {
    /// A data column, or a member of a struct in it.
    Column,
    /// A partition key.
    PartitionKey,
    /// A property of partition projection, under its whole name.
    Projection,
    /// Where the data lies.
    Location,
    /// The SerDe and its parameters, the input format, the output format.
    Format,
    /// The table itself: its name, its comment, its type, its other properties.
    Table,
}

/// What happened; the values are types in Hive's notation, or texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum SchemaChangeKind {
    /// It is new.
    Added {
        /// The type or the value; a column may have none.
        to: String,
    },
    /// It is gone.
    Removed {
        /// The type or the value that it had.
        from: String,
    },
    /// A column or a member has another type.
    Retyped {
        /// The type that it had.
        from: String,
        /// The type that it has.
        to: String,
    },
    /// A property has another value.
    Changed {
        /// The value that it had.
        from: String,
        /// The value that it has.
        to: String,
    },
    /// The name differs in capital letters only, which Athena takes for the same.
    Respelt {
        /// The name as it was written.
        from: String,
        /// The name as it is written.
        to: String,
    },
    /// It stands elsewhere among those that were there before.
    Moved {
        /// Its place among its neighbours, from 1.
        from: usize,
        /// Its place now.
        to: usize,
    },
    /// The comment is another one.
    Comment {
        /// The comment that it had.
        from: Option<String>,
        /// The comment that it has.
        to: Option<String>,
    },
}
