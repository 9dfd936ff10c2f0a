//! `Names`: each name that occurs, once.

use std::collections::HashMap;

use parquet::data_type::ByteArray;

/// A name in [`Names`]; the default is *no name*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NameId(pub(super) u32);

impl NameId {
    /// This name, or the other where there is none.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::default() { other } else { self }
    }
}

/// Each name that occurs, once, in the shape in which a Parquet column takes it.
///
/// It is the only thing of a build that grows with the data, by the number of different names.
#[derive(Debug)]
pub(super) struct Names {
    ids: HashMap<Box<str>, NameId>,
    values: Vec<ByteArray>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            ids: HashMap::new(),
            values: vec![ByteArray::from("")],
        }
    }
}

impl Names {
    /// The name's number; an empty name is none.
    ///
    /// # Panics
    ///
    /// When there are more than four thousand million names.
    pub(super) fn id(&mut self, name: &str) -> NameId {
        let name = name.trim();
        if name.is_empty() {
            return NameId::default();
        }
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = NameId(u32::try_from(self.values.len()).expect("fewer names than addresses"));
        self.values.push(ByteArray::from(name));
        self.ids.insert(name.into(), id);
        id
    }

    /// The name, if there is one.
    pub(super) fn get(&self, id: NameId) -> Option<&ByteArray> {
        (id != NameId::default()).then(|| &self.values[id.0 as usize])
    }
}
