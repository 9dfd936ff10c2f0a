//! Where an expression ends: at its `;;`, or, where that is missing, before whatever it would swallow.
//!
//! An expression may hold anything, so nothing but the look of the following lines tells that its
//! end is missing: a line that reads like a parameter or a block of LookML, outside of all braces.
//! A text that only resembles one (`label: "x",` in a program, `# dimension: x {` in a comment) is
//! let through.

use std::ops::Range;

use super::keys::{self, Form};
use super::scanner::opens_named_block;

/// Where an expression ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Before the `;;` at this byte.
    Closed(usize),
    /// Before this byte, because it would swallow the parameter or block whose head is there.
    Swallows(usize, Range<usize>),
    /// Before this byte; no `;;` follows in the whole file.
    Missing(usize),
}

/// Finds the end of the expression that begins at some byte.
///
/// `has_end` tells whether a `;;` follows anywhere in the text.
pub(super) fn find_end(text: &str, start: usize, has_end: bool) -> End {
    let mut walk = Walk {
        text,
        at: start,
        depth: 0,
        first_loose_brace: None,
    };
    walk.find_end(has_end)
}

struct Walk<'t> {
    text: &'t str,
    at: usize,
    /// How many braces are open.
    depth: usize,
    /// The first `}` for which no brace was open.
    first_loose_brace: Option<usize>,
}

impl Walk<'_> {
    fn find_end(&mut self, has_end: bool) -> End {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b';' if bytes.get(self.at + 1) == Some(&b';') => return End::Closed(self.at),
                b'{' => self.depth += 1,
                b'}' => {
                    if self.depth > 0 {
                        self.depth -= 1;
                    } else {
                        self.first_loose_brace.get_or_insert(self.at);
                        if !has_end {
                            break;
                        }
                        let swallowed = self.swallowed_block();
                        if let Some(end) = swallowed.filter(|_| !self.is_in_quotes()) {
                            return end;
                        }
                    }
                }
                b'\n' => {
                    let swallowed = self.swallowed_block();
                    if let Some(end) = swallowed.or_else(|| self.swallowed_parameter()) {
                        return end;
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        End::Missing(self.first_loose_brace.unwrap_or(self.at))
    }

    /// Whether a quote is open on this line: SQL may name a column `"x } view: y {"`.
    fn is_in_quotes(&self) -> bool {
        let before = &self.text[..self.at];
        let line = before.rsplit('\n').next().unwrap_or_default();
        ['"', '\'']
            .iter()
            .any(|quote| line.matches(*quote).count() % 2 == 1)
    }

    /// The end of the expression, if the head of a block with a name follows on the same line.
    fn swallowed_block(&self) -> Option<End> {
        let (rest, key, value) = self.key_ahead()?;
        let is_block = matches!(keys::form(key)?, Form::NamedBlock(_));
        let name = value.trim_start_matches([' ', '\t']);
        let name_length = name.find([' ', '\t', '\r', '\n', '{'])?;
        let length = rest.len() - name.len() + name_length;
        (is_block && opens_named_block(value)).then(|| self.end_before(rest, length))
    }

    /// The end of the expression, if a line that is a parameter follows.
    fn swallowed_parameter(&self) -> Option<End> {
        if self.depth > 0 {
            return None;
        }
        let (rest, key, value) = self.key_ahead()?;
        let line = value.split('\n').next().unwrap_or_default();
        is_value(keys::form(key)?, line.trim()).then(|| self.end_before(rest, key.len()))
    }

    /// What follows on this line without its indentation, the key with which that begins, and what
    /// stands behind the colon.
    fn key_ahead(&self) -> Option<(&str, &str, &str)> {
        let rest = self.text[self.at + 1..].trim_start_matches([' ', '\t']);
        let length = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_')
            .count();
        let (key, behind) = rest.split_at(length);
        let value = behind.trim_start_matches([' ', '\t']).strip_prefix(':')?;
        Some((rest, key, value))
    }

    /// Ends the expression before the head with which the rest of the text begins.
    fn end_before(&self, rest: &str, head_length: usize) -> End {
        let begin = self.text.len() - rest.len();
        let end = self.first_loose_brace.unwrap_or(begin);
        End::Swallows(end, begin..begin + head_length)
    }
}

/// Whether the rest of a line reads like a value of that form, and like nothing more.
fn is_value(form: Form, line: &str) -> bool {
    match form {
        Form::Expression => !line.starts_with(':'),
        Form::Quoted => {
            let inside = line.strip_prefix('"').and_then(|rest| rest.split_once('"'));
            inside.is_some_and(|(_, behind)| is_end_of_value(behind))
        }
        Form::YesNo => ["yes", "no"]
            .iter()
            .any(|word| line.strip_prefix(word).is_some_and(is_end_of_value)),
        Form::Word => {
            let word = line
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || b"_.".contains(byte))
                .count();
            word > 0 && is_end_of_value(&line[word..])
        }
        Form::List => line.starts_with('[') && (line.ends_with(']') || line.ends_with('[')),
        Form::Block | Form::NamedBlock(_) => false,
    }
}

fn is_end_of_value(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with(['#', '}'])
}

#[cfg(test)]
mod tests {
    use super::{End, find_end};

    #[track_caller]
    fn check(text: &str, expected: &End) {
        assert_eq!(&find_end(text, 0, true), expected, "{text:?}");
    }

    #[test]
    fn an_expression_ends_at_its_mark() {
        check(" ${TABLE}.x ;;", &End::Closed(12));
        check("x;;", &End::Closed(1));
        check("\n  <b>'c; d'</b>\n ;;", &End::Closed(18));
    }

    #[test]
    fn what_only_resembles_lookml_belongs_to_the_expression() {
        for text in [
            "x\n -- label: \"a\"\n;;",
            "x\n # dimension: b {\n;;",
            "f(y) {\n type: a\n}\n;;",
            "x\n label: \"a\",\n;;",
            "{\n  label: \"a\"\n}\n;;",
            "a\n hidden: perhaps\n;;",
            "a\n type: b c\n;;",
            "'}' {{ x }}\n unknown: b\n;;",
            "x.\"a} view: b {\" ;;",
        ] {
            check(text, &End::Closed(text.len() - 2));
        }
    }

    #[test]
    fn a_parameter_or_a_block_does_not() {
        check("x\n  label: \"a\"\n y ;;", &End::Swallows(4, 4..9));
        check("x }\n dimension: b {\n ;;", &End::Swallows(2, 5..17));
        check("x } dimension: b { ;;", &End::Swallows(2, 4..16));
        check("x\n  hidden: yes # why\n;;", &End::Swallows(4, 4..10));
        check("x\n  sql: y ;;", &End::Swallows(4, 4..7));
        check("x\n  drill_fields: [a, b]\n;;", &End::Swallows(4, 4..16));
    }

    #[test]
    fn without_any_mark_it_ends_at_the_first_loose_brace() {
        assert_eq!(find_end(" ${x} \n}", 0, false), End::Missing(7));
        assert_eq!(find_end(" x", 0, false), End::Missing(2));
    }
}
