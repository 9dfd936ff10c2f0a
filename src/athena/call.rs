//! What in SQL calls a function.

use super::is_reserved;
use crate::lookml::{SqlToken, SqlTokenKind};

/// Words before a parenthesis that call nothing, besides the reserved ones.
const NO_CALLS: [&str; 15] = [
    "all",
    "any",
    "asc",
    "cast",
    "desc",
    "distinct",
    "ignore",
    "limit",
    "over",
    "preceding",
    "respect",
    "sets",
    "some",
    "within",
    "offset",
];

/// Words behind which a name is that of a type, an alias or a table.
const BEFORE_NAMES: [&str; 5] = ["as", "into", "recursive", "table", "with"];

/// Whether the word at a place of a text calls a function.
pub(crate) fn is_call(tokens: &[SqlToken<'_>], at: usize) -> bool {
    let token = &tokens[at];
    if token.kind != SqlTokenKind::Word || !tokens.get(at + 1).is_some_and(|it| it.is_sign("(")) {
        return false;
    }
    let word = token.text.to_ascii_lowercase();
    let is_function_too = ["left", "right"].contains(&word.as_str());
    if NO_CALLS.contains(&word.as_str()) || (is_reserved(&word) && !is_function_too) {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|at| &tokens[at]) else {
        return true;
    };
    // `x.y(` is a method of nothing that is known, `) t(a, b)` an alias with its columns.
    let is_name = before.is_sign(".")
        || before.is_sign(")")
        || BEFORE_NAMES.iter().any(|it| before.is_word(it));
    !is_name
}
