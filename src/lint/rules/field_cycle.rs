//! # What it does
//! Finds fields whose SQL comes back to themselves, through however many others.
//!
//! # Why is this bad?
//! Looker cannot write the SQL, and says that the reference is circular.
//!
//! # Example
//! ```lookml
//! dimension: a { sql: ${b} ;; }
//! dimension: b { sql: ${a} ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: a { sql: ${TABLE}.a ;; }
//! dimension: b { sql: ${a} ;; }
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/error-catalog>

use crate::diagnostic::Diagnostics;
use crate::lint::sql_text::{SqlText, fields_of_view, sql_of_field};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::{SqlPieceKind, replaced_pieces};
use crate::resolve::View;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: "field-cycle",
    family: Family::References,
    level: Level::Error,
    file: include_str!("field_cycle.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in &model.views {
            of_view(view, findings);
        }
    }
}

/// The fields of a view by their numbers, each with the numbers of those that it names.
fn of_view(view: &View<'_>, findings: &mut Diagnostics) {
    let numbers: HashMap<&str, usize> = view
        .fields
        .iter()
        .enumerate()
        .map(|(number, field)| (field.declared.name.as_str(), number))
        .collect();
    let names: Vec<Vec<usize>> = view
        .fields
        .iter()
        .map(|field| {
            if let Some(named) = fields_of_view(view, field) {
                let fields = named.iter().map(|number| &view.fields[*number as usize]);
                let names = fields.map(|it| it.declared.name.as_str());
                return names
                    .filter_map(|name| numbers.get(name).copied())
                    .collect();
            }
            let texts = sql_of_field(field).into_iter();
            let with_names = texts.filter(SqlText::has_names);
            let pieces = with_names.flat_map(|sql| replaced_pieces(sql.text));
            let named = pieces.filter_map(|piece| match piece.kind {
                SqlPieceKind::Field(name) => own_field(view, name),
                _ => None,
            });
            named
                .filter_map(|name| numbers.get(name).copied())
                .collect()
        })
        .collect();
    for cycle in cycles(&names) {
        let field = &view.fields[cycle[0]];
        let path: Vec<&str> = cycle
            .iter()
            .chain(cycle.first())
            .map(|number| view.fields[*number].declared.name.as_str())
            .collect();
        let place = field.origin_of("sql").map(|it| it.key());
        findings.push(
            RULE.finding(format!(
                "the SQL of `{}.{}` comes back to itself",
                view.name(),
                field.declared.name
            ))
            .on(place)
            .note(format!("the way is {}", path.join(" -> ")))
            .help("make one of them name a column instead"),
        );
    }
}

/// The declared name of a field of the same view.
fn own_field<'r>(view: &'r View<'_>, name: &'r str) -> Option<&'r str> {
    let name = match name.split_once('.') {
        Some((alias, field)) if alias == view.name() => field,
        Some(_) => return None,
        None => name,
    };
    view.field(name)
        .map(|found| found.field.declared.name.as_str())
}

/// One cycle for each group of fields that go round in one.
fn cycles(names: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; names.len()];
    let mut cycles = Vec::new();
    for start in 0..names.len() {
        // The way from the start, each with the number of the next name to follow; no recursion, for
        // a chain may be as long as a file.
        let mut way = vec![(start, 0)];
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        while let Some((field, next)) = way.last_mut() {
            let Some(&other) = names[*field].get(*next) else {
                states[*field] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match states[other] {
                State::New => {
                    states[other] = State::Open;
                    way.push((other, 0));
                }
                State::Open => {
                    let begin = way.iter().position(|(field, _)| *field == other);
                    let cycle = way[begin.unwrap_or(0)..].iter().map(|(field, _)| *field);
                    cycles.push(cycle.collect());
                }
                State::Done => {}
            }
        }
    }
    cycles
}
