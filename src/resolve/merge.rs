//! How one declaration is laid over another: what replaces, and what is added.
//!
//! A parameter that the upper declaration sets replaces the same one below it, except for the
//! parameters that Looker adds up, and for `EXTENDED*` and `${EXTENDED}`, which name the value below.
//!
//! Source: <https://cloud.google.com/looker/docs/reusing-code-with-extends>, *Combining parameters*,
//! and <https://cloud.google.com/looker/docs/lookml-refinements>, *Some parameters are additive*.

mod dashboard;
mod explore;
mod field;
mod other;
mod view;

pub(super) use dashboard::dashboard;
pub(super) use explore::explore;
pub(super) use field::field;
pub(super) use view::{view, without_fields};

use std::collections::HashMap;

/// A text does not grow beyond so many bytes by what `${EXTENDED}` stands for; then it stays as it is.
const MAX_TEXT: usize = 1 << 16;

/// Names the list below, as an item of a list.
const EXTENDED_LIST: &str = "EXTENDED*";

/// Names the text below, in an expression.
const EXTENDED_TEXT: &str = "${EXTENDED}";

/// Replaces a value, if there is one above it.
fn replace<T: Clone>(below: &mut Option<T>, above: Option<&T>) {
    if let Some(above) = above {
        *below = Some(above.clone());
    }
}

/// Replaces an expression; `${EXTENDED}` in it stands for the one below.
fn replace_expression(below: &mut Option<String>, above: Option<&String>) {
    if let Some(above) = above {
        *below = Some(expression(below.as_deref(), above));
    }
}

fn expression(below: Option<&str>, above: &str) -> String {
    let Some(below) = below.filter(|_| above.contains(EXTENDED_TEXT)) else {
        return above.to_owned();
    };
    let growth = above.matches(EXTENDED_TEXT).count() * below.len();
    if growth + above.len() > MAX_TEXT {
        return above.to_owned();
    }
    above.replace(EXTENDED_TEXT, below)
}

/// Adds names to a list.
fn add_names(below: &mut Option<Vec<String>>, above: Option<&Vec<String>>) {
    if let Some(above) = above {
        below.get_or_insert_default().extend_from_slice(above);
    }
}

/// Replaces a list; `EXTENDED*` in it stands for the items below, once.
fn replace_list(below: &mut Option<Vec<String>>, above: Option<&Vec<String>>) {
    if let Some(above) = above {
        *below = Some(list(below.as_deref().unwrap_or_default(), above));
    }
}

fn list(below: &[String], above: &[String]) -> Vec<String> {
    let Some(at) = above.iter().position(|item| item == EXTENDED_LIST) else {
        return above.to_vec();
    };
    let behind = above[at + 1..].iter().filter(|item| *item != EXTENDED_LIST);
    above[..at]
        .iter()
        .chain(below)
        .chain(behind)
        .cloned()
        .collect()
}

/// Lays items over others: over the one of the same name, or behind the last one.
fn merge_named<T: Clone>(
    below: &mut Vec<T>,
    above: &[T],
    name: impl Fn(&T) -> Option<&str>,
    merge: impl Fn(&mut T, &T),
) {
    for (item, place) in above.iter().zip(places(below, above, &name)) {
        match below.get_mut(place) {
            Some(same) => merge(same, item),
            None => below.push(item.clone()),
        }
    }
}

/// Where items come to stand that are laid over others: over the one of the same name, or behind the
/// last one.
pub(super) fn places<T>(below: &[T], above: &[T], name: impl Fn(&T) -> Option<&str>) -> Vec<usize> {
    // Fewer are looked for one by one.
    const MANY: usize = 8;
    let mut index = HashMap::new();
    if above.len() >= MANY {
        for (item, at) in below.iter().zip(0..) {
            index.entry(name(item)).or_insert(at);
        }
    }
    let mut places: Vec<usize> = Vec::with_capacity(above.len());
    let mut count = below.len();
    for (number, item) in above.iter().enumerate() {
        let own = name(item);
        let known = if own.is_none() {
            None
        } else if above.len() >= MANY {
            index.get(&own).copied()
        } else {
            let is_same = |it: &T| name(it) == own;
            let earlier = above[..number].iter().position(is_same);
            earlier
                .map(|at| places[at])
                .or_else(|| below.iter().position(is_same))
        };
        let place = known.unwrap_or(count);
        if place == count {
            index.insert(own, place);
            count += 1;
        }
        places.push(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{expression, list};

    #[test]
    fn extended_stands_for_what_is_below() {
        let texts = |items: &[&str]| -> Vec<String> {
            items.iter().map(|item| (*item).to_owned()).collect()
        };
        let fish = texts(&["goldfish", "guppy"]);
        let pets = texts(&["dog", "EXTENDED*", "cat"]);
        assert_eq!(list(&fish, &pets), ["dog", "goldfish", "guppy", "cat"]);
        assert_eq!(list(&fish, &texts(&["dog"])), ["dog"]);
        assert_eq!(expression(Some("a"), "LEFT(${EXTENDED}, 5)"), "LEFT(a, 5)");
        assert_eq!(expression(Some("a"), "b"), "b");
    }
}
