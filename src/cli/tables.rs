//! `tables`: the CloudTrail tables shipped with the program.

use super::{Outcome, Tables};
use crate::diagnostic::Diagnostics;

pub(super) fn run(options: &Tables) -> Outcome {
    let result = match (&options.ddl, &options.location) {
        (Some(name), Some(location)) => statement(name, location),
        _ => Ok(list()),
    };
    match result {
        Ok(text) => Outcome::done(text, Diagnostics::new()),
        Err(errors) => Outcome::failed(Diagnostics::new(), errors),
    }
}

/// One line a table: its name, ready to be typed, and what it is.
fn list() -> String {
    // WIRING: `source::builtin::all()` in the place of the empty list.
    //
    // let rows: Vec<(String, &str)> = builtin::all()
    //     .map(|table| (format!("builtin:{}", table.name), table.description))
    //     .collect();
    let rows: Vec<(String, &str)> = Vec::new();
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    rows.iter().fold(String::new(), |text, (name, what)| {
        text + &format!("{name:width$}  {what}\n")
    })
}

/// The statement that makes a table over the files at a location.
#[allow(clippy::unnecessary_wraps)] // WIRING: goes with the line below.
fn statement(name: &str, location: &str) -> Result<String, Diagnostics> {
    let name = name.strip_prefix("builtin:").unwrap_or(name);
    // WIRING: builtin::ddl(name, location)
    Ok(format!("{name} {location}\n"))
}
