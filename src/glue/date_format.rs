//! `DateFormat`: a date pattern in Java's notation, as partition projection has it.
//!
//! Source: Java's `DateTimeFormatter`, *Patterns for Formatting and Parsing*
//! (<https://docs.oracle.com/javase/8/docs/api/java/time/format/DateTimeFormatter.html>).

/// A pattern, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFormat {
    /// Its pieces, in order.
    pub pieces: Vec<DatePiece>,
}

/// A piece of a date pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatePiece {
    /// A letter, and how often it stands in a row: `yyyy` is `('y', 4)`.
    Field(char, usize),
    /// Text that stands for itself.
    Literal(String),
}

impl DateFormat {
    /// Takes a pattern apart; letters stand for fields, all else, and what is in single quotes, for
    /// itself.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut pieces: Vec<DatePiece> = Vec::new();
        let mut is_quoted = false;
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            if character == '\'' {
                if characters.next_if_eq(&'\'').is_some() {
                    push_literal(&mut pieces, '\'');
                } else {
                    is_quoted = !is_quoted;
                }
            } else if character.is_ascii_alphabetic() && !is_quoted {
                push_letter(&mut pieces, character);
            } else {
                push_literal(&mut pieces, character);
            }
        }
        Self { pieces }
    }

    /// The fields, without the text between them.
    pub fn fields(&self) -> impl Iterator<Item = (char, usize)> {
        self.pieces.iter().filter_map(|piece| match piece {
            DatePiece::Field(letter, count) => Some((*letter, *count)),
            DatePiece::Literal(_) => None,
        })
    }

    /// The year, month and day of a text in this format; the first month and day where the format has
    /// none.
    #[must_use]
    pub fn read_day(&self, text: &str) -> Option<(i32, u8, u8)> {
        let (mut year, mut month, mut day) = (None, 1, 1);
        let mut rest = text;
        for piece in &self.pieces {
            match piece {
                DatePiece::Literal(literal) => rest = rest.strip_prefix(literal.as_str())?,
                DatePiece::Field(letter, count) => {
                    let (number, behind) = digits(rest, *letter, *count)?;
                    rest = behind;
                    match letter {
                        'y' | 'u' if *count == 2 => year = Some(2000 + number),
                        'y' | 'u' => year = Some(number),
                        'M' => month = u8::try_from(number).ok()?,
                        'd' => day = u8::try_from(number).ok()?,
                        _ => {}
                    }
                }
            }
        }
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
        year.filter(|year| is_day && (1..=9999).contains(year))
            .map(|year| (year, month, day))
    }
}

fn push_letter(pieces: &mut Vec<DatePiece>, letter: char) {
    match pieces.last_mut() {
        Some(DatePiece::Field(last, count)) if *last == letter => *count += 1,
        _ => pieces.push(DatePiece::Field(letter, 1)),
    }
}

fn push_literal(pieces: &mut Vec<DatePiece>, character: char) {
    match pieces.last_mut() {
        Some(DatePiece::Literal(text)) => text.push(character),
        _ => pieces.push(DatePiece::Literal(character.to_string())),
    }
}

/// A number of as many digits as the field has; a single letter takes all that are there, up to two,
/// or four of a year.
fn digits(text: &str, letter: char, count: usize) -> Option<(i32, &str)> {
    let most = match (letter, count) {
        ('y' | 'u', 1) => 4,
        (_, 1) => 2,
        (_, count) => count,
    };
    let there = text
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    let is_enough = if count == 1 {
        there > 0
    } else {
        there == count
    };
    let number = text[..there].parse().ok().filter(|_| is_enough)?;
    Some((number, &text[there..]))
}

#[cfg(test)]
mod tests {
    use super::{DateFormat, DatePiece};

    #[test]
    fn a_pattern_is_taken_apart() {
        let pieces = DateFormat::parse("yyyy/'day 'd''").pieces;
        let literal = |text: &str| DatePiece::Literal(text.to_owned());
        assert_eq!(
            pieces,
            [
                DatePiece::Field('y', 4),
                literal("/day "),
                DatePiece::Field('d', 1),
                literal("'")
            ]
        );
    }

    #[test]
    fn a_day_is_read_by_its_pattern() {
        let read = |format, text| DateFormat::parse(format).read_day(text);
        assert_eq!(read("yyyy/MM/dd", "2020/11/30"), Some((2020, 11, 30)));
        assert_eq!(read("yyyyMMdd", "20201130"), Some((2020, 11, 30)));
        assert_eq!(read("yyyy-MM-dd-HH", "2020-11-30-23"), Some((2020, 11, 30)));
        assert_eq!(read("d.M.yyyy", "1.2.2020"), Some((2020, 2, 1)));
        assert_eq!(read("yyyy", "2020"), Some((2020, 1, 1)));
        assert_eq!(read("yyyy/MM/dd", "2020-11-30"), None);
        assert_eq!(read("yyyy/MM/dd", "2020/13/30"), None);
        assert_eq!(read("MM", "12"), None);
    }
}
