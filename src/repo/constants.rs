//! The constants of a manifest, found in any text: for a manifest that is a person's and lacks ours.

/// A `constant: NAME { ... }` block.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ConstantBlock<'t> {
    /// Its name.
    pub(super) name: &'t str,
    /// The whole block, as it stands.
    pub(super) text: &'t str,
}

/// The blocks of `ours` whose names `theirs` lacks.
pub(super) fn missing<'t>(ours: &'t str, theirs: &str) -> Vec<ConstantBlock<'t>> {
    let there = blocks(theirs);
    let mut missing = blocks(ours);
    missing.retain(|block| there.iter().all(|other| other.name != block.name));
    missing
}

/// A piece of LookML, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'t> {
    Word(&'t str),
    Sign(char),
}

fn blocks(text: &str) -> Vec<ConstantBlock<'_>> {
    let tokens = tokens(text);
    let mut blocks = Vec::new();
    for (i, window) in tokens.windows(4).enumerate() {
        if let [
            (start, Token::Word("constant")),
            (_, Token::Sign(':')),
            (_, Token::Word(name)),
            (_, Token::Sign('{')),
        ] = *window
        {
            let end = end_of_block(&tokens[i + 3..]).unwrap_or(text.len());
            blocks.push(ConstantBlock {
                name,
                text: &text[start..end],
            });
        }
    }
    blocks
}

/// The byte after the brace that closes the one with which the tokens begin.
fn end_of_block(tokens: &[(usize, Token<'_>)]) -> Option<usize> {
    let mut depth = 0usize;
    for (at, token) in tokens {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') if depth == 1 => return Some(at + 1),
            Token::Sign('}') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Words and signs with their places; texts in quotes and comments are left out.
fn tokens(text: &str) -> Vec<(usize, Token<'_>)> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        let length = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => quoted(rest),
            _ if is_word(c) => {
                let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                tokens.push((at, Token::Word(&rest[..length])));
                length
            }
            _ => {
                if !c.is_whitespace() {
                    tokens.push((at, Token::Sign(c)));
                }
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The length of a text in quotes, quotes included.
fn quoted(rest: &str) -> usize {
    let mut is_escaped = false;
    for (i, c) in rest.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return i + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::missing;

    const OURS: &str = "constant: A { value: \"}\" }\n\nconstant: B {\n  value: \"\\\"{\"\n}\n";

    fn names(theirs: &str) -> Vec<&'static str> {
        missing(OURS, theirs)
            .iter()
            .map(|block| block.name)
            .collect()
    }

    #[test]
    fn a_constant_is_found_whatever_its_layout() {
        assert_eq!(names(""), ["A", "B"]);
        assert_eq!(names("constant:A{value:\"x\"}"), ["B"]);
        assert_eq!(
            names("constant : B\n{ }  constant: A {"),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn a_constant_in_a_comment_or_a_text_is_none() {
        assert_eq!(
            names("# constant: A { }\nx: \"constant: B { }\""),
            ["A", "B"]
        );
    }

    #[test]
    fn a_block_ends_at_its_own_brace() {
        let blocks: Vec<&str> = missing(OURS, "").iter().map(|block| block.text).collect();
        assert_eq!(
            blocks,
            [
                "constant: A { value: \"}\" }",
                "constant: B {\n  value: \"\\\"{\"\n}"
            ]
        );
    }
}
