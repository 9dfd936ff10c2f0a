//! Words of others, made fit to be shown: on one line, cut, and without anything that may be a secret.

use std::error::Error;

use aws_sdk_glue::config::http::HttpResponse;

use crate::diagnostic::is_invisible;

/// So much of a text of others is shown.
const MAX_CHARACTERS: usize = 200;

/// Keys, tokens and signatures are longer than words.
const MAX_WORD: usize = 32;

/// A code of AWS with its words.
pub(crate) fn of_aws(code: &str, message: &str) -> String {
    if message.is_empty() {
        return plain(code);
    }
    format!("{}: {}", plain(code), plain(message))
}

/// The error at the bottom of a chain, which says what happened; those above say that it did.
pub(crate) fn innermost<'e>(error: Option<&'e (dyn Error + 'e)>) -> String {
    let mut error = error;
    let mut words = "no reason is known".to_owned();
    while let Some(found) = error {
        words = found.to_string();
        error = found.source();
    }
    plain(&words)
}

/// What an answer is, without a word of it.
pub(crate) fn answer(response: &HttpResponse) -> String {
    let kind = response
        .headers()
        .get("content-type")
        .map(|kind| plain(kind.split(';').next().unwrap_or_default()))
        .filter(|kind| !kind.is_empty());
    let status = response.status().as_u16();
    match kind {
        Some(kind) => format!("HTTP {status} with {kind}"),
        None => format!("HTTP {status}"),
    }
}

/// On one line, cut, and with `...` for what may be a key, a token or a signature.
pub(crate) fn plain(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || is_invisible(c))
        .filter(|word| !word.is_empty())
        .map(|word| if may_be_secret(word) { "..." } else { word })
        .collect();
    let text = words.join(" ");
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// An access key id, or a long word of the letters in which secrets are written.
fn may_be_secret(word: &str) -> bool {
    let mut parts = word.split(|c: char| !c.is_ascii_alphanumeric() && !"+/=_%".contains(c));
    parts.any(|part| {
        let is_key = part.len() >= 16 && (part.starts_with("AKIA") || part.starts_with("ASIA"));
        is_key || (part.len() > MAX_WORD && part.bytes().any(|b| b.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_may_be_a_secret_is_not_shown() {
        assert_eq!(
            plain("the key AKIAIOSFODNN7EXAMPLE, is\nold"),
            "the key ... is old"
        );
        assert_eq!(plain("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"), "...");
        assert_eq!(
            plain("AccessDenied: arn:aws:iam::111122223333:role/x"),
            "AccessDenied: arn:aws:iam::111122223333:role/x"
        );
        assert!(plain(&"word ".repeat(100)).ends_with('…'));
    }
}
