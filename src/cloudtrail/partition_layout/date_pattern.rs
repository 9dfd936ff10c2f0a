//! Turns a date pattern in Java's notation into Trino's.
//!
//! Source: Trino, *Date and time functions and operators*
//! (<https://trino.io/docs/current/functions/datetime.html#mysql-date-functions>).

use crate::glue::{DateFormat, DatePiece};

/// A pattern that Trino's `date_format` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DatePattern {
    /// Such as `%Y/%m/%d`.
    pub(super) text: String,
    /// Whether the texts sort as the days do.
    pub(super) is_ordered: bool,
    /// Whether the texts are digits only.
    pub(super) is_number: bool,
    /// Whether the texts tell the year.
    pub(super) has_year: bool,
}

/// A field of a pattern, and how Trino writes it.
struct Field {
    letter: char,
    count: usize,
    trino: &'static str,
    /// Its place in the order from the year down, where it always has the same number of digits.
    rank: Option<usize>,
}

const fn field(letter: char, count: usize, trino: &'static str, rank: Option<usize>) -> Field {
    Field {
        letter,
        count,
        trino,
        rank,
    }
}

const FIELDS: &[Field] = &[
    field('y', 1, "%Y", Some(0)),
    field('y', 4, "%Y", Some(0)),
    field('u', 1, "%Y", Some(0)),
    field('u', 4, "%Y", Some(0)),
    field('y', 2, "%y", Some(0)),
    field('u', 2, "%y", Some(0)),
    field('M', 1, "%c", None),
    field('M', 2, "%m", Some(1)),
    field('M', 3, "%b", None),
    field('M', 4, "%M", None),
    field('d', 1, "%e", None),
    field('d', 2, "%d", Some(2)),
    field('D', 3, "%j", None),
    field('H', 1, "%k", None),
    field('H', 2, "%H", Some(3)),
    field('m', 2, "%i", Some(4)),
    field('s', 2, "%s", Some(5)),
];

impl DatePattern {
    /// Turns a format into a pattern; the error holds the letters that Trino has nothing for.
    pub(super) fn of(format: &DateFormat) -> Result<Self, String> {
        let mut text = String::new();
        let mut ranks = Vec::new();
        let mut unknown: Vec<String> = Vec::new();
        let mut is_number = true;
        for piece in &format.pieces {
            match piece {
                DatePiece::Literal(literal) => {
                    is_number = false;
                    text.push_str(&literal.replace('%', "%%"));
                }
                DatePiece::Field(letter, count) => match find(*letter, *count) {
                    Some(field) => {
                        is_number &= field.rank.is_some();
                        text.push_str(field.trino);
                        ranks.push(field.rank);
                    }
                    None => {
                        unknown.push(format!("`{}`", letter.to_string().repeat((*count).min(8))));
                    }
                },
            }
        }
        if !unknown.is_empty() {
            return Err(unknown.join(", "));
        }
        Ok(Self {
            text,
            is_ordered: ranks
                .iter()
                .enumerate()
                .all(|(place, rank)| *rank == Some(place)),
            is_number,
            has_year: format
                .fields()
                .any(|(letter, _)| matches!(letter, 'y' | 'u')),
        })
    }
}

fn find(letter: char, count: usize) -> Option<&'static Field> {
    FIELDS
        .iter()
        .find(|field| field.letter == letter && field.count == count)
}

#[cfg(test)]
mod tests {
    use super::DatePattern;
    use crate::glue::DateFormat;

    fn pattern(format: &str) -> Result<(String, bool, bool), String> {
        let pattern = DatePattern::of(&DateFormat::parse(format))?;
        Ok((pattern.text, pattern.is_ordered, pattern.is_number))
    }

    #[test]
    fn formats_become_patterns() {
        let expected =
            |text: &str, is_ordered, is_number| Ok((text.to_owned(), is_ordered, is_number));
        assert_eq!(pattern("yyyy/MM/dd"), expected("%Y/%m/%d", true, false));
        assert_eq!(
            pattern("yyyy-MM-dd-HH"),
            expected("%Y-%m-%d-%H", true, false)
        );
        assert_eq!(pattern("yyyyMMdd"), expected("%Y%m%d", true, true));
        assert_eq!(pattern("yyyy-MM"), expected("%Y-%m", true, false));
        assert_eq!(
            pattern("'day='yyyy-MM-dd'T'HH:mm:ss"),
            expected("day=%Y-%m-%dT%H:%i:%s", true, false)
        );
        assert_eq!(pattern("yyyy%MM"), expected("%Y%%%m", true, false));
        assert_eq!(pattern("dd/MM/yyyy"), expected("%d/%m/%Y", false, false));
        assert_eq!(pattern("yyyy/M/d"), expected("%Y/%c/%e", false, false));
        assert_eq!(pattern("yyyy/dd"), expected("%Y/%d", false, false));
        assert_eq!(pattern("YYYY-'W'ww"), Err("`YYYY`, `ww`".to_owned()));
    }
}
