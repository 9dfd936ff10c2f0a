//! `Clock`: what a query takes for now.

use std::borrow::Cow;

use jiff::civil::DateTime;

use crate::lookml::{SqlInside, SqlPieceKind, sql_pieces};

/// What a query takes for now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The engine's clock, when the query runs.
    #[default]
    Engine,
    /// A moment in UTC, written out in the query.
    At(DateTime),
}

impl Clock {
    /// Now, with a time zone.
    #[must_use]
    pub fn zoned(self) -> String {
        match self {
            Self::Engine => "NOW()".to_owned(),
            Self::At(time) => format!("TIMESTAMP '{} UTC'", show(time)),
        }
    }

    /// Now, without a time zone, in the session's.
    #[must_use]
    pub fn plain(self) -> String {
        match self {
            Self::Engine => "LOCALTIMESTAMP".to_owned(),
            Self::At(time) => format!("TIMESTAMP '{}'", show(time)),
        }
    }

    /// Puts the moment in place of what SQL in LookML says for now.
    #[must_use]
    pub fn put_into(self, sql: &str) -> Cow<'_, str> {
        let Self::At(time) = self else {
            return Cow::Borrowed(sql);
        };
        let mut replaced = String::new();
        let mut is_changed = false;
        for piece in sql_pieces(sql) {
            if piece.kind == SqlPieceKind::Text && piece.inside == SqlInside::Nothing {
                is_changed |= put_into_plain(piece.text, time, self, &mut replaced);
            } else {
                replaced.push_str(piece.text);
            }
        }
        if is_changed {
            Cow::Owned(replaced)
        } else {
            Cow::Borrowed(sql)
        }
    }
}

fn put_into_plain(sql: &str, time: DateTime, clock: Clock, replaced: &mut String) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut is_changed = false;
    let mut rest = sql;
    while !rest.is_empty() {
        let begin = rest.find(is_word).unwrap_or(rest.len());
        replaced.push_str(&rest[..begin]);
        rest = &rest[begin..];
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        let call = after.trim_start();
        let arguments = call.strip_prefix('(').map(str::trim_start);
        let now = match word.to_ascii_lowercase().as_str() {
            "now" => arguments
                .and_then(|arguments| arguments.strip_prefix(')'))
                .map(|after| (clock.zoned(), after)),
            "current_timestamp" if arguments.is_none() => Some((clock.zoned(), after)),
            "localtimestamp" if arguments.is_none() => Some((clock.plain(), after)),
            "current_date" => Some((format!("DATE '{}'", time.date()), after)),
            _ => None,
        };
        match now {
            Some((now, after)) => {
                replaced.push_str(&now);
                rest = after;
                is_changed = true;
            }
            None => replaced.push_str(word),
        }
    }
    is_changed
}

/// A moment as a literal has it: the day alone at midnight.
pub(super) fn show(time: DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
