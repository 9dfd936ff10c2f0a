//! Reads the entries of a text filter, character by character.

use super::{Pattern, StringTerm, StringTest, Wildcard};
use crate::athena::Assumption;
use crate::filter_expression::fault::Fault;
use crate::filter_expression::item::user_attribute;

pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// A character, and whether it was written so that it means itself.
#[derive(Clone, Copy)]
struct Mark {
    character: char,
    is_escaped: bool,
}

impl Mark {
    fn is_wild(self) -> bool {
        !self.is_escaped && matches!(self.character, '%' | '_')
    }

    fn is_blank(self) -> bool {
        !self.is_escaped && self.character == ' '
    }
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Takes a comma; `false` at the end.
    pub(super) fn comma(&mut self) -> bool {
        self.take(',')
    }

    /// Reads up to the next comma that parts entries, or to the end.
    pub(super) fn term(&mut self) -> Result<StringTerm, Fault> {
        let start = self.at;
        if let Some(name) = self.user_attribute() {
            let test = StringTest::UserAttribute(name.to_owned());
            return Ok(self.finish(start, false, test, None));
        }
        let is_negated = self.take('-');
        if self.rest().starts_with('"') {
            let test = StringTest::Equals(self.quoted()?);
            return Ok(self.finish(start, is_negated, test, None));
        }
        let from = self.at;
        let (marks, needless) = self.marks()?;
        if marks.is_empty() && is_negated {
            return Err(Fault::new(
                start..self.at,
                "nothing follows the minus",
                "write what to keep out after it, or `^-` for a minus that means itself",
            ));
        }
        if marks.is_empty() {
            return Err(Fault::empty_item(start));
        }
        let raw = &self.text[from..self.at];
        let (test, assumed) = keyword(raw, is_negated).unwrap_or_else(|| matching(&marks));
        let is_negated = is_negated || raw.eq_ignore_ascii_case("not null");
        Ok(self.finish(start, is_negated, test, assumed.or(needless)))
    }

    fn finish(
        &self,
        start: usize,
        is_negated: bool,
        test: StringTest,
        assumed: Option<Assumption>,
    ) -> StringTerm {
        StringTerm {
            is_negated,
            test,
            assumed,
            span: start..self.at,
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn take(&mut self, character: char) -> bool {
        let is_there = self.rest().starts_with(character);
        if is_there {
            self.at += character.len_utf8();
        }
        is_there
    }

    fn next(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn user_attribute(&mut self) -> Option<&'t str> {
        let end = self.rest().find("}}")? + 2;
        let name = user_attribute(&self.rest()[..end])?;
        self.at += end;
        Some(name)
    }

    /// A text in quotes, in which commas and wild cards mean themselves.
    fn quoted(&mut self) -> Result<String, Fault> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.next() {
                None => {
                    return Err(Fault::new(
                        start..self.text.len(),
                        "the quote is not closed",
                        "write a quote at the end, or `^\"` for a quote that means itself",
                    ));
                }
                Some('"') => break,
                Some('^') => text.push(self.caret(true)?.character),
                Some('\\') => self.backslash(&mut |mark| text.push(mark.character))?,
                Some(character) => text.push(character),
            }
        }
        if self.rest().is_empty() || self.rest().starts_with(',') {
            return Ok(text);
        }
        Err(Fault::new(
            self.at..self.text.len(),
            "something follows the closing quote",
            "write a comma between the entries",
        ))
    }

    /// The characters up to a comma, and what is assumed of a caret.
    fn marks(&mut self) -> Result<(Vec<Mark>, Option<Assumption>), Fault> {
        let mut marks = Vec::with_capacity(self.rest().len());
        let mut assumed = None;
        while let Some(next) = self.rest().chars().next().filter(|next| *next != ',') {
            let start = self.at;
            self.at += next.len_utf8();
            match next {
                '^' => {
                    let mark = self.caret(false)?;
                    if !"%_,^- \"".contains(mark.character) {
                        assumed = Some(Assumption::NeedlessCaret);
                    }
                    marks.push(mark);
                }
                '\\' => self.backslash(&mut |mark| marks.push(mark))?,
                '"' => {
                    return Err(Fault::new(
                        start..self.at,
                        "a quote stands inside of an entry",
                        "write `^\"` for a quote that means itself",
                    ));
                }
                character if character.is_control() => {
                    return Err(Fault::new(
                        start..self.at,
                        "a control character stands in the text",
                        "take it out",
                    ));
                }
                character => marks.push(Mark {
                    character,
                    is_escaped: false,
                }),
            }
        }
        Ok((marks, assumed))
    }

    /// What follows a caret. Two escaped blanks in a row at the end of an entry are one, for Looker's
    /// controls double the last.
    fn caret(&mut self, is_quoted: bool) -> Result<Mark, Fault> {
        let start = self.at - 1;
        let escaped = |character| Mark {
            character,
            is_escaped: true,
        };
        let rest = self.rest();
        let after_doubled = rest.strip_prefix(" ^ ");
        if let Some(after) = after_doubled
            && (after.is_empty() || after.starts_with(','))
        {
            self.at += " ^ ".len();
            return Ok(escaped(' '));
        }
        let next = rest.chars().next();
        match next {
            Some(character) if !is_quoted || "%_,^- \"".contains(character) => {
                self.at += character.len_utf8();
                Ok(escaped(character))
            }
            _ if is_quoted => Ok(escaped('^')),
            _ => Err(Fault::new(
                start..self.at,
                "nothing follows the caret",
                "write `^^` for a caret that means itself",
            )),
        }
    }

    /// What follows a backslash, as in a JSON text; but control characters stay as they are written.
    fn backslash(&mut self, push: &mut dyn FnMut(Mark)) -> Result<(), Fault> {
        let start = self.at - 1;
        let mut push = |character| {
            push(Mark {
                character,
                is_escaped: true,
            });
        };
        match self.next() {
            Some(character @ ('%' | ',' | '-' | '_' | '^' | '"' | '\\' | '/')) => push(character),
            Some(letter @ ('b' | 'f' | 'n' | 'r' | 't')) => {
                push('\\');
                push(letter);
            }
            Some('u') => {
                let digits = self.rest().get(..4).unwrap_or_default();
                let character = u32::from_str_radix(digits, 16)
                    .ok()
                    .and_then(char::from_u32);
                let Some(character) = character.filter(|_| digits.len() == 4) else {
                    return Err(Self::bad_backslash(start, self.at));
                };
                self.at += 4;
                push(character);
            }
            _ => return Err(Self::bad_backslash(start, self.at)),
        }
        Ok(())
    }

    fn bad_backslash(start: usize, end: usize) -> Fault {
        Fault::new(
            start..end,
            "what follows the backslash means nothing",
            "write `\\\\` for a backslash that means itself",
        )
    }
}

/// `EMPTY`, `NULL` and `NOT NULL`.
fn keyword(raw: &str, is_negated: bool) -> Option<(StringTest, Option<Assumption>)> {
    let test = match raw.to_ascii_lowercase().as_str() {
        "empty" => StringTest::Empty,
        "null" => StringTest::Null,
        "not null" if !is_negated => StringTest::Null,
        _ => return None,
    };
    let is_usual = raw == raw.to_ascii_uppercase() || raw == raw.to_ascii_lowercase();
    Some((test, (!is_usual).then_some(Assumption::MixedCaseKeyword)))
}

fn matching(marks: &[Mark]) -> (StringTest, Option<Assumption>) {
    if !marks.iter().any(|mark| mark.is_wild()) {
        let has_blanks = |mark: Option<&Mark>| mark.is_some_and(|mark| mark.is_blank());
        let assumed = has_blanks(marks.first()) || has_blanks(marks.last());
        let text = marks.iter().map(|mark| mark.character).collect();
        return (
            StringTest::Equals(text),
            assumed.then_some(Assumption::OuterBlanks),
        );
    }
    let mut parts: Vec<Wildcard> = Vec::new();
    for mark in marks {
        match (mark.is_wild(), mark.character, parts.last_mut()) {
            (true, '%', _) => parts.push(Wildcard::AnyText),
            (true, ..) => parts.push(Wildcard::AnyCharacter),
            (false, character, Some(Wildcard::Text(text))) => text.push(character),
            (false, character, _) => parts.push(Wildcard::Text(character.to_string())),
        }
    }
    let assumed = trim(&mut parts).then_some(Assumption::OuterBlanks);
    (StringTest::Like(Pattern(parts)), assumed)
}

/// Google's grammar trims the text of the three plain forms: contains, starts with and ends with.
fn trim(parts: &mut [Wildcard]) -> bool {
    let ([Wildcard::AnyText, Wildcard::Text(text)]
    | [Wildcard::Text(text), Wildcard::AnyText]
    | [Wildcard::AnyText, Wildcard::Text(text), Wildcard::AnyText]) = parts
    else {
        return false;
    };
    let trimmed = text.trim();
    let is_changed = trimmed.len() < text.len() && !trimmed.is_empty();
    if is_changed {
        *text = trimmed.to_owned();
    }
    is_changed
}
