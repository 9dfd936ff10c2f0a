//! Divisions of whole numbers in the SQL of fields.

use crate::diagnostic::Place;
use crate::lookml::{FieldKind, FieldType, SqlToken, SqlTokenKind, sql_tokens};
use crate::resolve::{Field, View};

use super::meaning::own_field;
use super::sql_calls::closing;
use super::sql_text::sql_of_field;

/// Functions that give whole numbers.
const WHOLE: [&str; 8] = [
    "approx_distinct",
    "bigint",
    "cardinality",
    "count",
    "count_if",
    "date_diff",
    "length",
    "row_number",
];

/// Where a field divides a whole number by a whole number, as far as that is sure.
pub(super) fn whole_number_divisions(view: &View<'_>, field: &Field<'_>) -> Vec<Option<Place>> {
    let mut places = Vec::new();
    for sql in sql_of_field(field) {
        if !sql.text.contains('/') {
            continue;
        }
        let tokens = sql_tokens(sql.text);
        for (at, token) in tokens.iter().enumerate() {
            if token.is_sign("/")
                && is_whole_before(view, &tokens, at)
                && is_whole_behind(view, &tokens, at)
            {
                places.push(sql.at(token.range()));
            }
        }
    }
    places
}

/// Whether the factors before a sign are whole numbers, all of them.
fn is_whole_before(view: &View<'_>, tokens: &[SqlToken<'_>], sign: usize) -> bool {
    let mut end = sign;
    loop {
        let Some(begin) = factor_before(tokens, end) else {
            return false;
        };
        if !is_whole(view, &tokens[begin..end]) {
            return false;
        }
        let is_product = begin > 0 && ["*", "/"].iter().any(|it| tokens[begin - 1].is_sign(it));
        if !is_product {
            return true;
        }
        end = begin - 1;
    }
}

fn is_whole_behind(view: &View<'_>, tokens: &[SqlToken<'_>], sign: usize) -> bool {
    factor_behind(tokens, sign + 1).is_some_and(|end| is_whole(view, &tokens[sign + 1..end]))
}

/// Where the factor begins that ends before a token.
fn factor_before(tokens: &[SqlToken<'_>], end: usize) -> Option<usize> {
    let last = tokens.get(end.checked_sub(1)?)?;
    if !last.is_sign(")") {
        return Some(end - 1);
    }
    let mut depth = 0_usize;
    for at in (0..end).rev() {
        match tokens[at].text {
            ")" => depth += 1,
            "(" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let is_call = at > 0 && tokens[at - 1].kind == SqlTokenKind::Word;
            return Some(if is_call { at - 1 } else { at });
        }
    }
    None
}

/// Where the factor ends that begins at a token.
fn factor_behind(tokens: &[SqlToken<'_>], begin: usize) -> Option<usize> {
    let first = tokens.get(begin)?;
    let open = if first.is_sign("(") {
        begin
    } else if tokens.get(begin + 1).is_some_and(|it| it.is_sign("(")) {
        begin + 1
    } else {
        return Some(begin + 1);
    };
    closing(tokens, open).map(|end| end + 1)
}

/// Whether a factor is surely a whole number.
fn is_whole(view: &View<'_>, factor: &[SqlToken<'_>]) -> bool {
    match factor {
        [only] => match only.kind {
            SqlTokenKind::Number => !only.text.contains(['.', 'e', 'E']),
            _ => only.field().is_some_and(|name| is_count(view, name)),
        },
        [first, .., last] if last.is_sign(")") => {
            if first.is_sign("(") {
                return is_whole_sum(view, &factor[1..factor.len() - 1]);
            }
            if first.is_word("nullif") || first.is_word("coalesce") {
                let inside = &factor[2..factor.len() - 1];
                let end = factor_behind(inside, 0);
                let is_followed = |end: usize| inside.get(end).is_some_and(|it| it.is_sign(","));
                return end.is_some_and(|end| is_followed(end) && is_whole(view, &inside[..end]));
            }
            WHOLE.iter().any(|it| first.is_word(it)) || is_sum_of_flags(factor)
        }
        _ => false,
    }
}

/// Whether something in parentheses is a sum of whole numbers.
fn is_whole_sum(view: &View<'_>, inside: &[SqlToken<'_>]) -> bool {
    let mut at = 0;
    loop {
        let Some(end) = factor_behind(inside, at) else {
            return false;
        };
        if !is_whole(view, &inside[at..end]) {
            return false;
        }
        match inside.get(end) {
            None => return true,
            Some(sign) if ["+", "-", "*"].iter().any(|it| sign.is_sign(it)) => at = end + 1,
            Some(_) => return false,
        }
    }
}

/// `sum(CASE WHEN .. THEN 1 ELSE 0 END)`
fn is_sum_of_flags(factor: &[SqlToken<'_>]) -> bool {
    let is_case = factor[0].is_word("sum") && factor.get(2).is_some_and(|it| it.is_word("case"));
    let results = factor
        .windows(2)
        .filter(|it| it[0].is_word("then") || it[0].is_word("else"));
    let is_whole = |it: &[SqlToken<'_>]| {
        it[1].kind == SqlTokenKind::Number && !it[1].text.contains(['.', 'e', 'E'])
    };
    is_case && results.clone().next().is_some() && results.clone().all(is_whole)
}

/// Whether a name stands for a measure that counts.
fn is_count(view: &View<'_>, name: &str) -> bool {
    own_field(view, name).is_some_and(|field| {
        let declared = &field.declared;
        declared.kind == FieldKind::Measure
            && matches!(
                declared.field_type,
                Some(FieldType::Count | FieldType::CountDistinct)
            )
    })
}
