//! A difference as one JSON document, for programs.

use serde::Serialize;

use super::{Change, ChangeKind, Class, Difference, OUTSIDE_GIT, Thing, User};

/// The shape of the document; it changes when a program that reads it would have to.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    before: &'d str,
    after: &'d str,
    breaking: usize,
    results: usize,
    cosmetic: usize,
    changes: Vec<Entry<'d>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'static str>,
}

#[derive(Serialize)]
struct Entry<'d> {
    class: Class,
    /// As it is said in LookML and in content: `view.field`.
    name: String,
    thing: &'d Thing,
    #[serde(skip_serializing_if = "<[Thing]>::is_empty")]
    also: &'d [Thing],
    #[serde(flatten)]
    kind: &'d ChangeKind,
    #[serde(skip_serializing_if = "<[User]>::is_empty")]
    users: &'d [User],
}

impl<'d> Entry<'d> {
    fn of(change: &'d Change) -> Self {
        Self {
            class: change.class(),
            name: change.thing.public_name(),
            thing: &change.thing,
            also: &change.also,
            kind: &change.kind,
            users: &change.users,
        }
    }
}

/// The document, which ends in a line break.
#[must_use]
pub fn json(difference: &Difference) -> String {
    let breaking = difference.count(Class::Breaking);
    let document = Document {
        format: FORMAT,
        before: &difference.before,
        after: &difference.after,
        breaking,
        results: difference.count(Class::Results),
        cosmetic: difference.count(Class::Cosmetic),
        changes: difference.changes.iter().map(Entry::of).collect(),
        next: (breaking > 0).then_some(OUTSIDE_GIT),
    };
    let json = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{json}\n")
}
