//! Which parameters may stand in which block of LookML.
//!
//! Source: the LookML reference
//! (<https://cloud.google.com/looker/docs/reference/lookml-quick-reference>) and its pages for each
//! block. Looker learns parameters faster than this list, so what is in none of its blocks is no
//! certain mistake, while a parameter of another block is one.

mod known;

use known::{BLOCKS, FILTERS, MANIFEST, MODEL, PARAM, QUERY};

/// A block of LookML, or the top of a file.
#[derive(Debug)]
pub(super) struct Block {
    /// What people call it: its key, `model file`, or `manifest`.
    pub(super) name: &'static str,
    /// Lists of parameters that it shares with other blocks.
    shared: &'static [&'static [&'static str]],
    /// Its other parameters; this and the shared lists are each in the order of the alphabet.
    own: &'static [&'static str],
}

impl Block {
    /// Whether a parameter may stand directly in it.
    pub(super) fn has(&self, parameter: &str) -> bool {
        let mut lists = self.lists();
        lists.any(|list| list.binary_search(&parameter).is_ok())
    }

    /// The parameters that may stand directly in it.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &'static str> {
        self.lists().flatten().copied()
    }

    fn lists(&self) -> impl Iterator<Item = &'static [&'static str]> {
        self.shared.iter().copied().chain([self.own])
    }
}

/// The top of a file.
pub(super) fn top(is_manifest: bool) -> &'static Block {
    if is_manifest { &MANIFEST } else { &MODEL }
}

/// The block that a key opens in another block; `None` for blocks whose content is not checked.
pub(super) fn inside(outer: &Block, key: &str) -> Option<&'static Block> {
    match (outer.name, key) {
        // In the old style, `filters: { field: name value: "expression" }`.
        (_, "filters") => Some(&FILTERS),
        ("explore" | "aggregate_table", "query") => Some(&QUERY),
        ("model file", "filter") | ("explore", "parameter") => None,
        ("action" | "form_param", "param") => Some(&PARAM),
        _ => {
            let found = BLOCKS.binary_search_by_key(&key, |block| block.name);
            found.ok().map(|at| &BLOCKS[at])
        }
    }
}

/// The blocks in which a parameter may stand.
pub(super) fn homes(parameter: &str) -> impl Iterator<Item = &'static str> {
    [&MODEL, &MANIFEST]
        .into_iter()
        .chain(BLOCKS)
        .filter(move |block| block.has(parameter))
        .map(|block| block.name)
}

const fn block(name: &'static str, own: &'static [&'static str]) -> Block {
    sharing(name, &[], own)
}

const fn sharing(
    name: &'static str,
    shared: &'static [&'static [&'static str]],
    own: &'static [&'static str],
) -> Block {
    Block { name, shared, own }
}

/// The parameters that may stand several times in a block.
const REPEATABLE: [&str; 44] = [
    "access_filter",
    "access_grant",
    "action",
    "aggregate_table",
    "allowed_value",
    "application",
    "assert",
    "bind_filters",
    "column",
    "constant",
    "datagroup",
    "derived_column",
    "dimension",
    "dimension_group",
    "explore",
    "extends",
    "filter",
    "filters",
    "form_param",
    "include",
    "join",
    "link",
    "local_dependency",
    "map_layer",
    "measure",
    "named_value_format",
    "option",
    "override_constant",
    "param",
    "parameter",
    "query",
    "remote_dependency",
    "set",
    "sorts",
    "sql_step",
    "suggestions",
    "tags",
    "test",
    "tiers",
    "user_attribute_param",
    "view",
    "visualization",
    "when",
    "with",
];

/// Whether a parameter may stand several times in a block.
pub(super) fn is_repeatable(key: &str) -> bool {
    REPEATABLE.binary_search(&key).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{BLOCKS, MANIFEST, MODEL, QUERY, REPEATABLE};

    #[test]
    fn the_lists_stand_in_order() {
        for block in [&MODEL, &MANIFEST, &QUERY].into_iter().chain(BLOCKS) {
            for list in block.lists() {
                assert!(list.is_sorted(), "{}", block.name);
            }
        }
        assert!(BLOCKS.is_sorted_by_key(|block| block.name));
        assert!(REPEATABLE.is_sorted());
    }
}
