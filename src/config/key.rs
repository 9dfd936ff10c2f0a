//! `KEYS`: every key of the configuration file and what may stand under it.
//!
//! The reader knows no key but these, and the JSON Schema for editors is compared with them.

use crate::lint::Level;

/// A key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// From the top of the file, joined by dots; `[]` stands for the items of a list.
    pub path: &'static str,
    /// What may stand under it.
    pub kind: Kind,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Number {
        /// The smallest.
        min: u32,
        /// The largest.
        max: u32,
        /// One that people may want.
        example: u32,
    },
    /// `true` or `false`.
    Switch,
    /// One of some words.
    Word(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A section of free names, each with a list of texts.
    Values,
    /// A section of free names, each with one of some words.
    NamedWords(&'static [&'static str]),
    /// A text, or a section with the keys below.
    TextOrSection,
}

/// All keys, in the order in which `config show` prints them.
pub const KEYS: &[Key] = &[
    key("source.table", Kind::Text),
    key("source.ddl", Kind::Text),
    key("source.get_table", Kind::Text),
    key("source.glue", Kind::Text),
    key("source.name", Kind::Text),
    key("source.catalog_id", Kind::Text),
    key("source.region", Kind::Text),
    key("source.profile", Kind::Text),
    key("source.endpoint_url", Kind::Text),
    key("database", Kind::Text),
    key("table", Kind::Text),
    key("connection", Kind::Text),
    key("model", Kind::Text),
    key("project", Kind::Text),
    key("folder", Kind::Text),
    key("views.events", Kind::Text),
    key("views.sign_in", Kind::Text),
    key("partitions.date", Kind::Text),
    key("partitions.date_format", Kind::Text),
    key("partitions.year", Kind::Text),
    key("partitions.month", Kind::Text),
    key("partitions.day", Kind::Text),
    key("partitions.padded", Kind::Switch),
    key("partitions.account", Kind::Text),
    key("partitions.region", Kind::Text),
    key("partitions.beginning", Kind::Text),
    key("partitions.values", Kind::Values),
    key("geolocation.ranges", Kind::TextOrSection),
    key("geolocation.ranges.table", Kind::Text),
    key("geolocation.ranges.ddl", Kind::Text),
    key("geolocation.ranges.get_table", Kind::Text),
    key("geolocation.ranges.glue", Kind::Text),
    key("geolocation.ranges.name", Kind::Text),
    key("geolocation.ranges.catalog_id", Kind::Text),
    key("geolocation.ranges.region", Kind::Text),
    key("geolocation.ranges.profile", Kind::Text),
    key("geolocation.ranges.endpoint_url", Kind::Text),
    key("geolocation.blocks", Kind::TextOrSection),
    key("geolocation.blocks.table", Kind::Text),
    key("geolocation.blocks.ddl", Kind::Text),
    key("geolocation.blocks.get_table", Kind::Text),
    key("geolocation.blocks.glue", Kind::Text),
    key("geolocation.blocks.name", Kind::Text),
    key("geolocation.blocks.catalog_id", Kind::Text),
    key("geolocation.blocks.region", Kind::Text),
    key("geolocation.blocks.profile", Kind::Text),
    key("geolocation.blocks.endpoint_url", Kind::Text),
    key("known_networks", Kind::Texts),
    key(
        "business_hours.start",
        Kind::Number {
            min: 0,
            max: 23,
            example: 8,
        },
    ),
    key(
        "business_hours.end",
        Kind::Number {
            min: 1,
            max: 24,
            example: 18,
        },
    ),
    key("business_hours.time_zone", Kind::Text),
    key("date.default", Kind::Text),
    key(
        "date.max_days",
        Kind::Number {
            min: 1,
            max: 36_500,
            example: 31,
        },
    ),
    key("dashboards.size", Kind::Word(&["lean", "full"])),
    key("dashboards.names", Kind::Texts),
    key(
        "thresholds.failed_sign_ins",
        Kind::Number {
            min: 1,
            max: 1_000_000,
            example: 5,
        },
    ),
    key(
        "thresholds.look_back_days",
        Kind::Number {
            min: 1,
            max: 365,
            example: 14,
        },
    ),
    key("access.accounts", Kind::Text),
    key("access.sensitive", Kind::Text),
    key("fields[].match", Kind::Text),
    key("fields[].hide", Kind::Switch),
    key("fields[].label", Kind::Text),
    key("fields[].group", Kind::Text),
    key("fields[].description", Kind::Text),
    key("primary_key", Kind::Switch),
    key("templates", Kind::Text),
    key("lint.levels", Kind::NamedWords(&Level::WORDS)),
    key("lint.exclude", Kind::Values),
];

const fn key(path: &'static str, kind: Kind) -> Key {
    Key { path, kind }
}

/// The kind of the key at that path; `None` where it is unknown or a section.
pub(super) fn kind(path: &str) -> Option<Kind> {
    KEYS.iter().find(|key| key.path == path).map(|key| key.kind)
}

/// The names that may stand directly below a section (`""` is the top of the file).
pub(super) fn names_below(section: &str) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    for key in KEYS {
        let below = match section {
            "" => Some(key.path),
            _ => key
                .path
                .strip_prefix(section)
                .and_then(|rest| rest.strip_prefix('.')),
        };
        let name = below.and_then(|rest| rest.split(['.', '[']).next());
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    }
    names
}

/// The section in which a key of that name stands, for people who wrote it in another one.
pub(super) fn section_of(name: &str) -> Option<&'static str> {
    KEYS.iter().find_map(|key| {
        let (section, last) = key.path.rsplit_once('.')?;
        (last == name).then(|| section.trim_end_matches("[]"))
    })
}
