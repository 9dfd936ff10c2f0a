//! `Key`: a partition key with its projection.

use crate::diagnostic::{Diagnostic, excerpt};
use crate::glue::{Column, HiveType, KeyProjection, PartitionProjection, Table};

/// A partition key, and what is known of its values.
#[derive(Clone, Copy)]
pub(super) struct Key<'t> {
    table: &'t Table,
    column: &'t Column,
    /// The projection that Athena uses; `None` where projection is switched off.
    pub(super) projection: Option<&'t KeyProjection>,
}

impl<'t> Key<'t> {
    /// The keys of a table, in order.
    pub(super) fn all(table: &'t Table, projection: &'t PartitionProjection) -> Vec<Self> {
        let of = |column: &'t Column| Self {
            table,
            column,
            projection: projection
                .key(&column.name)
                .filter(|_| projection.is_enabled),
        };
        table.partition_keys.iter().map(of).collect()
    }

    /// The name, in the case of the schema.
    pub(super) fn name(&self) -> &'t str {
        &self.column.name
    }

    /// The name as a message shows it.
    pub(super) fn shown(&self) -> String {
        excerpt(self.name())
    }

    pub(super) fn hive_type(&self) -> Option<&'t HiveType> {
        self.column.hive_type.as_ref()
    }

    /// The table that the key belongs to.
    pub(super) fn table(&self) -> &'t Table {
        self.table
    }

    /// The values that an enum projection lists.
    pub(super) fn values(&self) -> &'t [String] {
        match self.projection {
            Some(KeyProjection::Enum { values }) => values,
            _ => &[],
        }
    }

    pub(super) fn is_injected(&self) -> bool {
        self.projection == Some(&KeyProjection::Injected)
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(
            self.hive_type(),
            Some(HiveType::TinyInt | HiveType::SmallInt | HiveType::Int | HiveType::BigInt)
        )
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(
            self.hive_type(),
            None | Some(HiveType::String | HiveType::Varchar(_) | HiveType::Char(_))
        )
    }

    /// Whether its type or its projection says that it holds days.
    pub(super) fn is_surely_a_date(&self) -> bool {
        matches!(self.hive_type(), Some(HiveType::Date | HiveType::Timestamp))
            || matches!(self.projection, Some(KeyProjection::Date { .. }))
    }

    /// The finding, pointing at the key.
    pub(super) fn locate(&self, diagnostic: Diagnostic) -> Diagnostic {
        self.table.locate(diagnostic, self.column.span.as_ref(), "")
    }

    /// The finding, pointing at a property of the key's projection, or else at the key.
    pub(super) fn locate_property(&self, diagnostic: Diagnostic, name: &str) -> Diagnostic {
        let property = format!("projection.{}.{name}", self.name());
        let parameters = self.table.parameters.iter();
        let mut places = parameters.zip(&self.table.places.parameters).rev();
        match places.find(|((key, _), _)| key.eq_ignore_ascii_case(&property)) {
            Some((_, place)) => self.table.locate(diagnostic, Some(place), ""),
            None => self.locate(diagnostic),
        }
    }
}
