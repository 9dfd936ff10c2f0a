//! `ColumnIndex`: the types of a table by the path of a column or of a member in it.

use std::collections::HashMap;

use crate::glue::{HiveType, Table};

/// The types of the columns and partition keys, and of the members of structs, by path.
///
/// A wide table has as many fields as paths; to search its columns for each field would take
/// minutes. Of two columns of one name the first counts. Names are compared without case, as Athena
/// does.
#[derive(Clone, Debug)]
pub(super) struct ColumnIndex<'t>(HashMap<String, &'t HiveType>);

impl<'t> ColumnIndex<'t> {
    /// What there is in a table.
    pub(super) fn of(table: &'t Table) -> Self {
        let mut index = Self(HashMap::new());
        for column in table.columns.iter().chain(&table.partition_keys) {
            if let Some(hive_type) = &column.hive_type {
                index.add(column.name.to_ascii_lowercase(), hive_type);
            }
        }
        index
    }

    fn add(&mut self, path: String, hive_type: &'t HiveType) {
        if self.0.contains_key(&path) {
            return;
        }
        if let HiveType::Struct(members) = hive_type {
            for member in members {
                let name = member.name.to_ascii_lowercase();
                self.add(format!("{path}.{name}"), &member.hive_type);
            }
        }
        self.0.insert(path, hive_type);
    }

    /// The type at a path, names joined by points; `None` where there is nothing, or nothing with a
    /// type.
    pub(super) fn get(&self, path: &str) -> Option<&'t HiveType> {
        self.0.get(&path.to_ascii_lowercase()).copied()
    }
}
