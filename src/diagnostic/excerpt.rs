//! A person's words, cut to what fits into a sentence.

use std::fmt::Write as _;

/// Longer texts are cut.
const MAX_CHARACTERS: usize = 60;

/// The text as a message may quote it: at most 60 characters, on one line, with control characters
/// and characters that turn the direction of writing spelt out as `\u{202e}`.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let mut cut = String::new();
    let mut characters = text.chars();
    for character in characters.by_ref().take(MAX_CHARACTERS) {
        if is_invisible(character) {
            let _ = write!(cut, "{}", character.escape_unicode());
        } else {
            cut.push(character);
        }
    }
    if characters.next().is_some() {
        cut.push('…');
    }
    cut
}

/// Whether a character would change how the text round it is shown: control characters, line and
/// paragraph separators, and the marks and overrides of bidirectional text.
///
/// Source: Unicode Standard Annex #9, *Directional Formatting Characters*
/// (<https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters>).
#[must_use]
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn long_texts_are_cut_and_control_characters_spelt_out() {
        assert_eq!(excerpt("strnig"), "strnig");
        assert_eq!(excerpt("a\u{202e}b\nc"), "a\\u{202e}b\\u{a}c");
        assert_eq!(excerpt(&"x".repeat(61)), format!("{}…", "x".repeat(60)));
    }
}
