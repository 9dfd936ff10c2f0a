//! The rules, one file each, and the list of them.
//!
//! A file has its page at the top, then what it finds, then its check. CONTRIBUTING.md has the recipe.

pub(super) mod malformed_allowance;
pub(super) mod unknown_rule;
pub(super) mod unused_allowance;

mod access_denied_by_one_code;
mod aggregate_table;
mod aggregate_without_sql;
mod blank_in_name;
mod capitals_in_name;
mod closed_too_early;
mod column_of_other_type;
mod column_without_field;
mod count_with_sql;
mod dashboard_id_unlike_file;
mod date_filter_beside_always_filter;
mod derived_table_without_period;
mod duplicate_constant;
mod duplicate_dashboard;
mod duplicate_explore;
mod duplicate_field;
mod duplicate_join;
mod duplicate_key;
mod duplicate_tile;
mod duplicate_view;
mod empty_tile_filter;
mod empty_timeframes;
mod error_by_message;
mod excluded_field;
mod exclusion_in_drill_fields;
mod exporter_leftover;
mod extends_cycle;
mod fanned_out_measure;
mod field_cycle;
mod field_not_in_tile;
mod file_too_large;
mod filter_without_effect;
mod filters_on_non_aggregate;
mod function_of_newer_engine;
mod hard_coded_connection;
mod hard_coded_schema;
mod imported_project;
mod include_without_match;
mod incomplete_type;
mod integer_division;
mod invalid_dashboard_value;
mod invalid_filter_expression;
mod invalid_name;
mod invalid_value;
mod invalid_yaml;
mod invented_geography;
mod join_before_its_view;
mod join_without_condition;
mod join_without_primary_key;
mod legacy_tile_type;
mod limit_in_joined_table;
mod list_without_list_field;
mod long_explore_label;
mod marketplace_constant_mismatch;
mod measure_in_dimension;
mod member_of_text;
mod mfa_without_identity_class;
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
mod nested_column_as_text;
mod no_partition_predicate;
mod no_raw_timeframe;
mod not_a_dashboard;
mod overlapping_tiles;
mod persisted_derived_table;
mod quoted_name;
mod refined_after_final;
mod region_as_place;
mod repeated_measure;
mod repeated_parameter;
mod reserved_alias;
mod role_as_user;
mod rows_left_out_silently;
mod several_primary_keys;
mod sign_in_outcome_by_error;
mod sign_in_tile_without_sign_ins;
mod sql_trigger;
mod subtotals;
mod suggestions_that_scan;
mod swallowed_block;
mod symmetric_aggregate_in_use;
mod symmetric_aggregates;
mod symmetric_measure_type;
mod table_and_derived_table;
mod test_without_date_filter;
mod text_under_time_group;
mod tile_beyond_grid;
mod tile_without_date_filter;
mod tile_without_name;
mod timeframe_in_group_name;
mod too_deep;
mod too_large;
mod too_many_findings;
mod too_many_values;
mod truth_value_as_text;
mod two_filters_on_one_field;
mod unbounded_explore;
mod unclosed_block;
mod unclosed_expression;
mod unclosed_list;
mod unclosed_text;
mod unexpected_form;
mod unexpected_text;
mod unknown_access_grant;
mod unknown_column;
mod unknown_constant;
mod unknown_dashboard_explore;
mod unknown_dashboard_key;
mod unknown_datagroup;
mod unknown_drill_field;
mod unknown_explore_filter;
mod unknown_extends;
mod unknown_field_in_calculation;
mod unknown_field_in_liquid;
mod unknown_field_in_list;
mod unknown_field_in_sql;
mod unknown_field_type;
mod unknown_filter_field;
mod unknown_function;
mod unknown_listen_field;
mod unknown_listen_filter;
mod unknown_listened_filter;
mod unknown_map_layer;
mod unknown_measure_filter;
mod unknown_member;
mod unknown_named_field;
mod unknown_parameter;
mod unknown_query_field;
mod unknown_refined;
mod unknown_required_join;
mod unknown_series;
mod unknown_set_member;
mod unknown_sort;
mod unknown_source_explore;
mod unknown_suggestion_field;
mod unknown_test_column;
mod unknown_test_explore;
mod unknown_test_field;
mod unknown_tile_field;
mod unknown_tile_filter;
mod unknown_tile_type;
mod unknown_timeframe;
mod unknown_value_format;
mod unknown_view;
mod unopened_block;
mod unspecified_precedence;
mod unsupported_derived_table;
mod unsupported_measure_type;
mod unsupported_yaml;
mod user_without_account;
mod username_as_key;
mod username_as_user;
mod zoned_timestamp_cast;

use super::rule::Rule;

/// Family by family, and there by the name.
pub(super) const ALL: &[Rule] = &[
    // References
    column_of_other_type::RULE,
    dashboard_id_unlike_file::RULE,
    duplicate_constant::RULE,
    duplicate_dashboard::RULE,
    duplicate_explore::RULE,
    duplicate_field::RULE,
    duplicate_join::RULE,
    duplicate_view::RULE,
    excluded_field::RULE,
    exclusion_in_drill_fields::RULE,
    extends_cycle::RULE,
    field_cycle::RULE,
    field_not_in_tile::RULE,
    imported_project::RULE,
    include_without_match::RULE,
    join_before_its_view::RULE,
    measure_in_dimension::RULE,
    member_of_text::RULE,
    model_included::RULE,
    nested_column_as_text::RULE,
    refined_after_final::RULE,
    too_large::RULE,
    two_filters_on_one_field::RULE,
    unknown_access_grant::RULE,
    unknown_column::RULE,
    unknown_constant::RULE,
    unknown_dashboard_explore::RULE,
    unknown_datagroup::RULE,
    unknown_drill_field::RULE,
    unknown_explore_filter::RULE,
    unknown_extends::RULE,
    unknown_field_in_calculation::RULE,
    unknown_field_in_liquid::RULE,
    unknown_field_in_list::RULE,
    unknown_field_in_sql::RULE,
    unknown_filter_field::RULE,
    unknown_listen_field::RULE,
    unknown_listen_filter::RULE,
    unknown_listened_filter::RULE,
    unknown_map_layer::RULE,
    unknown_measure_filter::RULE,
    unknown_member::RULE,
    unknown_named_field::RULE,
    unknown_query_field::RULE,
    unknown_refined::RULE,
    unknown_required_join::RULE,
    unknown_series::RULE,
    unknown_set_member::RULE,
    unknown_sort::RULE,
    unknown_source_explore::RULE,
    unknown_suggestion_field::RULE,
    unknown_test_column::RULE,
    unknown_test_explore::RULE,
    unknown_test_field::RULE,
    unknown_tile_field::RULE,
    unknown_tile_filter::RULE,
    unknown_value_format::RULE,
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
    aggregate_table::RULE,
    date_filter_beside_always_filter::RULE,
    derived_table_without_period::RULE,
    fanned_out_measure::RULE,
    function_of_newer_engine::RULE,
    integer_division::RULE,
    join_without_primary_key::RULE,
    no_partition_predicate::RULE,
    persisted_derived_table::RULE,
    reserved_alias::RULE,
    sql_trigger::RULE,
    subtotals::RULE,
    suggestions_that_scan::RULE,
    symmetric_aggregate_in_use::RULE,
    symmetric_aggregates::RULE,
    symmetric_measure_type::RULE,
    test_without_date_filter::RULE,
    text_under_time_group::RULE,
    tile_without_date_filter::RULE,
    unbounded_explore::RULE,
    unknown_function::RULE,
    unsupported_derived_table::RULE,
    unsupported_measure_type::RULE,
    zoned_timestamp_cast::RULE,
    // CloudTrail
    access_denied_by_one_code::RULE,
    error_by_message::RULE,
    filter_without_effect::RULE,
    invented_geography::RULE,
    mfa_without_identity_class::RULE,
    region_as_place::RULE,
    role_as_user::RULE,
    rows_left_out_silently::RULE,
    sign_in_outcome_by_error::RULE,
    sign_in_tile_without_sign_ins::RULE,
    truth_value_as_text::RULE,
    user_without_account::RULE,
    username_as_key::RULE,
    username_as_user::RULE,
    // Hygiene
    capitals_in_name::RULE,
    column_without_field::RULE,
    empty_tile_filter::RULE,
    exporter_leftover::RULE,
    hard_coded_connection::RULE,
    hard_coded_schema::RULE,
    legacy_tile_type::RULE,
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
