//! The `projection.*` properties of a table, sorted by the key that they speak of.

use std::collections::BTreeMap;

use crate::glue::Table;

/// Where the files of a partition lie.
pub(super) const TEMPLATE: &str = "storage.location.template";

/// What may follow `projection.KEY.`; of two that end alike, the longer one stands first.
pub(super) const NAMES: &[&str] = &[
    "interval.unit",
    "interval",
    "type",
    "range",
    "values",
    "format",
    "digits",
];

/// The properties of all keys.
pub(super) struct Properties<'t> {
    /// One entry a key, in the order of the input.
    pub(super) groups: Vec<Group<'t>>,
    /// Properties that begin with `projection.` and are none: their index in the table's parameters.
    pub(super) unknown: Vec<usize>,
}

/// The properties of one key.
pub(super) struct Group<'t> {
    pub(super) key: &'t str,
    entries: Vec<Property<'t>>,
}

/// One property of a key.
#[derive(Clone, Copy)]
pub(super) struct Property<'t> {
    /// One of [`NAMES`].
    pub(super) name: &'static str,
    pub(super) value: &'t str,
    /// Its index in the table's parameters.
    pub(super) index: usize,
}

impl<'t> Properties<'t> {
    pub(super) fn of(table: &'t Table) -> Self {
        let mut properties = Self {
            groups: Vec::new(),
            unknown: Vec::new(),
        };
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (index, (key, value)) in table.parameters.iter().enumerate() {
            let Some(rest) = key.strip_prefix("projection.") else {
                continue;
            };
            let Some((key, name)) = split(rest) else {
                if rest != "enabled" {
                    properties.unknown.push(index);
                }
                continue;
            };
            let place = *places.entry(key.to_lowercase()).or_insert_with(|| {
                properties.groups.push(Group {
                    key,
                    entries: Vec::new(),
                });
                properties.groups.len() - 1
            });
            properties.groups[place]
                .entries
                .push(Property { name, value, index });
        }
        properties
    }
}

/// `timestamp.interval.unit` is (`timestamp`, `interval.unit`).
fn split(rest: &str) -> Option<(&str, &'static str)> {
    NAMES.iter().find_map(|name| {
        let key = rest.strip_suffix(name)?.strip_suffix('.')?;
        (!key.is_empty()).then_some((key, *name))
    })
}

impl<'t> Group<'t> {
    /// The property of that name; of one given twice the last.
    pub(super) fn get(&self, name: &str) -> Option<Property<'t>> {
        self.entries
            .iter()
            .rev()
            .find(|property| property.name == name)
            .copied()
    }

    pub(super) fn entries(&self) -> &[Property<'t>] {
        &self.entries
    }
}
