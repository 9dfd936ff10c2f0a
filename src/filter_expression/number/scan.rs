//! Reads the entries of a number filter.

use super::{Bound, NumberTerm, NumberTest};
use crate::filter_expression::fault::Fault;
use crate::filter_expression::item::user_attribute;

/// All entries; commas and `OR` part them.
pub(super) fn terms(text: &str) -> Result<Vec<NumberTerm>, Fault> {
    let mut scanner = Scanner { text, at: 0 };
    let mut terms = Vec::new();
    loop {
        scanner.blanks();
        terms.push(scanner.term()?);
        scanner.blanks();
        if scanner.rest().is_empty() {
            return Ok(terms);
        }
        if !scanner.take(",") && !scanner.word("or") {
            return Err(scanner.unknown(scanner.at));
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn term(&mut self) -> Result<NumberTerm, Fault> {
        let start = self.at;
        if let Some(name) = self.user_attribute() {
            let test = NumberTest::UserAttribute(name.to_owned());
            return Ok(self.finish(start, false, test));
        }
        let is_negated = self.take("<>") || self.take("!=") || self.word("not");
        self.blanks();
        let test = self.test().ok_or_else(|| self.unknown(start))?;
        Ok(self.finish(start, is_negated, test))
    }

    fn finish(&self, start: usize, is_negated: bool, test: NumberTest) -> NumberTerm {
        NumberTerm {
            is_negated,
            test,
            assumed: None,
            span: start..self.at,
        }
    }

    fn test(&mut self) -> Option<NumberTest> {
        if self.word("null") {
            return Some(NumberTest::Null);
        }
        if self.rest().starts_with(['(', '[']) {
            return self.interval();
        }
        if self.rest().starts_with(['<', '>']) {
            return self.comparison();
        }
        if self.word("to") {
            self.blanks();
            let high = self.number()?;
            return Some(range(None, Some((high, true)), false));
        }
        let number = self.number()?;
        let before_to = self.at;
        self.blanks();
        if !self.word("to") {
            self.at = before_to;
            return Some(NumberTest::Equals(number));
        }
        self.blanks();
        let high = self.number();
        Some(range(
            Some((number, true)),
            high.map(|high| (high, true)),
            false,
        ))
    }

    /// `[1,5)`, `(1,)`, `(-inf,100]`
    fn interval(&mut self) -> Option<NumberTest> {
        let is_low_included = self.rest().starts_with('[');
        self.at += 1;
        self.blanks();
        let low = self.number();
        let is_open = low.is_none() && self.word("-inf");
        self.blanks();
        if !self.take(",") {
            return None;
        }
        self.blanks();
        let high = self.number();
        let is_open = high.is_none() && self.word("inf") || is_open;
        self.blanks();
        let is_high_included = self.take("]");
        if !is_high_included && !self.take(")") {
            return None;
        }
        if low.is_none() && high.is_none() && !is_open {
            return None;
        }
        Some(range(
            low.map(|low| (low, is_low_included)),
            high.map(|high| (high, is_high_included)),
            false,
        ))
    }

    /// `>5`, or two of them with `AND` between.
    fn comparison(&mut self) -> Option<NumberTest> {
        let (is_low, first) = self.one_comparison()?;
        let before_and = self.at;
        self.blanks();
        if !self.word("and") {
            self.at = before_and;
            let (low, high) = if is_low {
                (Some(first), None)
            } else {
                (None, Some(first))
            };
            return Some(range(low, high, true));
        }
        self.blanks();
        let (is_second_low, second) = self.one_comparison()?;
        match (is_low, is_second_low) {
            (true, false) => Some(range(Some(first), Some(second), false)),
            (false, true) => Some(range(Some(second), Some(first), false)),
            _ => None,
        }
    }

    /// Whether it is a lower end, and the end.
    fn one_comparison(&mut self) -> Option<(bool, (String, bool))> {
        let is_low = self.take(">");
        if !is_low && !self.take("<") {
            return None;
        }
        let is_included = self.take("=");
        self.blanks();
        Some((is_low, (self.number()?, is_included)))
    }

    /// `5`, `-5.5`, `.5`, `1e3`, without needless zeros before it.
    fn number(&mut self) -> Option<String> {
        let bytes = self.rest().as_bytes();
        let digits = |from: usize| {
            bytes[from.min(bytes.len())..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let mut end = usize::from(bytes.first() == Some(&b'-'));
        let whole = digits(end);
        if whole > 1 && bytes[end] == b'0' {
            return None;
        }
        end += whole;
        let fraction = if bytes.get(end) == Some(&b'.') {
            digits(end + 1)
        } else {
            0
        };
        if fraction > 0 {
            end += 1 + fraction;
        }
        if whole == 0 && fraction == 0 {
            return None;
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + sign);
            if exponent > 0 {
                end += 1 + sign + exponent;
            }
        }
        let number = &self.rest()[..end];
        self.at += end;
        Some(number.to_owned())
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn take(&mut self, text: &str) -> bool {
        let is_there = self.rest().starts_with(text);
        if is_there {
            self.at += text.len();
        }
        is_there
    }

    /// A word in any case, which does not go on.
    fn word(&mut self, word: &str) -> bool {
        let rest = self.rest().as_bytes();
        let is_there = rest.len() >= word.len()
            && rest[..word.len()].eq_ignore_ascii_case(word.as_bytes())
            && !rest
                .get(word.len())
                .is_some_and(|next| next.is_ascii_alphabetic() || *next == b'_');
        if is_there {
            self.at += word.len();
        }
        is_there
    }

    fn user_attribute(&mut self) -> Option<&'t str> {
        let end = self.rest().find("}}")? + 2;
        let name = user_attribute(&self.rest()[..end])?;
        self.at += end;
        Some(name)
    }

    /// The entry from a byte on is none.
    fn unknown(&self, start: usize) -> Fault {
        let rest = &self.text[start..];
        let end = rest.find(',').filter(|end| *end > 0).unwrap_or(rest.len());
        let entry = rest[..end].trim_end();
        if entry.is_empty() {
            return Fault::empty_item(start);
        }
        Fault::new(
            start..start + entry.len(),
            format!("`{entry}` is no entry of a number filter"),
            "write such as `5`, `>5`, `[1,5)`, `NOT 5` or `NOT NULL`",
        )
    }
}

fn range(
    low: Option<(String, bool)>,
    high: Option<(String, bool)>,
    is_comparison: bool,
) -> NumberTest {
    let bound = |(number, is_included)| Bound {
        number,
        is_included,
    };
    NumberTest::Within {
        low: low.map(bound),
        high: high.map(bound),
        is_comparison,
    }
}
