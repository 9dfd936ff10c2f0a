//! `Table`, `Column`, `StorageDescriptor`, `SerDeInfo`: the members of Glue's `Table` that we read.
//!
//! Source: AWS Glue API reference, *Table* and *`StorageDescriptor`*
//! (<https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html>).

use std::ops::Range;
use std::sync::Arc;

use super::HiveType;
use crate::diagnostic::{Diagnostic, SourceText};

/// A table of the Glue Data Catalog.
///
/// Equality ignores where the table was read from.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The database, where the input names one.
    pub database: Option<String>,
    /// The table's name, in the case of the input.
    pub name: String,
    /// The table's comment: `Parameters.comment` or `Description`.
    pub comment: Option<String>,
    /// `EXTERNAL_TABLE`, `VIRTUAL_VIEW`, ...; missing in tables made by the Glue API.
    pub table_type: Option<String>,
    /// The data columns, in the order of the schema.
    pub columns: Vec<Column>,
    /// The partition keys, in order.
    pub partition_keys: Vec<Column>,
    /// Where and how the data is stored.
    pub storage: StorageDescriptor,
    /// `TBLPROPERTIES`, in the order of the input; a key given twice stands twice.
    pub parameters: Vec<(String, String)>,
    /// The table that a resource link points to.
    pub target: Option<TableIdentifier>,
    /// The text of a view's definition.
    pub view_original_text: Option<String>,
    /// Whether another catalog holds the data (`FederatedTable`), as for CloudTrail Lake.
    pub is_federated: bool,
    /// The text that the table was read from, for findings that point into it.
    pub source: Option<Arc<SourceText>>,
    /// Where things stand in that text.
    pub places: Places,
}

/// Byte ranges in the text that a table was read from; columns carry their own.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The table's name.
    pub name: Option<Range<usize>>,
    /// The table's comment.
    pub comment: Option<Range<usize>>,
    /// The value of `LOCATION`.
    pub location: Option<Range<usize>>,
    /// The keys of the table's parameters, in their order; empty where not known.
    pub parameters: Vec<Range<usize>>,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.database == other.database
            && self.name == other.name
            && self.comment == other.comment
            && self.table_type == other.table_type
            && self.columns == other.columns
            && self.partition_keys == other.partition_keys
            && self.storage == other.storage
            && self.parameters == other.parameters
            && self.target == other.target
            && self.view_original_text == other.view_original_text
            && self.is_federated == other.is_federated
    }
}

impl Table {
    /// The value of a table parameter; of a key given twice the last one, as Glue keeps it.
    #[must_use]
    pub fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters
            .iter()
            .rev()
            .find(|(k, _)| k == key)
            .map(|(_, v)| v.as_str())
    }

    /// `database.name`, or the name alone.
    #[must_use]
    pub fn full_name(&self) -> String {
        match &self.database {
            Some(database) => format!("{database}.{}", self.name),
            None => self.name.clone(),
        }
    }

    /// The finding, pointing at a range of the text that the table was read from, if there is one.
    #[must_use]
    pub fn locate(
        &self,
        diagnostic: Diagnostic,
        span: Option<&Range<usize>>,
        label: &str,
    ) -> Diagnostic {
        match (&self.source, span) {
            (Some(source), Some(span)) => diagnostic.at(source, span.clone(), label),
            _ => diagnostic,
        }
    }

    /// Where the key of a parameter stands; of a key given twice the last place.
    #[must_use]
    pub fn parameter_place(&self, key: &str) -> Option<&Range<usize>> {
        let index = self.parameters.iter().rposition(|(k, _)| k == key)?;
        self.places.parameters.get(index)
    }

    /// The data column of that name; names are compared without case, as Athena does.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns
            .iter()
            .find(|c| c.name.eq_ignore_ascii_case(name))
    }

    /// The partition key of that name; names are compared without case.
    #[must_use]
    pub fn partition_key(&self, name: &str) -> Option<&Column> {
        self.partition_keys
            .iter()
            .find(|c| c.name.eq_ignore_ascii_case(name))
    }
}

/// A column or a partition key.
///
/// Equality ignores the place.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name, in the case of the input.
    pub name: String,
    /// The type; Glue allows a column without one.
    pub hive_type: Option<HiveType>,
    /// The comment, as the schema has it.
    pub comment: Option<String>,
    /// Byte range of the name in the table's source text, where known.
    pub span: Option<Range<usize>>,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.hive_type == other.hive_type
            && self.comment == other.comment
    }
}

/// Where and how the data is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageDescriptor {
    /// An S3 location.
    pub location: Option<String>,
    /// Java class that splits the files into records.
    pub input_format: Option<String>,
    /// Java class that would write them.
    pub output_format: Option<String>,
    /// The serializer and its parameters.
    pub serde: SerDeInfo,
}

/// Glue's `SerDeInfo`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SerDeInfo {
    /// Java class that turns a record into columns.
    pub serialization_library: Option<String>,
    /// `SERDEPROPERTIES`, in the order of the input.
    pub parameters: Vec<(String, String)>,
}

/// Glue's `TableIdentifier`: the target of a resource link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableIdentifier {
    /// The AWS account that owns the catalog.
    pub catalog_id: Option<String>,
    /// The database in that catalog.
    pub database: Option<String>,
    /// The table in that database.
    pub name: Option<String>,
    /// The region of that catalog.
    pub region: Option<String>,
}
