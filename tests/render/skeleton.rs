//! The structure of a LookML text: its blocks, lists and keys, and where texts stand.
//!
//! Written without a look at `render`, so that it is a second opinion on where things end.

/// The tokens of a text: `{`, `}`, `[`, `]`, `,`, `:`, `word`, `"text"` and `sql ;;`.
pub(crate) fn skeleton(text: &str) -> Vec<&'static str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut last_word = "";
    while let Some(first) = rest.chars().next() {
        rest = match first {
            c if c.is_whitespace() => &rest[c.len_utf8()..],
            '#' => after(rest, "\n"),
            '"' => {
                tokens.push("\"text\"");
                after_quote(&rest[1..])
            }
            ':' => {
                tokens.push(":");
                if is_expression_key(last_word) {
                    tokens.push("sql ;;");
                    after(rest, ";;")
                } else {
                    &rest[1..]
                }
            }
            '{' | '}' | '[' | ']' | ',' => {
                tokens.push(["{", "}", "[", "]", ","]["{}[],".find(first).unwrap_or(0)]);
                &rest[1..]
            }
            _ => {
                let length = rest.find(|c: char| c.is_whitespace() || "{}[],:\"#".contains(c));
                let (word, rest) = rest.split_at(length.unwrap_or(rest.len()).max(1));
                last_word = word;
                tokens.push("word");
                rest
            }
        };
    }
    tokens
}

fn is_expression_key(word: &str) -> bool {
    word.starts_with("sql") || word == "html" || word == "expression"
}

fn after<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

/// What stands behind the quote that ends a text.
fn after_quote(text: &str) -> &str {
    let mut is_escaped = false;
    for (index, character) in text.char_indices() {
        match character {
            '"' if !is_escaped => return &text[index + 1..],
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    ""
}
