//! `Answer`: what became of a statement.

/// What became of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Athena's id of it, by which the console finds it.
    pub id: String,
    /// How it ended.
    pub ended: Ended,
    /// Bytes read from S3; `None` where Athena does not tell.
    pub bytes_scanned: Option<u64>,
    /// Milliseconds of the engine; `None` where Athena does not tell.
    pub engine_milliseconds: Option<u64>,
}

/// How a statement ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With rows.
    Succeeded {
        /// The names of the columns.
        columns: Vec<String>,
        /// The rows; `None` is NULL.
        rows: Vec<Vec<Option<String>>>,
        /// Whether there are more rows than were fetched.
        is_cut: bool,
    },
    /// With an error.
    Failed {
        /// Athena's words.
        reason: String,
        /// The place in the statement that they name.
        position: Option<Position>,
    },
    /// Somebody else stopped it.
    Cancelled {
        /// Athena's words, often none.
        reason: String,
    },
}

/// A place in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Position {
    /// The first `line 3:14` of an error of the engine, such as
    /// `COLUMN_NOT_FOUND: line 3:14: Column 'x' cannot be resolved`.
    #[must_use]
    pub fn of(reason: &str) -> Option<Self> {
        reason.match_indices("line ").find_map(|(at, mark)| {
            let (line, rest) = reason[at + mark.len()..].split_once(':')?;
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            Some(Self {
                line: line.parse().ok().filter(|line| *line > 0)?,
                column: rest[..digits].parse().ok().filter(|column| *column > 0)?,
            })
        })
    }

    /// The byte of the text at which it lies; `None` where the text has no such place.
    #[must_use]
    pub fn offset_in(self, text: &str) -> Option<usize> {
        let mut begin = 0;
        for (number, line) in text.split('\n').enumerate() {
            if number + 1 == self.line {
                let mut places = line.char_indices().map(|(at, _)| at).chain([line.len()]);
                return places.nth(self.column - 1).map(|at| begin + at);
            }
            begin += line.len() + 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[track_caller]
    fn check(reason: &str, expected: Option<(usize, usize)>) {
        let found = Position::of(reason).map(|it| (it.line, it.column));
        assert_eq!(found, expected);
    }

    #[test]
    fn positions_in_the_words_of_the_engine() {
        check(
            "COLUMN_NOT_FOUND: line 3:14: Column 'x' cannot be resolved",
            Some((3, 14)),
        );
        check("line 1:8: mismatched input 'online 7:'", Some((1, 8)));
        check("the line a:b is odd, line 12:1 is not", Some((12, 1)));
        check("line 0:0", None);
        check("line 99999999999999999999999:1", None);
        check("Query exhausted resources at this scale factor", None);
    }

    #[test]
    fn a_position_is_a_byte_of_the_text() {
        let text = "SELECT\n  'ä', x\nFROM t";
        let at = |line, column| Position { line, column }.offset_in(text);
        assert_eq!(at(1, 1), Some(0));
        assert_eq!(at(2, 8).map(|at| &text[at..=at]), Some("x"));
        assert_eq!(at(3, 7), Some(text.len()));
        assert_eq!(at(3, 8), None);
        assert_eq!(at(4, 1), None);
    }
}
