//! `plain_text`: a text from outside, made so that Looker reads it as nothing but text.
//!
//! Looker evaluates Liquid and substitutes constants in labels and descriptions too, so a schema's
//! comment must not be able to hold any of it.

/// The most characters that are kept of a text from outside.
pub const MAX_CHARACTERS: usize = 1_000;

/// Pairs of characters that begin or end Liquid, a field reference, a constant or an expression.
const MARKS: [(char, char); 7] = [
    ('{', '{'),
    ('}', '}'),
    ('{', '%'),
    ('%', '}'),
    ('$', '{'),
    ('@', '{'),
    (';', ';'),
];

/// A text from outside (a comment of the schema, a name) as one line of plain text, and whether
/// more than blanks had to change.
///
/// - Marks of Liquid, of references and of constants are broken up by a blank: `{{` becomes `{ {`.
/// - Line breaks, tabs and other control characters become blanks; runs of blanks become one, and
///   none is left at the ends.
/// - Characters that are not seen or that turn the direction of writing are taken out.
/// - A backslash becomes a slash: how Looker reads one in a text is not documented.
/// - Of a longer text the first [`MAX_CHARACTERS`] are kept, the last of them an ellipsis.
///
/// The result is its own plain text.
#[must_use]
pub fn plain_text(text: &str) -> (String, bool) {
    let mut line = Line::default();
    for character in text.chars() {
        line.push(character);
    }
    line.finish()
}

/// The line so far, which never ends in a blank and never holds a mark.
#[derive(Default)]
struct Line {
    text: String,
    characters: usize,
    blank_is_due: bool,
    was_changed: bool,
}

impl Line {
    fn push(&mut self, character: char) {
        if character.is_whitespace() {
            self.blank_is_due = true;
        } else if character.is_control() {
            self.blank_is_due = true;
            self.was_changed = true;
        } else if is_unseen(character) {
            self.was_changed = true;
        } else if character == '\\' {
            self.push_visible('/');
            self.was_changed = true;
        } else {
            self.push_visible(character);
        }
    }

    fn push_visible(&mut self, character: char) {
        let last = self.text.chars().next_back();
        if !self.blank_is_due && last.is_some_and(|last| MARKS.contains(&(last, character))) {
            self.blank_is_due = true;
            self.was_changed = true;
        }
        if std::mem::take(&mut self.blank_is_due) && last.is_some() {
            self.append(' ');
        }
        self.append(character);
    }

    fn append(&mut self, character: char) {
        self.characters += 1;
        // One more than is kept, so that `finish` can tell whether the text went on.
        if self.characters <= MAX_CHARACTERS + 1 {
            self.text.push(character);
        }
    }

    fn finish(mut self) -> (String, bool) {
        if self.characters > MAX_CHARACTERS {
            let kept: String = self.text.chars().take(MAX_CHARACTERS - 1).collect();
            self.text = kept.trim_end().to_owned() + "…";
            self.was_changed = true;
        }
        (self.text, self.was_changed)
    }
}

/// Whether a character has no shape of its own, or turns the direction of writing.
///
/// These are Unicode's format characters, variation selectors left out because people's emoji
/// need them, and the code points that are no characters.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
        || (u32::from(character) & 0xfffe) == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::{MARKS, MAX_CHARACTERS, is_unseen, plain_text};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain_text(text).0, expected);
    }

    #[test]
    fn marks_are_broken_up() {
        check("a {{ x }} b", "a { { x } } b");
        check("{{{%${@{", "{ { { %$ {@ {");
        check("{%- x -%}", "{ %- x -% }");
        check("${TABLE}.x;;", "$ {TABLE}.x; ;");
        check("50% }", "50% }");
    }

    #[test]
    fn what_is_taken_out_does_not_join_a_mark() {
        check("{\u{200b}{ {\u{202e}%", "{ { { %");
        check("$\u{0}{x}", "$ {x}");
        check("{\\{", "{/{");
    }

    #[test]
    fn one_line_without_blanks_at_the_ends() {
        check("  a\r\n\tb\u{2028}c\u{85}d ", "a b c d");
        check("ends in \\", "ends in /");
        check("\u{0}", "");
    }

    #[test]
    fn blanks_alone_are_no_change() {
        assert_eq!(plain_text(" a\n b "), ("a b".to_owned(), false));
        assert_eq!(plain_text("a\u{7}b"), ("a b".to_owned(), true));
        assert_eq!(
            plain_text("ärgerlich 🙂"),
            ("ärgerlich 🙂".to_owned(), false)
        );
    }

    #[test]
    fn a_long_text_is_cut() {
        let (kept, was_changed) = plain_text(&"x".repeat(MAX_CHARACTERS + 1));
        assert_eq!(kept.chars().count(), MAX_CHARACTERS);
        assert!(was_changed && kept.ends_with('…'));
        let exact = "x".repeat(MAX_CHARACTERS);
        assert_eq!(plain_text(&exact), (exact, false));
    }

    /// All texts of up to six characters over an alphabet made of nothing but trouble.
    #[test]
    fn no_text_leaves_a_mark() {
        let alphabet = ['{', '}', '%', '$', '@', ';', '\\', '\u{200b}', '\u{0}', ' '];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            texts = texts
                .iter()
                .flat_map(|text| alphabet.map(|next| format!("{text}{next}")))
                .collect();
            for text in &texts {
                let (plain, _) = plain_text(text);
                let pairs = plain.chars().zip(plain.chars().skip(1));
                assert!(
                    !pairs.into_iter().any(|pair| MARKS.contains(&pair)),
                    "{text:?}"
                );
                assert!(
                    !plain
                        .chars()
                        .any(|c| c.is_control() || is_unseen(c) || c == '\\')
                );
                assert_eq!(plain.trim(), plain);
                assert_eq!(plain_text(&plain), (plain.clone(), false), "{text:?}");
            }
        }
    }
}
