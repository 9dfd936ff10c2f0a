//! The conditions within the SQL of a derived table.

use crate::lookml::{SqlToken, SqlTokenKind, sql_tokens};

/// Words that end a condition on the same level.
const ENDS: [&str; 8] = [
    "group",
    "having",
    "order",
    "limit",
    "window",
    "union",
    "except",
    "intersect",
];

/// What stands behind each `WHERE`, without the word.
pub(super) fn where_clauses(sql: &str) -> Vec<&str> {
    let tokens = sql_tokens(sql);
    let mut clauses = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.is_word("where") {
            let end = end_of_clause(&tokens[index + 1..]).unwrap_or(sql.len());
            clauses.push(sql[token.range().end..end].trim());
        }
    }
    clauses
}

/// The byte at which the condition ends.
fn end_of_clause(tokens: &[SqlToken<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    for token in tokens {
        if token.is_sign("(") {
            depth += 1;
        } else if token.is_sign(")") {
            if depth == 0 {
                return Some(token.start);
            }
            depth -= 1;
        } else if depth == 0
            && token.kind == SqlTokenKind::Word
            && ENDS.iter().any(|word| token.is_word(word))
        {
            return Some(token.start);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::where_clauses;

    #[test]
    fn each_condition_ends_where_its_query_does() {
        let sql = "WITH a AS (SELECT f(x) FROM t WHERE (d >= '1') AND c IN (SELECT 1 FROM u WHERE y)) \
                   SELECT * FROM a WHERE z = 'where' GROUP BY 1";
        assert_eq!(
            where_clauses(sql),
            [
                "(d >= '1') AND c IN (SELECT 1 FROM u WHERE y)",
                "y",
                "z = 'where'"
            ]
        );
    }
}
