//! Which form the value of each LookML parameter has.
//!
//! Only the keys that end in `;;` change how a text is read; the rest tells a parameter from other
//! text where something is missing. A key that is not in the table is read by what follows it.
//!
//! Source: the LookML reference
//! (<https://cloud.google.com/looker/docs/reference/lookml-quick-reference>); the expression keys
//! and the quoted keys agree with those that the Python package `lkml` 1.3.7 publishes.

/// The form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text up to `;;`.
    Expression,
    /// `"..."`
    Quoted,
    /// `yes` or `no`.
    YesNo,
    /// Another word without quotes.
    Word,
    /// `[ .. ]`
    List,
    /// `{ .. }` without a name.
    Block,
    /// `name { .. }`
    NamedBlock(Level),
}

/// How deep a block with a name stands, which tells where a brace is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// At the top of a file, and nowhere else.
    Top,
    /// In a view or an explore, and never inside another block of this level.
    Member,
    /// Anywhere.
    Any,
}

/// Whether the value of a key ends in `;;`.
///
/// So does the value of an unknown key whose name begins with `sql_`, for all that Looker has ever
/// had do, but for the old `sql_case`.
pub(super) fn is_expression(key: &str) -> bool {
    match form(key) {
        Some(form) => form == Form::Expression,
        None => key.starts_with("sql_") && key != "sql_case",
    }
}

/// The form of a key's value; `None` for a key that is not known.
pub(super) fn form(key: &str) -> Option<Form> {
    let mut at = slot(key.as_bytes());
    loop {
        let (known, form) = KEYS.get(usize::from(INDEX[at]))?;
        if *known == key {
            return Some(*form);
        }
        at = (at + 1) % INDEX.len();
    }
}

/// The level of a block with that key, where it has a name.
pub(super) fn level(key: &str) -> Level {
    match form(key) {
        Some(Form::NamedBlock(level)) => level,
        _ => Level::Any,
    }
}

/// The number of no key.
const NO_KEY: u8 = u8::MAX;

/// The numbers of the keys, each at its slot or, where that is taken, in the next one that is free. The
/// parser asks for several keys at each word, and nearly always looks at one slot.
static INDEX: [u8; 1024] = {
    let mut index = [NO_KEY; 1024];
    let mut number = 0;
    while number < KEYS.len() {
        let mut at = slot(KEYS[number].0.as_bytes());
        while index[at] != NO_KEY {
            at = (at + 1) % index.len();
        }
        assert!(number < NO_KEY as usize);
        #[expect(clippy::cast_possible_truncation, reason = "asserted above")]
        {
            index[at] = number as u8;
        }
        number += 1;
    }
    index
};

/// Where a key is looked for first: by its length and three of its bytes, with factors for which few of
/// the known keys meet.
const fn slot(key: &[u8]) -> usize {
    let [first, .., last] = key else {
        return 0;
    };
    let middle = key[key.len() / 2];
    (key.len() * 471 + *first as usize * 317 + middle as usize * 148 + *last as usize * 100) % 1024
}

/// The known keys, in order.
static KEYS: [(&str, Form); 180] = {
    use Form::{Block, Expression, List, NamedBlock, Quoted, Word, YesNo};
    [
        ("access_filter", Block),
        ("access_grant", NamedBlock(Level::Top)),
        ("action", Block),
        ("aggregate_table", NamedBlock(Level::Any)),
        ("alias", List),
        ("allow_approximate_optimization", YesNo),
        ("allow_fill", YesNo),
        ("allowed_value", Block),
        ("allowed_values", List),
        ("alpha_sort", YesNo),
        ("always_filter", Block),
        ("always_join", Block),
        ("application", NamedBlock(Level::Any)),
        ("approximate", YesNo),
        ("assert", NamedBlock(Level::Any)),
        ("autogenerate_primary_keys", YesNo),
        ("bind_filters", Block),
        ("bins", List),
        ("bypass_suggest_restrictions", YesNo),
        ("can_filter", YesNo),
        ("cancel_grouping_fields", List),
        ("case", Block),
        ("case_sensitive", YesNo),
        ("cluster_keys", List),
        ("column", NamedBlock(Level::Any)),
        ("conditionally_filter", Block),
        ("connection", Quoted),
        ("constant", NamedBlock(Level::Top)),
        ("convert_tz", YesNo),
        ("create_process", Block),
        ("datagroup", NamedBlock(Level::Top)),
        ("datagroup_trigger", Word),
        ("datatype", Word),
        ("default", Quoted),
        ("default_value", Quoted),
        ("derived_column", NamedBlock(Level::Any)),
        ("derived_table", Block),
        ("description", Quoted),
        ("dimension", NamedBlock(Level::Member)),
        ("dimension_group", NamedBlock(Level::Member)),
        ("dimensions", List),
        ("direction", Word),
        ("distribution", Quoted),
        ("distribution_style", Word),
        ("drill_fields", List),
        ("else", Quoted),
        ("end_location_field", Word),
        ("explore", NamedBlock(Level::Top)),
        ("explore_source", NamedBlock(Level::Any)),
        ("export", Word),
        ("expression", Expression),
        ("expression_custom_filter", Expression),
        ("extends", List),
        ("extension", Word),
        ("extents_json_url", Quoted),
        ("fanout_on", Word),
        ("feature_key", Quoted),
        ("field", Word),
        ("fields", List),
        ("fields_hidden_by_default", YesNo),
        ("file", Quoted),
        ("filter", NamedBlock(Level::Member)),
        ("filters", Block),
        ("final", Word),
        ("fiscal_month_offset", Word),
        ("foreign_key", Word),
        ("form_param", Block),
        ("form_url", Quoted),
        ("format", Word),
        ("from", Word),
        ("full_suggestions", YesNo),
        ("group_item_label", Quoted),
        ("group_label", Quoted),
        ("hidden", YesNo),
        ("html", Expression),
        ("icon_url", Quoted),
        ("include", Quoted),
        ("increment_key", Word),
        ("increment_offset", Word),
        ("indexes", List),
        ("interval_trigger", Quoted),
        ("intervals", List),
        ("join", NamedBlock(Level::Member)),
        ("label", Quoted),
        ("label_from_parameter", Word),
        ("limit", Word),
        ("link", Block),
        ("list_field", Word),
        ("local_dependency", NamedBlock(Level::Any)),
        ("localization_settings", Block),
        ("map_layer", NamedBlock(Level::Top)),
        ("map_layer_name", Word),
        ("materialization", Block),
        ("materialized_view", Word),
        ("max_cache_age", Quoted),
        ("max_zoom_level", Word),
        ("measure", NamedBlock(Level::Member)),
        ("measures", List),
        ("min_zoom_level", Word),
        ("name", Quoted),
        ("named_value_format", NamedBlock(Level::Top)),
        ("new_lookml_runtime", YesNo),
        ("option", Block),
        ("order_by_field", Word),
        ("outer_only", YesNo),
        ("override_constant", NamedBlock(Level::Any)),
        ("param", Block),
        ("parameter", NamedBlock(Level::Member)),
        ("partition_keys", List),
        ("percentile", Word),
        ("persist_for", Quoted),
        ("persist_with", Word),
        ("pivots", List),
        ("precision", Word),
        ("primary_key", YesNo),
        ("project_name", Quoted),
        ("property_key", Quoted),
        ("property_label_key", Quoted),
        ("publish_as_db_view", YesNo),
        ("query", NamedBlock(Level::Any)),
        ("relationship", Word),
        ("remote_dependency", NamedBlock(Level::Any)),
        ("required_access_grants", List),
        ("required_fields", List),
        ("required_joins", List),
        ("set", NamedBlock(Level::Member)),
        ("skip_drill_filter", YesNo),
        ("sortkeys", List),
        ("sorts", List),
        ("sql", Expression),
        ("sql_always_having", Expression),
        ("sql_always_where", Expression),
        ("sql_create", Expression),
        ("sql_distinct_key", Expression),
        ("sql_end", Expression),
        ("sql_foreign_key", Expression),
        ("sql_having", Expression),
        ("sql_latitude", Expression),
        ("sql_longitude", Expression),
        ("sql_on", Expression),
        ("sql_preamble", Expression),
        ("sql_start", Expression),
        ("sql_step", Expression),
        ("sql_table_name", Expression),
        ("sql_trigger", Expression),
        ("sql_trigger_value", Expression),
        ("sql_where", Expression),
        ("start_location_field", Word),
        ("strict_value_format", YesNo),
        ("string_datatype", Word),
        ("style", Word),
        ("suggest_dimension", Word),
        ("suggest_explore", Word),
        ("suggest_persist_for", Quoted),
        ("suggestable", YesNo),
        ("suggestions", List),
        ("symmetric_aggregates", YesNo),
        ("synonyms", List),
        ("table_compression", Word),
        ("table_format", Word),
        ("tags", List),
        ("test", NamedBlock(Level::Member)),
        ("tiers", List),
        ("timeframes", List),
        ("timezone", Quoted),
        ("type", Word),
        ("units", Word),
        ("unless", List),
        ("url", Quoted),
        ("user_attribute", Word),
        ("user_attribute_param", Block),
        ("value", Quoted),
        ("value_format", Quoted),
        ("value_format_name", Word),
        ("view", NamedBlock(Level::Top)),
        ("view_label", Quoted),
        ("view_name", Word),
        ("visualization", NamedBlock(Level::Any)),
        ("week_start_day", Word),
        ("when", Block),
    ]
};

#[cfg(test)]
mod tests {
    use super::{KEYS, is_expression};

    #[test]
    fn the_keys_stand_in_order() {
        assert!(KEYS.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn sql_of_any_kind_ends_in_its_mark() {
        for key in ["sql", "sql_on", "html", "expression", "sql_of_tomorrow"] {
            assert!(is_expression(key), "{key}");
        }
        for key in ["label", "sql_case", "sqlx", "expressions", ""] {
            assert!(!is_expression(key), "{key}");
        }
    }
}
