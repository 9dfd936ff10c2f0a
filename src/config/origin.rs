//! `Origins`: where each value of the configuration comes from.

use std::collections::BTreeMap;
use std::ops::Range;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program.
    Default,
    /// The configuration file, at that byte range.
    File(Range<usize>),
    /// The command line, by that option.
    Flag(&'static str),
}

/// The origin of every value that is not a default, by the key's path.
///
/// The items of a list carry their number: `fields[0].match`, `known_networks[2]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins(BTreeMap<String, Origin>);

impl Origins {
    /// Where the value of that key comes from.
    #[must_use]
    pub fn of(&self, path: &str) -> &Origin {
        self.0.get(path).unwrap_or(&Origin::Default)
    }

    /// Notes where a value comes from.
    pub fn set(&mut self, path: impl Into<String>, origin: Origin) {
        self.0.insert(path.into(), origin);
    }

    /// Forgets the values below a section, since others take their place.
    pub fn forget(&mut self, section: &str) {
        self.0.retain(|path, _| !path.starts_with(section));
    }
}
