//! `Address`: where a database or a table lies.

use std::fmt;

use super::super::table_name::typed;

/// Where a database or a table lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The account or catalog, where it is another one than the session's.
    pub(super) catalog_id: Option<String>,
    /// The region, where it is another one than the session's.
    pub(super) region: Option<String>,
    /// The database.
    pub(super) database: String,
    /// The table, where a table is meant.
    pub(super) table: Option<String>,
}

impl Address {
    pub(super) fn of_table(database: &str, table: &str) -> Self {
        Self {
            table: Some(table.to_owned()),
            ..Self::of_database(database)
        }
    }

    pub(super) fn of_database(database: &str) -> Self {
        Self {
            catalog_id: None,
            region: None,
            database: database.to_owned(),
            table: None,
        }
    }

    /// The table's name, or nothing for a database.
    pub(super) fn table(&self) -> &str {
        self.table.as_deref().unwrap_or_default()
    }

    /// The names alone, as a person would type them.
    pub(super) fn plain(&self) -> String {
        match &self.table {
            Some(table) => format!("{}.{}", typed(&self.database), typed(table)),
            None => typed(&self.database),
        }
    }

    /// What a resource link here points to; what the link leaves open stays.
    pub(super) fn linked(
        &self,
        catalog_id: Option<&str>,
        region: Option<&str>,
        database: Option<&str>,
        table: Option<&str>,
    ) -> Self {
        let or = |new: Option<&str>, old: &Option<String>| {
            new.map(str::to_owned).or_else(|| old.clone())
        };
        Self {
            catalog_id: or(catalog_id, &self.catalog_id),
            region: or(region, &self.region),
            database: database.unwrap_or(&self.database).to_owned(),
            table: or(table, &self.table),
        }
    }
}

/// As a person would type it, with the catalog and the region where they are other ones.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())?;
        if let Some(catalog) = &self.catalog_id {
            write!(f, " in the catalog {catalog}")?;
        }
        if let Some(region) = &self.region {
            write!(f, " in {region}")?;
        }
        Ok(())
    }
}
