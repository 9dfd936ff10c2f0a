//! `Meaning`: which columns and which texts a field comes from, through the fields that it names.

use std::collections::BTreeSet;

use crate::lookml::{SqlPieceKind, SqlToken, SqlTokenKind, sql_tokens};
use crate::resolve::{Field, View};

use super::sql_text::{SqlText, sql_of_field};

/// A field does not grow beyond so many tokens by what it names.
const MAX_TOKENS: usize = 100_000;

/// The columns and the texts that SQL comes from, in small letters and as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Paths of columns, such as `useridentity.username`, in small letters.
    pub(super) columns: BTreeSet<String>,
    /// What stands between single quotes.
    pub(super) literals: BTreeSet<String>,
}

impl Meaning {
    /// Of a field of a view.
    pub(super) fn of_field(view: &View<'_>, field: &Field<'_>) -> Self {
        let mut meaning = Self::default();
        let mut texts: Vec<SqlText<'_>> = sql_of_field(field);
        let mut seen = BTreeSet::from([field.declared.name.as_str()]);
        let mut tokens = 0;
        while let Some(sql) = texts.pop() {
            let of_text = sql_tokens(sql.text);
            tokens += of_text.len();
            if tokens > MAX_TOKENS {
                break;
            }
            meaning.add(&of_text);
            for name in of_text.iter().filter_map(SqlToken::field) {
                if let Some(field) = own_field(view, name)
                    && seen.insert(&field.declared.name)
                {
                    texts.extend(sql_of_field(field));
                }
            }
        }
        meaning
    }

    /// Of SQL alone.
    pub(super) fn of_sql(text: &str) -> Self {
        let mut meaning = Self::default();
        meaning.add(&sql_tokens(text));
        meaning
    }

    fn add(&mut self, tokens: &[SqlToken<'_>]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if token.kind == SqlTokenKind::Literal {
                self.literals.extend(token.unquoted().map(str::to_owned));
            }
            match path(tokens, at) {
                Some((path, length)) => {
                    self.columns.insert(path);
                    at += length;
                }
                None => at += 1,
            }
        }
    }

    /// Whether a column of that path is among the columns, under whatever table.
    pub(super) fn reads(&self, column: &str) -> bool {
        self.columns.iter().any(|path| is_path(path, column))
    }

    /// Whether one of the literals holds a text, in whatever case.
    pub(super) fn has_text(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        self.literals
            .iter()
            .any(|it| it.to_lowercase().contains(&text))
    }
}

/// Whether a path is that of the column, or ends in it.
pub(super) fn is_path(path: &str, column: &str) -> bool {
    path == column
        || path
            .strip_suffix(column)
            .is_some_and(|before| before.ends_with('.'))
        || path
            .strip_prefix(column)
            .is_some_and(|behind| behind.starts_with('.'))
}

/// The path of names that begins at a token, with points between them, and of how many tokens it is.
fn path(tokens: &[SqlToken<'_>], at: usize) -> Option<(String, usize)> {
    names(tokens, at).map(|(names, length)| (names.join("."), length))
}

/// The names of the path that begins at a token, without `${TABLE}`, and of how many tokens it is.
///
/// A quoted name may hold a point, so only the names tell where it ends.
pub(super) fn names(tokens: &[SqlToken<'_>], at: usize) -> Option<(Vec<String>, usize)> {
    let is_point = |at: usize| tokens.get(at).is_some_and(|it| it.is_sign("."));
    let is_table = |at: usize| {
        let token = tokens.get(at);
        token.is_some_and(|it| it.kind == SqlTokenKind::Replaced(SqlPieceKind::Table))
    };
    let mut next = at;
    if is_table(next) {
        if !is_point(next + 1) {
            return None;
        }
        next += 2;
    }
    let mut names = vec![tokens.get(next)?.name()?.to_lowercase()];
    next += 1;
    while is_point(next) {
        let Some(name) = tokens.get(next + 1).and_then(SqlToken::name) else {
            break;
        };
        names.push(name.to_lowercase());
        next += 2;
    }
    // A name before a parenthesis is that of a function.
    let is_call = tokens.get(next).is_some_and(|it| it.is_sign("("));
    (!is_call).then_some((names, next - at))
}

/// Whether the SQL of one of the fields of a view holds one of these words, which is quick to tell.
pub(super) fn mentions(view: &View<'_>, words: &[&str]) -> bool {
    view.fields.iter().any(|field| {
        let sql = field.declared.sql.as_deref().unwrap_or_default();
        let sql = sql.to_ascii_lowercase();
        words.iter().any(|word| sql.contains(word))
    })
}

/// The column that a field shows as it is, through fields that do nothing but name another.
pub(super) fn bare_column(view: &View<'_>, field: &Field<'_>) -> Option<String> {
    let mut field = field;
    // As long a way as there are fields, so that it ends.
    for _ in 0..=view.fields.len() {
        let texts = sql_of_field(field);
        let [sql] = texts.as_slice() else {
            return None;
        };
        let tokens = sql_tokens(sql.text);
        match tokens.as_slice() {
            [only] if only.field().is_some() => {
                let name = only.field()?;
                field = own_field(view, name)?;
            }
            all => {
                let (path, length) = path(all, 0)?;
                return (length == all.len()).then_some(path);
            }
        }
    }
    None
}

/// The field of the same view that a name in its SQL stands for.
pub(super) fn own_field<'r, 'p>(view: &'r View<'p>, name: &'r str) -> Option<&'r Field<'p>> {
    let name = match name.split_once('.') {
        Some((alias, field)) if alias == view.name() => field,
        Some(_) => return None,
        None => name,
    };
    view.field(name).map(|found| found.field)
}
