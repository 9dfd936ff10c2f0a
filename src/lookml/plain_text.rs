//! placeholder
/// placeholder
#[must_use]
pub fn plain_text(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}
