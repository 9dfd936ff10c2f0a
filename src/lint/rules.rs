//! The rules, one file each, and the list of them.
//!
//! A file has its page at the top, then what it finds, then its check. CONTRIBUTING.md has the recipe.

pub(super) mod malformed_allowance;
pub(super) mod unknown_rule;
pub(super) mod unused_allowance;

mod aggregate_without_sql;
mod blank_in_name;
mod capitals_in_name;
mod closed_too_early;
mod count_with_sql;
mod duplicate_constant;
mod duplicate_dashboard;
mod duplicate_explore;
mod duplicate_field;
mod duplicate_join;
mod duplicate_key;
mod duplicate_tile;
mod duplicate_view;
mod empty_timeframes;
mod extends_cycle;
mod file_too_large;
mod filters_on_non_aggregate;
mod hard_coded_connection;
mod hard_coded_schema;
mod imported_project;
mod include_without_match;
mod incomplete_type;
mod invalid_dashboard_value;
mod invalid_filter_expression;
mod invalid_name;
mod invalid_value;
mod invalid_yaml;
mod join_without_condition;
mod limit_in_joined_table;
mod list_without_list_field;
mod long_explore_label;
mod marketplace_constant_mismatch;
mod misplaced_parameter;
mod missing_brace;
mod missing_colon;
mod missing_comma;
mod missing_description;
mod missing_key;
mod missing_name;
mod missing_relationship;
mod missing_value;
mod model_included;
mod no_raw_timeframe;
mod not_a_dashboard;
mod overlapping_tiles;
mod quoted_name;
mod refined_after_final;
mod repeated_measure;
mod repeated_parameter;
mod several_primary_keys;
mod swallowed_block;
mod table_and_derived_table;
mod tile_beyond_grid;
mod tile_without_name;
mod timeframe_in_group_name;
mod too_deep;
mod too_large;
mod too_many_findings;
mod too_many_values;
mod unclosed_block;
mod unclosed_expression;
mod unclosed_list;
mod unclosed_text;
mod unexpected_form;
mod unexpected_text;
mod unknown_constant;
mod unknown_dashboard_key;
mod unknown_extends;
mod unknown_field_type;
mod unknown_parameter;
mod unknown_refined;
mod unknown_tile_type;
mod unknown_timeframe;
mod unknown_view;
mod unopened_block;
mod unspecified_precedence;
mod unsupported_yaml;

use super::rule::Rule;

/// Family by family, and there by the name.
pub(super) const ALL: &[Rule] = &[
    // References
    duplicate_constant::RULE,
    duplicate_dashboard::RULE,
    duplicate_explore::RULE,
    duplicate_field::RULE,
    duplicate_join::RULE,
    duplicate_view::RULE,
    extends_cycle::RULE,
    imported_project::RULE,
    include_without_match::RULE,
    model_included::RULE,
    refined_after_final::RULE,
    too_large::RULE,
    unknown_constant::RULE,
    unknown_extends::RULE,
    unknown_refined::RULE,
    unknown_view::RULE,
    unspecified_precedence::RULE,
    // LookML validity
    aggregate_without_sql::RULE,
    blank_in_name::RULE,
    closed_too_early::RULE,
    count_with_sql::RULE,
    duplicate_key::RULE,
    duplicate_tile::RULE,
    empty_timeframes::RULE,
    file_too_large::RULE,
    filters_on_non_aggregate::RULE,
    incomplete_type::RULE,
    invalid_dashboard_value::RULE,
    invalid_filter_expression::RULE,
    invalid_name::RULE,
    invalid_value::RULE,
    invalid_yaml::RULE,
    join_without_condition::RULE,
    list_without_list_field::RULE,
    marketplace_constant_mismatch::RULE,
    misplaced_parameter::RULE,
    missing_brace::RULE,
    missing_colon::RULE,
    missing_comma::RULE,
    missing_key::RULE,
    missing_name::RULE,
    missing_relationship::RULE,
    missing_value::RULE,
    not_a_dashboard::RULE,
    overlapping_tiles::RULE,
    quoted_name::RULE,
    repeated_parameter::RULE,
    several_primary_keys::RULE,
    swallowed_block::RULE,
    table_and_derived_table::RULE,
    tile_beyond_grid::RULE,
    tile_without_name::RULE,
    too_deep::RULE,
    too_many_findings::RULE,
    too_many_values::RULE,
    unclosed_block::RULE,
    unclosed_expression::RULE,
    unclosed_list::RULE,
    unclosed_text::RULE,
    unexpected_form::RULE,
    unexpected_text::RULE,
    unknown_dashboard_key::RULE,
    unknown_field_type::RULE,
    unknown_parameter::RULE,
    unknown_tile_type::RULE,
    unknown_timeframe::RULE,
    unopened_block::RULE,
    unsupported_yaml::RULE,
    // Athena
    // CloudTrail
    // Hygiene
    capitals_in_name::RULE,
    hard_coded_connection::RULE,
    hard_coded_schema::RULE,
    limit_in_joined_table::RULE,
    long_explore_label::RULE,
    missing_description::RULE,
    no_raw_timeframe::RULE,
    repeated_measure::RULE,
    timeframe_in_group_name::RULE,
    // Allowances
    malformed_allowance::RULE,
    unknown_rule::RULE,
    unused_allowance::RULE,
];
