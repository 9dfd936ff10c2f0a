//! Compares two descriptions of a table.

use std::collections::{BTreeMap, BTreeSet};

use super::moved::moved;
use super::{SchemaChange, SchemaChangeKind, SchemaPart};
use crate::glue::{Column, HiveType, StructField, Table};

/// In what `after` differs from `before`: the columns in the order of the newer schema, what is gone
/// where it stood, then partition keys, projection, location, formats, and the table itself.
///
/// Names are compared without case, as Athena does.
/// Of table properties only those are compared that `is_compared` takes.
#[must_use]
pub fn schema_changes(
    before: &Table,
    after: &Table,
    is_compared: impl Fn(&str) -> bool,
) -> Vec<SchemaChange> {
    let mut changes = Changes(Vec::new());
    changes.columns(SchemaPart::Column, &before.columns, &after.columns);
    changes.columns(
        SchemaPart::PartitionKey,
        &before.partition_keys,
        &after.partition_keys,
    );
    let properties = |table: &Table, is_projection: bool| -> BTreeMap<String, String> {
        let is_wanted = |name: &str| {
            // The comment is compared apart, since Glue's callers keep it elsewhere.
            is_compared(name) && name != "comment" && is_projection == speaks_of_projection(name)
        };
        let chosen = table.parameters.iter().filter(|(name, _)| is_wanted(name));
        chosen.cloned().collect()
    };
    changes.properties(
        SchemaPart::Projection,
        &properties(before, true),
        &properties(after, true),
    );
    changes.properties(SchemaPart::Location, &location(before), &location(after));
    changes.properties(SchemaPart::Format, &format(before), &format(after));
    changes.where_both_say(
        "database",
        before.database.as_ref(),
        after.database.as_ref(),
    );
    changes.where_both_say("name", Some(&before.name), Some(&after.name));
    changes.comment(
        SchemaPart::Table,
        "comment",
        before.comment.as_ref(),
        after.comment.as_ref(),
    );
    changes.where_both_say(
        "type",
        before.table_type.as_ref(),
        after.table_type.as_ref(),
    );
    changes.properties(
        SchemaPart::Table,
        &properties(before, false),
        &properties(after, false),
    );
    changes.0
}

fn speaks_of_projection(property: &str) -> bool {
    property.starts_with("projection.") || property == "storage.location.template"
}

fn location(table: &Table) -> BTreeMap<String, String> {
    // Athena drops the slash at the end, Glue's other callers do not.
    let location = table.storage.location.as_deref();
    location
        .map(|text| ("location".to_owned(), text.trim_end_matches('/').to_owned()))
        .into_iter()
        .collect()
}

fn format(table: &Table) -> BTreeMap<String, String> {
    let storage = &table.storage;
    let named = [
        ("input format", &storage.input_format),
        ("output format", &storage.output_format),
        ("SerDe", &storage.serde.serialization_library),
    ];
    let named = named
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?)));
    // Hive writes `serialization.format` = `1` into each table; a statement does not say it.
    let is_said =
        |(name, value): &&(String, String)| name != "serialization.format" || value != "1";
    let parameters = storage.serde.parameters.iter().filter(is_said);
    named
        .chain(parameters.map(|(name, value)| (format!("SerDe parameter {name}"), value.clone())))
        .collect()
}

struct Changes(Vec<SchemaChange>);

/// A column or a member of a struct, as far as they are alike.
#[derive(Clone, Copy)]
struct Named<'t> {
    name: &'t str,
    hive_type: Option<&'t HiveType>,
    comment: Option<&'t String>,
}

impl<'t> From<&'t Column> for Named<'t> {
    fn from(column: &'t Column) -> Self {
        Self {
            name: &column.name,
            hive_type: column.hive_type.as_ref(),
            comment: column.comment.as_ref(),
        }
    }
}

impl<'t> From<&'t StructField> for Named<'t> {
    fn from(field: &'t StructField) -> Self {
        Self {
            name: &field.name,
            hive_type: Some(&field.hive_type),
            comment: field.comment.as_ref(),
        }
    }
}

impl Named<'_> {
    fn type_text(&self) -> String {
        self.hive_type.map_or_else(String::new, ToString::to_string)
    }
}

impl Changes {
    fn add(&mut self, part: SchemaPart, path: impl Into<String>, kind: SchemaChangeKind) {
        self.0.push(SchemaChange {
            part,
            path: path.into(),
            kind,
        });
    }

    fn columns(&mut self, part: SchemaPart, before: &[Column], after: &[Column]) {
        let before: Vec<Named<'_>> = before.iter().map(Named::from).collect();
        let after: Vec<Named<'_>> = after.iter().map(Named::from).collect();
        self.list(part, "", &before, &after);
    }

    /// Compares two lists of named items: first what is gone, then each item in its new order, then
    /// what moved.
    fn list(&mut self, part: SchemaPart, above: &str, before: &[Named<'_>], after: &[Named<'_>]) {
        let (old_keys, new_keys) = (keys(before), keys(after));
        let new_places: BTreeMap<&Key, usize> = new_keys.iter().zip(0..).collect();
        let old_places: BTreeMap<&Key, usize> = old_keys.iter().zip(0..).collect();
        for (item, key) in before.iter().zip(&old_keys) {
            if !new_places.contains_key(key) {
                let from = item.type_text();
                let path = format!("{above}{}", item.name);
                self.add(part, path, SchemaChangeKind::Removed { from });
            }
        }
        for (item, key) in after.iter().zip(&new_keys) {
            let path = format!("{above}{}", item.name);
            if let Some(old) = old_places.get(key) {
                self.item(part, &path, before[*old], *item);
            } else {
                let to = item.type_text();
                self.add(part, path, SchemaChangeKind::Added { to });
            }
        }
        let kept: Vec<usize> = old_keys
            .iter()
            .filter_map(|key| new_places.get(key).copied())
            .collect();
        for index in moved(&kept) {
            let place = kept[index];
            let path = format!("{above}{}", after[place].name);
            let from = old_places[&new_keys[place]] + 1;
            let to = place + 1;
            self.add(part, path, SchemaChangeKind::Moved { from, to });
        }
    }

    /// Compares a column or a member with itself.
    fn item(&mut self, part: SchemaPart, path: &str, before: Named<'_>, after: Named<'_>) {
        if before.name != after.name {
            let (from, to) = (before.name.to_owned(), after.name.to_owned());
            self.add(part, path, SchemaChangeKind::Respelt { from, to });
        }
        match (before.hive_type, after.hive_type) {
            (Some(from), Some(to)) => self.hive_type(part, path, from, to),
            (None, None) => {}
            _ => self.retyped(part, path, before.type_text(), after.type_text()),
        }
        self.comment(part, path, before.comment, after.comment);
    }

    /// Compares two types, member by member as far as their shapes are alike.
    fn hive_type(&mut self, part: SchemaPart, path: &str, before: &HiveType, after: &HiveType) {
        match (before, after) {
            (HiveType::Struct(old), HiveType::Struct(new)) => {
                let old: Vec<Named<'_>> = old.iter().map(Named::from).collect();
                let new: Vec<Named<'_>> = new.iter().map(Named::from).collect();
                self.list(part, &format!("{path}."), &old, &new);
            }
            (HiveType::Array(old), HiveType::Array(new)) => {
                self.hive_type(part, &format!("{path}[]"), old, new);
            }
            (HiveType::Map(old_key, old), HiveType::Map(new_key, new)) if old_key == new_key => {
                self.hive_type(part, &format!("{path}{{}}"), old, new);
            }
            _ if before == after => {}
            _ => self.retyped(part, path, before.to_string(), after.to_string()),
        }
    }

    fn retyped(&mut self, part: SchemaPart, path: &str, from: String, to: String) {
        self.add(part, path, SchemaChangeKind::Retyped { from, to });
    }

    fn comment(
        &mut self,
        part: SchemaPart,
        path: &str,
        before: Option<&String>,
        after: Option<&String>,
    ) {
        if before != after {
            let (from, to) = (before.cloned(), after.cloned());
            self.add(part, path, SchemaChangeKind::Comment { from, to });
        }
    }

    fn properties(
        &mut self,
        part: SchemaPart,
        before: &BTreeMap<String, String>,
        after: &BTreeMap<String, String>,
    ) {
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for name in names {
            self.property(part, name, before.get(name), after.get(name));
        }
    }

    /// A fact about the table that a statement or an older answer may leave out.
    fn where_both_say(&mut self, name: &str, before: Option<&String>, after: Option<&String>) {
        if before.is_some() && after.is_some() {
            self.property(SchemaPart::Table, name, before, after);
        }
    }

    fn property(
        &mut self,
        part: SchemaPart,
        name: &str,
        before: Option<&String>,
        after: Option<&String>,
    ) {
        let kind = match (before.cloned(), after.cloned()) {
            (Some(from), Some(to)) if from != to => SchemaChangeKind::Changed { from, to },
            (Some(from), None) => SchemaChangeKind::Removed { from },
            (None, Some(to)) => SchemaChangeKind::Added { to },
            _ => return,
        };
        self.add(part, name, kind);
    }
}

/// A name without case, and which of its kind it is where it stands twice.
type Key = (String, usize);

fn keys(items: &[Named<'_>]) -> Vec<Key> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut key = |item: &Named<'_>| {
        let name = item.name.to_lowercase();
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        (name, *count)
    };
    items.iter().map(&mut key).collect()
}
