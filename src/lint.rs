//! What is wrong in a LookML project, or unwise on Athena: rules, and how they are run.
//!
//! ```text
//! texts ──Subject::read──▶ Subject ──check──▶ findings of all rules
//!                                                │ levels, exclusions, allowances
//!                                                ▼
//!                                             Verdict
//! ```
//!
//! A rule lies in a file of its own, `rules/<rule_name>.rs`: its page, what it finds, and its check.
//! [`RULES`] has them all, also those whose findings come from reading the files.

mod allowance;
mod blocks;
mod closed_words;
mod column_index;
mod conditions;
mod context;
mod dashboard_keys;
mod dates;
mod fan_out;
mod field_types;
mod grid;
mod level;
mod meaning;
mod member_list;
mod missing_field;
mod page;
mod placement;
mod queries;
mod registry;
mod rule;
mod rules;
mod scope;
mod settings;
mod sql_calls;
mod sql_text;
mod subject;
mod table_columns;
mod tiles;
mod verdict;
mod whole_number;
mod written_queries;

pub use context::Context;
pub use level::Level;
pub use page::{Page, Section, rules_document};
pub use registry::{RULES, near, rule};
pub use rule::{Check, Family, Rule};
pub use settings::{EVERY_RULE, Exclusion, LintConfig, check_pattern};
pub use subject::{SourceFile, Subject};
pub use verdict::{Options, Verdict, lint};
