//! A difference as Markdown for a comment on a pull request.
//!
//! Names and values come from anywhere. A plain name stands in a code span; any other in an element
//! `code`, escaped, since a code span knows no escape and a bare text would let `@name` call somebody.
//! Values stand in fences that are longer than any row of back-ticks in them.

use std::fmt::Write as _;

use crate::render::markdown_text;
use crate::report::visible;

use super::{Change, Class, Difference, OUTSIDE_GIT, Thing, User};

/// GitHub takes comments of 65,536 characters, GitLab longer ones; what does not fit is counted.
const MAX_LENGTH: usize = 60_000;

/// More users than these are counted, not named.
const MAX_USERS: usize = 10;

/// The comment: a sentence, a table of what breaks, and the rest folded.
#[must_use]
pub fn markdown(difference: &Difference) -> String {
    let mut text = format!(
        "**LookML: {}**, from {} to {}.\n",
        difference.summary(),
        code(&difference.before),
        markdown_text(&difference.after)
    );
    if difference.count(Class::Breaking) > 0 {
        table(&mut text, difference);
        let _ = write!(text, "\n{OUTSIDE_GIT}\n");
    }
    for class in [Class::Results, Class::Cosmetic] {
        folded(&mut text, class, difference);
    }
    text
}

fn table(text: &mut String, difference: &Difference) {
    text.push_str("\n| What breaks | How | Who in the repository says it |\n| --- | --- | --- |\n");
    let rows = difference.of(Class::Breaking).map(|change| {
        let what = things(change, "<br>");
        format!(
            "| {what} | {} | {} |\n",
            words(&change.words()),
            users(&change.users)
        )
    });
    let left = push_while_short(text, rows, MAX_LENGTH / 2);
    if left > 0 {
        let _ = writeln!(text, "| and {left} more | | |");
    }
}

fn folded(text: &mut String, class: Class, difference: &Difference) {
    let count = difference.count(class);
    if count == 0 {
        return;
    }
    let title = match (class, count) {
        (Class::Results, 1) => "1 change that may change results".to_owned(),
        (Class::Results, _) => format!("{count} changes that may change results"),
        (_, 1) => "1 cosmetic change".to_owned(),
        _ => format!("{count} cosmetic changes"),
    };
    let _ = write!(text, "\n<details>\n<summary>{title}</summary>\n\n");
    let entries = difference.of(class).map(entry);
    let left = push_while_short(text, entries, MAX_LENGTH);
    if left > 0 {
        let _ = writeln!(
            text,
            "- and {left} more: `cloudtrail-lookml diff` tells all"
        );
    }
    text.truncate(text.trim_end().len());
    text.push_str("\n\n</details>\n");
}

/// Adds pieces as long as there is room; gives back how many there was none for.
fn push_while_short(text: &mut String, pieces: impl Iterator<Item = String>, room: usize) -> usize {
    let mut left = 0;
    for piece in pieces {
        if left > 0 || text.len() + piece.len() > room {
            left += 1;
        } else {
            text.push_str(&piece);
        }
    }
    left
}

/// A change as an item of a list, with its values below it.
fn entry(change: &Change) -> String {
    let mut text = format!("- {}: {}\n", things(change, ", "), words(&change.words()));
    if let Some((old, new)) = change.lines() {
        let fence = fence(old.iter().chain(&new));
        let _ = write!(text, "\n  {fence}diff\n");
        for (sign, lines) in [('-', &old), ('+', &new)] {
            for line in lines {
                let _ = writeln!(text, "  {sign} {}", visible(line));
            }
        }
        let _ = write!(text, "  {fence}\n\n");
    }
    text
}

/// What changed and what changed with it.
fn things(change: &Change, between: &str) -> String {
    let mut text = format!("{} {}", change.thing.kind.word(), named(&change.thing));
    if let Some(dashboard) = change.thing.dashboard() {
        let _ = write!(text, " of {}", code(dashboard));
    }
    match change.thing.model.as_deref() {
        Some("") => text.push_str(" in files that no model includes"),
        Some(model) => drop(write!(text, " in the model {}", code(model))),
        None => {}
    }
    for also in &change.also {
        let _ = write!(text, "{between}{}", named(also));
        if let Some(dashboard) = also.dashboard() {
            let _ = write!(text, " of {}", code(dashboard));
        }
    }
    text
}

fn named(thing: &Thing) -> String {
    code(&thing.public_name())
}

/// Words in which names stand between back-ticks. Where a name holds something else than letters and
/// plain signs, nobody can say where it ends, so all of it is code.
fn words(words: &str) -> String {
    if !words.chars().all(|c| is_plain(c) || c == '`') {
        return html_code(&words.replace('`', ""));
    }
    let pieces = words.split('`').enumerate();
    let pieces = pieces.map(|(place, piece)| match place % 2 {
        1 => code(piece),
        _ => between_names(piece),
    });
    pieces.collect()
}

/// The words between two names, with the blanks at both ends.
fn between_names(text: &str) -> String {
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.len() > 1 && text.ends_with(' ') {
        " "
    } else {
        ""
    };
    format!("{before}{}{after}", markdown_text(text))
}

fn users(users: &[User]) -> String {
    let named = users.iter().take(MAX_USERS).map(|user| {
        let place = code(&format!("{}:{}", user.path, user.line));
        format!("{place}: {}", words(&user.what))
    });
    let mut named: Vec<String> = named.collect();
    if users.len() > MAX_USERS {
        named.push(format!("and {} more", users.len() - MAX_USERS));
    }
    named.join("<br>")
}

/// A name in a code span, or where it would end or break out of one, in an element.
fn code(name: &str) -> String {
    let is_trimmed = name.trim() == name && !name.is_empty();
    if is_trimmed && name.chars().all(is_plain) {
        format!("`{name}`")
    } else {
        html_code(name)
    }
}

/// What means nothing in Markdown between letters, nor at the beginning of a line in a table or a list.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || " _-.,:/+=()".contains(character)
}

fn html_code(text: &str) -> String {
    format!("<code>{}</code>", markdown_text(text))
}

/// Back-ticks that end in none of the texts.
fn fence<'t>(texts: impl Iterator<Item = &'t &'t str>) -> String {
    let mut longest = 0;
    for text in texts {
        let mut row = 0;
        for character in text.chars() {
            row = if character == '`' { row + 1 } else { 0 };
            longest = longest.max(row);
        }
    }
    "`".repeat(3.max(longest + 1))
}
