//! `check`: whether the deployed tables are what the model expects, and how old their data is.
//!
//! What a table says of itself stands in its properties, which `geo build` writes into the statement.
//! When Glue last changed a table says nothing of its files, so it is not looked at.

use std::fmt::Write as _;

use super::property::{BUILD_KEY, SCHEME, SCHEME_KEY, SOURCE_BUILT_KEY, days};
use super::shape::Role;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::Table;
use crate::report::visible;

/// What the tables are held against.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions {
    /// Days since 1970 of the day on which the age is told.
    pub today: i64,
    /// The age in days above which data is too old.
    pub max_age: u32,
}

/// What a table says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedTable {
    /// `database.table`, as far as known.
    pub name: String,
    /// Which of the two it is.
    pub role: Role,
    /// The scheme of the keys.
    pub scheme: Option<String>,
    /// The build from which it comes.
    pub build: Option<String>,
    /// The day of the data, as it stands there, and its age in days.
    pub source_built: Option<String>,
    /// The age in days; negative for a day to come.
    pub age: Option<i64>,
}

/// Looks at tables; what is wrong is an error in `findings`, what is not known a warning.
pub fn check(
    tables: &[Table],
    options: CheckOptions,
    findings: &mut Diagnostics,
) -> Vec<CheckedTable> {
    let mut checked = Vec::new();
    for table in tables {
        let Some(role) = Role::of(table) else {
            findings.push(neither(table));
            continue;
        };
        // Of another scheme all columns are others.
        if table
            .parameter(SCHEME_KEY)
            .is_none_or(|scheme| scheme == SCHEME)
        {
            role.check(table, findings);
        }
        checked.push(check_one(table, role, options, findings));
    }
    let of = |role| {
        checked
            .iter()
            .find(|table: &&CheckedTable| table.role == role)
    };
    if let (Some(ranges), Some(blocks)) = (of(Role::Ranges), of(Role::Blocks))
        && let (Some(one), Some(other)) = (&ranges.build, &blocks.build)
        && one != other
    {
        let what = format!(
            "`{}` is of the build `{one}`, and `{}` of the build `{other}`",
            ranges.name, blocks.name
        );
        findings.push(
            Diagnostic::error("mixed-builds", what)
                .note("blocks of one build say nothing of the keys of another, so addresses find no place or a wrong one")
                .help("run the two statements of one build"),
        );
    }
    checked
}

fn check_one(
    table: &Table,
    role: Role,
    options: CheckOptions,
    findings: &mut Diagnostics,
) -> CheckedTable {
    let property = |key| table.parameter(key).map(str::to_owned);
    let checked = CheckedTable {
        name: table.full_name(),
        role,
        scheme: property(SCHEME_KEY),
        build: property(BUILD_KEY),
        source_built: property(SOURCE_BUILT_KEY),
        age: None,
    };
    let at = |diagnostic, key| table.locate(diagnostic, table.parameter_place(key), "here");
    match checked.scheme.as_deref() {
        None => findings.push(unknown(&checked.name, SCHEME_KEY, "the scheme of its keys")),
        Some(SCHEME) => {}
        Some(other) => {
            let what = format!(
                "`{}` has keys of the scheme `{other}`, and the model expects `{SCHEME}`",
                checked.name
            );
            let error = Diagnostic::error("key-scheme", what).help(
                "build the tables anew with `cloudtrail-lookml geo build`, and run its statements",
            );
            findings.push(at(error, SCHEME_KEY));
        }
    }
    let Some(day) = checked.source_built.as_deref() else {
        findings.push(unknown(
            &checked.name,
            SOURCE_BUILT_KEY,
            "the day of its data",
        ));
        return checked;
    };
    let Some(built) = days(day) else {
        let what = format!(
            "`{}` says that its data is of `{day}`, which is no date",
            checked.name
        );
        let error = Diagnostic::error("wrong-value", what);
        let error = error.help("write such as `2026-06-17`, or run the statement of a new build");
        findings.push(at(error, SOURCE_BUILT_KEY));
        return checked;
    };
    let age = options.today - built;
    if age > i64::from(options.max_age) {
        let what = format!(
            "the data of `{}` is {age} days old, and may be {} at most",
            checked.name, options.max_age
        );
        let error = Diagnostic::error("old-data", what)
            .note("GeoLite2 has to be destroyed within 30 days of a new release")
            .help("build from a new release with `cloudtrail-lookml geo build`, or allow more with `--max-age`");
        findings.push(at(error, SOURCE_BUILT_KEY));
    }
    CheckedTable {
        age: Some(age),
        ..checked
    }
}

fn neither(table: &Table) -> Diagnostic {
    let what = format!("`{}` is no geolocation table", table.full_name());
    Diagnostic::error("no-geolocation-table", what)
        .note("ranges have a column `range_start`, blocks a column `block`")
        .help("name the two tables that `cloudtrail-lookml geo build` made a statement for")
}

fn unknown(table: &str, key: &str, what: &str) -> Diagnostic {
    let message = format!("`{table}` does not tell {what}");
    Diagnostic::warning("unknown-build", message)
        .note(format!("it has no property `{key}`"))
        .help("make it with the statement that `cloudtrail-lookml geo build` writes")
}

/// A line a table.
#[must_use]
pub fn describe(tables: &[CheckedTable]) -> String {
    let mut text = String::new();
    for table in tables {
        let of =
            |value: &Option<String>| visible(value.as_deref().unwrap_or("unknown")).into_owned();
        let age = match table.age {
            None => "age unknown".to_owned(),
            Some(1) => "1 day old".to_owned(),
            Some(days) => format!("{days} days old"),
        };
        let _ = writeln!(
            text,
            "{}  {}: key scheme {}, build {}, data of {}, {age}",
            table.role.name(),
            visible(&table.name),
            of(&table.scheme),
            of(&table.build),
            of(&table.source_built),
        );
    }
    text
}
