//! Functions in a statement that the engine may not have.

use crate::athena::{FunctionStanding, function_standing};
use crate::lookml::{SqlInside, SqlPieceKind, sql_pieces};

/// One sentence for each function that Athena may not have, in the order of the statement.
pub(super) fn doubtful(sql: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    for (name, engine) in called(sql) {
        let sentence = match engine {
            FunctionStanding::Known => continue,
            FunctionStanding::Later => format!(
                "`{name}` is a function of Trino 483 and not of 406, between which Athena lies"
            ),
            FunctionStanding::Unknown(_) => {
                format!(
                    "`{name}` is a function of the engine, though neither Trino 406 nor 483 has it"
                )
            }
        };
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// The words before a parenthesis, but for names that `AS` gives.
fn called(sql: &str) -> Vec<(String, FunctionStanding)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut before = String::new();
    for piece in sql_pieces(sql) {
        if piece.kind != SqlPieceKind::Text || piece.inside != SqlInside::Nothing {
            "'".clone_into(&mut before);
            continue;
        }
        let mut rest = piece.text;
        while let Some(start) = rest.find(is_word) {
            if rest[..start].contains(|c: char| !c.is_whitespace()) {
                rest[..start].trim().clone_into(&mut before);
            }
            let word = &rest[start..];
            let end = word.find(|c| !is_word(c)).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            let lower = word.to_ascii_lowercase();
            let is_named = before == "as"
                || before.ends_with('.')
                || before == "with"
                || lower.starts_with(|c: char| c.is_ascii_digit());
            if after.trim_start().starts_with('(') && !is_named {
                let engine = function_standing(&lower);
                found.push((lower.clone(), engine));
            }
            before = lower;
            rest = after;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::doubtful;

    #[test]
    fn names_are_told_from_functions() {
        let sql = "WITH a (x) AS ( SELECT DATE_TRUNC('day', t.f (1)) ) SELECT CAST(x AS varchar (3)), 'dateadd(' || \
                   \"of\"(1) FROM a AS b (y) WHERE x IN (1) AND EXISTS (SELECT 1)";
        assert_eq!(doubtful(sql), [""; 0]);
        let sql = "SELECT DATEADD (1), ends_with(a, b), dateadd(2)";
        assert_eq!(
            doubtful(sql),
            [
                "`dateadd` is a function of the engine, though neither Trino 406 nor 483 has it",
                "`ends_with` is a function of Trino 483 and not of 406, between which Athena lies",
            ]
        );
    }
}
