//! A difference as lines for a terminal.

use std::fmt::Write as _;

use crate::report::visible;

use super::{Change, ChangeKind, Class, Difference, OUTSIDE_GIT, Thing};

/// Longer values stand on lines of their own.
const SHORT: usize = 50;

/// The lines: a heading, the changes by class, and what to do next.
#[must_use]
pub fn text(difference: &Difference) -> String {
    let mut text = String::new();
    if difference.changes.is_empty() {
        return text;
    }
    for line in [
        format!("--- {}", difference.before),
        format!("+++ {}", difference.after),
        difference.summary(),
    ] {
        let _ = writeln!(text, "{}", visible(&line));
    }
    for class in [Class::Breaking, Class::Results, Class::Cosmetic] {
        if difference.count(class) == 0 {
            continue;
        }
        let _ = write!(text, "\n{}\n", class.heading());
        for change in difference.of(class) {
            push(&mut text, change);
        }
        if class == Class::Breaking {
            let _ = writeln!(text, "\n{OUTSIDE_GIT}");
        }
    }
    text
}

fn push(text: &mut String, change: &Change) {
    let mut add = |line: &str| {
        let _ = writeln!(text, "{}", visible(line));
    };
    let mut line = format!(
        "  {} {}: {}",
        sign(&change.kind),
        change.thing,
        change.words()
    );
    let values = change.values();
    if let Some((Some(from), Some(to))) = values
        && is_short(from)
        && is_short(to)
    {
        let _ = write!(line, ": {} -> {}", or_quotes(from), or_quotes(to));
    }
    if !change.also.is_empty() {
        let also: Vec<String> = change.also.iter().map(Thing::quoted).collect();
        let _ = write!(line, "; also {}", also.join(", "));
    }
    add(&line);
    if let Some((from, to)) = values
        && !(from.is_none_or(is_short) && to.is_none_or(is_short))
    {
        let (old, new) = change.lines().unwrap_or_default();
        for (sign, lines) in [('-', old), ('+', new)] {
            for line in lines {
                add(&format!("      {sign} {line}"));
            }
        }
    }
    for user in &change.users {
        add(&format!("      {}:{}: {}", user.path, user.line, user.what));
    }
}

/// A value that is empty could not be seen.
fn or_quotes(value: &str) -> &str {
    if value.is_empty() { "\"\"" } else { value }
}

fn is_short(value: &str) -> bool {
    value.len() <= SHORT && !value.contains('\n')
}

fn sign(kind: &ChangeKind) -> char {
    match kind {
        ChangeKind::Added | ChangeKind::TimeframesAdded { .. } => '+',
        ChangeKind::Removed
        | ChangeKind::DefinitionRemoved
        | ChangeKind::TimeframesRemoved { .. }
        | ChangeKind::FieldExcluded { .. }
        | ChangeKind::AliasRemoved { .. } => '-',
        _ => '~',
    }
}
