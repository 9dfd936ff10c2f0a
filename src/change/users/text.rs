//! Names inside texts: what Looker replaces in SQL, Liquid, and links to explores and dashboards.

use crate::lookml::{SqlPieceKind, sql_pieces};

use super::mention::Named;

/// A name in a text, and where it begins there.
pub(super) struct Said<'t> {
    pub(super) name: &'t str,
    pub(super) named: Named,
    pub(super) at: usize,
}

/// The names that Looker replaces in a text: `${..}`, `@{..}`, and words of Liquid.
pub(super) fn replaced(text: &str) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    for piece in sql_pieces(text) {
        let mut add = |name, named| {
            let at = piece.start;
            said.push(Said { name, named, at });
        };
        match piece.kind {
            // `${view.field:row_total}` in the expressions of data tests.
            SqlPieceKind::Field(name) => {
                add(name.split(':').next().unwrap_or(name).trim(), Named::Field);
            }
            SqlPieceKind::SqlTableName(view) => add(view, Named::View),
            SqlPieceKind::Constant(name) => add(name, Named::Constant),
            SqlPieceKind::LiquidTag(inside) | SqlPieceKind::LiquidOutput(inside) => {
                words(inside, &mut |_, word| add(field_of(word), Named::Field));
            }
            SqlPieceKind::Text | SqlPieceKind::Table => {}
        }
    }
    said
}

/// Names in links: `/explore/MODEL/EXPLORE?fields=view.field&f[view.field]=..` and
/// `/dashboards/MODEL::ID`.
pub(super) fn linked(text: &str) -> Vec<Said<'_>> {
    let mut said = Vec::new();
    for (at, begin) in text.match_indices("/explore/") {
        let mut parts = text[at + begin.len()..].split(['/', '?', '"', '\'', ' ', '#']);
        for named in [Named::Model, Named::Explore] {
            said.extend(parts.next().map(|name| Said { name, named, at }));
        }
    }
    for (at, begin) in text.match_indices("/dashboards/") {
        let id = &text[at + begin.len()..];
        let id = id
            .split(['?', '"', '\'', ' ', '#'])
            .next()
            .unwrap_or_default();
        if let Some((model, id)) = id.split_once("::") {
            said.push(Said {
                name: model,
                named: Named::Model,
                at,
            });
            said.push(Said {
                name: id,
                named: Named::Dashboard,
                at,
            });
        }
    }
    if !said.is_empty() {
        words(text, &mut |at, word| {
            if word.contains('.') {
                said.push(Said {
                    name: word,
                    named: Named::Field,
                    at,
                });
            }
        });
    }
    said
}

/// The words of a text: letters, digits, `_`, and points between them.
fn words<'t>(text: &'t str, visit: &mut impl FnMut(usize, &'t str)) {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let mut start = None;
    for (at, c) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                visit(begin, text[begin..at].trim_matches('.'));
                start = None;
            }
            _ => {}
        }
    }
}

/// `view.field` of `view.field._value`, `field` of `field._value`.
fn field_of(word: &str) -> &str {
    match word.find("._") {
        Some(at) => &word[..at],
        None => word,
    }
}
