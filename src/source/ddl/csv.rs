//! Takes the quotes away that the CSV download of Athena's console puts round each line.

use std::sync::Arc;

use crate::diagnostic::SourceText;

/// The text without quotes round its lines, if all lines that are not empty have them.
///
/// Lines keep their numbers and, but for doubled quotes, their columns.
pub(super) fn unwrapped(source: &Arc<SourceText>) -> Option<Arc<SourceText>> {
    let mut lines = source
        .text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let is_quoted = |line: &str| line.len() >= 2 && line.starts_with('"') && line.ends_with('"');
    if source.text.trim().is_empty() || !lines.all(is_quoted) {
        return None;
    }
    let mut text = String::with_capacity(source.text.len());
    for line in source.text.lines() {
        if let Some(quoted) = line.trim_end().strip_suffix('"') {
            text.push_str(&quoted.replacen('"', " ", 1).replace("\"\"", "\""));
        }
        text.push('\n');
    }
    Some(SourceText::new(source.name.as_str(), text))
}
