//! Comments of the schema as descriptions.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::{Column, Table};
use crate::lookml::plain_text;

/// What Hive writes as the comment of each column that a SerDe provides; it describes nothing.
///
/// Source: output of Athena's SHOW CREATE TABLE for SerDe tables.
const HIVE_PLACEHOLDER: &str = "from deserializer";

/// A comment as a description: safe for Looker, which evaluates Liquid in descriptions.
pub(super) fn schema_comment(
    comment: &str,
    shown: &str,
    table: &Table,
    column: &Column,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if comment.trim() == HIVE_PLACEHOLDER {
        return None;
    }
    let (text, was_changed) = plain_text(comment);
    if was_changed {
        let mut warning = Diagnostic::warning(
            "comment-changed",
            format!("the comment of `{shown}` is broken up, so that Looker does not evaluate it"),
        );
        if let (Some(source), Some(span)) = (&table.source, &column.span) {
            warning = warning.at(source, span.clone(), "this column");
        }
        diagnostics.push(warning);
    }
    (!text.is_empty()).then_some(text)
}
