//! Text from outside, made harmless for Markdown.

/// A text as Markdown that shows it and does nothing else.
///
/// What begins HTML, an entity, code, emphasis, a link, an image, a table cell, a heading, a list,
/// a quotation or a bare web address is escaped; so are braces, so that neither Liquid nor a LookML
/// substitution is left. Line breaks become blanks; other control characters and those that change
/// the direction of writing are left out.
///
/// The result is meant for the inside of a line, not for a code span, where Markdown knows no escape.
#[must_use]
pub fn markdown_text(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.trim().chars().peekable();
    while let Some(character) = characters.next() {
        push(&mut markdown, before, character, characters.peek().copied());
        before = Some(character);
    }
    markdown
}

fn push(markdown: &mut String, before: Option<char>, character: char, after: Option<char>) {
    let is_first = before.is_none();
    match character {
        '<' => markdown.push_str("&lt;"),
        '&' => markdown.push_str("&amp;"),
        '{' => markdown.push_str("&#123;"),
        '}' => markdown.push_str("&#125;"),
        // `http:` and `www.` would become links without any markup.
        ':' if after == Some('/') => markdown.push_str("&#58;"),
        '.' if ends_with_www(markdown) => markdown.push_str("&#46;"),
        '\n' | '\r' | '\t' => push_blank(markdown),
        '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '!' => push_escaped(markdown, character),
        '_' if !(is_word(before) && is_word(after)) => push_escaped(markdown, character),
        '#' | '+' | '-' | '=' | '>' if is_first => push_escaped(markdown, character),
        '.' | ')' if is_list_number(markdown) => push_escaped(markdown, character),
        _ if character.is_control() || turns_text(character) => {}
        _ => markdown.push(character),
    }
}

fn push_escaped(markdown: &mut String, character: char) {
    markdown.push('\\');
    markdown.push(character);
}

fn push_blank(markdown: &mut String) {
    if !markdown.ends_with(' ') {
        markdown.push(' ');
    }
}

/// Whether a character is part of a word, between whose parts an underscore is only itself.
fn is_word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

/// Whether a dot or a bracket after this text would begin a numbered list.
fn is_list_number(markdown: &str) -> bool {
    !markdown.is_empty() && markdown.bytes().all(|byte| byte.is_ascii_digit())
}

fn ends_with_www(markdown: &str) -> bool {
    let end = markdown.len().saturating_sub(3);
    markdown
        .get(end..)
        .is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Characters that are not seen and change how the text around them is seen.
fn turns_text(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::markdown_text;

    #[test]
    fn plain_words_stay_as_they_are() {
        let text = "Time (UTC), 100 % of sign_in_rows; a > b, responseElements.ConsoleLogin";
        assert_eq!(markdown_text(text), text);
    }

    #[test]
    fn nothing_from_outside_becomes_syntax() {
        let cases = [
            (
                "<script>alert(1)</script>",
                "&lt;script>alert(1)&lt;/script>",
            ),
            ("a | b `c` *d* _e_ f_g", r"a \| b \`c\` \*d\* \_e\_ f_g"),
            ("[x](y) ![z]", r"\[x\](y) \!\[z\]"),
            (
                "{{ x }} {% y %} ${z} @{Q}",
                "&#123;&#123; x &#125;&#125; &#123;% y %&#125; $&#123;z&#125; @&#123;Q&#125;",
            ),
            ("&lt;", "&amp;lt;"),
            ("# a", r"\# a"),
            ("- a", r"\- a"),
            ("1. a", r"1\. a"),
            ("a\r\n\n# b", "a # b"),
            (
                "https://e.example www.e.example",
                "https&#58;//e.example www&#46;e.example",
            ),
            ("\u{202e}cba\u{0}", "cba"),
            ("a\\", r"a\\"),
        ];
        for (text, markdown) in cases {
            assert_eq!(markdown_text(text), markdown, "{text}");
        }
    }
}
