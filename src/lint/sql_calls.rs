//! Every SQL text of a project as declared, and the calls of functions in it.

use super::context::Context;
use super::sql_text::{SqlText, expressions};
use crate::athena::is_call;
use crate::diagnostic::Place;
use crate::lookml::{Explore, Field, SqlToken, View, sql_tokens};

/// Gives each SQL text of the views and explores to `look`, as the files hold it.
pub(super) fn each_text(context: &Context<'_>, look: &mut dyn FnMut(&SqlText<'_>)) {
    for view in context.views() {
        of_view(view, look);
    }
    for explore in context.explores() {
        of_explore(explore, look);
    }
}

fn of_view(view: &View, look: &mut dyn FnMut(&SqlText<'_>)) {
    if let Some(table) = &view.derived_table {
        let located = view.origin.parameter("derived_table");
        if let Some(held) = &table.sql {
            look(&SqlText::new(
                "sql",
                located.and_then(|it| it.parameter("sql")),
                held,
            ));
        }
        let mut texts = Vec::new();
        expressions(&table.other, &mut texts);
        texts.iter().for_each(&mut *look);
    }
    for field in &view.fields {
        of_field(field, look);
    }
}

fn of_field(field: &Field, look: &mut dyn FnMut(&SqlText<'_>)) {
    for (key, held) in [
        ("sql", &field.sql),
        ("sql_latitude", &field.sql_latitude),
        ("sql_longitude", &field.sql_longitude),
    ] {
        if let Some(held) = held {
            look(&SqlText::new(key, field.origin.parameter(key), held));
        }
    }
    if !field.other.is_empty() {
        let mut texts = Vec::new();
        expressions(&field.other, &mut texts);
        texts.iter().for_each(look);
    }
}

fn of_explore(explore: &Explore, look: &mut dyn FnMut(&SqlText<'_>)) {
    if let Some(held) = &explore.sql_always_where {
        let key = "sql_always_where";
        look(&SqlText::new(key, explore.origin.parameter(key), held));
    }
    let mut texts = Vec::new();
    expressions(&explore.other, &mut texts);
    for join in &explore.joins {
        if let Some(held) = &join.sql_on {
            texts.push(SqlText::new(
                "sql_on",
                join.origin.parameter("sql_on"),
                held,
            ));
        }
        expressions(&join.other, &mut texts);
    }
    texts.iter().for_each(look);
}

/// Gives the name of each function that is called to `look`, with its place.
pub(super) fn each_call(context: &Context<'_>, look: &mut dyn FnMut(&str, Option<Place>)) {
    each_text(context, &mut |sql| {
        if !sql.text.contains('(') {
            return;
        }
        let tokens = sql_tokens(sql.text);
        for (at, token) in tokens.iter().enumerate() {
            if is_call(&tokens, at) {
                look(token.text, sql.at(token.range()));
            }
        }
    });
}

/// Where the parenthesis closes that a word opens, if one does.
pub(super) fn call_end(tokens: &[SqlToken<'_>], at: usize) -> Option<usize> {
    tokens.get(at)?.name()?;
    let open = tokens.get(at + 1)?;
    open.is_sign("(").then_some(())?;
    closing(tokens, at + 1)
}

/// Where a parenthesis closes that opens at a token.
pub(super) fn closing(tokens: &[SqlToken<'_>], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text {
            "(" => depth += 1,
            ")" => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
