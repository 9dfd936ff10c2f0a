//! # What it does
//! Finds allowances that allow nothing: a `# lint: allow` comment where the rule finds nothing, and
//! paths in the configuration at which a rule has nothing to say.
//!
//! # Why is this bad?
//! What it was written for has been mended, or stands elsewhere. An allowance that is left hides the
//! next fault in its place.
//!
//! # Example
//! ```lookml
//! # lint: allow count-with-sql, because the old dashboards need it
//! measure: count { type: count }
//! ```
//!
//! # Use instead
//! ```lookml
//! measure: count { type: count }
//! ```

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::lint::{Check, Exclusion, Family, Level, Rule};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unused-allowance",
    family: Family::Allowances,
    level: Level::Warning,
    file: include_str!("unused_allowance.rs"),
    check: Check::Run,
};

/// A comment in a file; `place` is that of the rule's name in it.
pub(in crate::lint) fn in_a_file(rule: &str, place: &Place) -> Diagnostic {
    RULE.finding(format!("`{rule}` finds nothing here that it allows"))
        .on(Some(place.clone()))
        .help("remove the comment; it stands for the declaration below it, or for its line, and for the whole file only at the top with a blank line behind it")
}

/// A path in the configuration.
pub(in crate::lint) fn in_the_configuration(
    exclusion: &Exclusion,
    place: Option<Place>,
) -> Diagnostic {
    let pattern = excerpt(&exclusion.pattern);
    let message = match exclusion.rule {
        Some(rule) => format!("`{rule}` finds nothing at `{pattern}`"),
        None => format!("`{pattern}` matches no file"),
    };
    RULE.finding(message)
        .on(place)
        .help("remove the entry, or write a path from the root of the project, such as `views/**`")
}
