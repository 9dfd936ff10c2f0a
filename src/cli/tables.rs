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

/// WIRING: one line a table of `source::builtin::all()`, name and title.
fn list() -> String {
    String::new()
}

/// WIRING: `source::builtin::ddl(name.strip_prefix("builtin:").unwrap_or(name), location)`.
#[allow(clippy::unnecessary_wraps)]
fn statement(name: &str, location: &str) -> Result<String, Diagnostics> {
    Ok(format!("{name} {location}\n"))
}
