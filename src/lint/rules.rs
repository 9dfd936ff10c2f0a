//! The rules, one file each, and the list of them.
//!
//! A file has its page at the top, then what it finds, then its check. CONTRIBUTING.md has the recipe.

pub(super) mod malformed_allowance;
pub(super) mod unknown_rule;
pub(super) mod unused_allowance;

mod blank_in_name;
mod closed_too_early;
mod count_with_sql;
mod duplicate_key;
mod file_too_large;
mod invalid_yaml;
mod missing_brace;
mod missing_colon;
mod missing_comma;
mod missing_key;
mod missing_name;
mod missing_value;
mod not_a_dashboard;
mod quoted_name;
mod swallowed_block;
mod too_deep;
mod too_many_findings;
mod too_many_values;
mod unclosed_block;
mod unclosed_expression;
mod unclosed_list;
mod unclosed_text;
mod unexpected_form;
mod unexpected_text;
mod unknown_parameter;
mod unopened_block;
mod unsupported_yaml;

use super::rule::Rule;

/// Family by family, and there by the name.
pub(super) const ALL: &[Rule] = &[
    // References
    // LookML validity
    blank_in_name::RULE,
    closed_too_early::RULE,
    count_with_sql::RULE,
    duplicate_key::RULE,
    file_too_large::RULE,
    invalid_yaml::RULE,
    missing_brace::RULE,
    missing_colon::RULE,
    missing_comma::RULE,
    missing_key::RULE,
    missing_name::RULE,
    missing_value::RULE,
    not_a_dashboard::RULE,
    quoted_name::RULE,
    swallowed_block::RULE,
    too_deep::RULE,
    too_many_findings::RULE,
    too_many_values::RULE,
    unclosed_block::RULE,
    unclosed_expression::RULE,
    unclosed_list::RULE,
    unclosed_text::RULE,
    unexpected_form::RULE,
    unexpected_text::RULE,
    unknown_parameter::RULE,
    unopened_block::RULE,
    unsupported_yaml::RULE,
    // Athena
    // CloudTrail
    // Hygiene
    // Allowances
    malformed_allowance::RULE,
    unknown_rule::RULE,
    unused_allowance::RULE,
];
