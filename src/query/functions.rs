//! Functions in a statement that the engine may not have.

use crate::athena::{FunctionStanding, function_standing, is_call};
use crate::lookml::sql_tokens;

/// One sentence for each function that Athena may not have, in the order of the statement.
pub(super) fn doubtful(sql: &str) -> Vec<String> {
    let tokens = sql_tokens(sql);
    let mut sentences: Vec<String> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !is_call(&tokens, at) {
            continue;
        }
        let name = token.text.to_ascii_lowercase();
        let sentence = match function_standing(&name) {
            FunctionStanding::Known => continue,
            FunctionStanding::Later => format!(
                "`{name}` is a function of Trino 483 and not of 406, between which Athena lies"
            ),
            FunctionStanding::Unknown(_) => {
                format!("`{name}` is no function of Trino 406 or 483, between which Athena lies")
            }
        };
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
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
                "`dateadd` is no function of Trino 406 or 483, between which Athena lies",
                "`ends_with` is a function of Trino 483 and not of 406, between which Athena lies",
            ]
        );
    }
}
