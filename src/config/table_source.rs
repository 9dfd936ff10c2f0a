//! From a section like `source:` to a [`TableSource`]: which keys go together.

use std::ops::Range;

use super::fault::{Checked, Fault};
use super::reader::{Reader, Section};
use super::{GlueCatalog, GlueTable, TableSource, name};
use crate::diagnostic::{Diagnostic, is_invisible};
use crate::source::is_full_table_name;

/// Each key that says where the table is described, with what may stand behind it.
const DESCRIBING: &[(&str, &str)] = &[
    ("table", "table: builtin:projection"),
    ("ddl", "ddl: FILE"),
    ("get_table", "get_table: FILE"),
    ("glue", "glue: DATABASE.TABLE"),
];

/// The keys that say how to reach the Glue Data Catalog.
pub(super) const CATALOG: [&str; 4] = ["catalog_id", "region", "profile", "endpoint_url"];

/// Exactly one of the keys that describe a table, and what goes with it.
pub(super) fn read(
    reader: &mut Reader<'_>,
    section: &Section<'_>,
    at: Option<Range<usize>>,
) -> Option<TableSource> {
    let built_in = reader.checked(section, "table", name::built_in);
    let ddl = reader.checked(section, "ddl", name::file);
    let get_table = reader.checked(section, "get_table", name::file);
    let glue = reader.checked(section, "glue", |text| check("glue", text));
    let name = reader.checked(section, "name", name::qualified);
    let catalog = catalog(reader, section);
    let given: Vec<&str> = DESCRIBING
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| section.key_span(key).is_some())
        .collect();
    if let Some((finding, span)) = conflict(section, &given) {
        reader.report(finding, span.or(at).unwrap_or_default(), "");
        return None;
    }
    let ddl = ddl.map(|path| TableSource::Ddl {
        path,
        name: name.clone(),
    });
    let get_table = get_table.map(|path| TableSource::GetTable { path, name });
    let glue = glue.map(|table| TableSource::Glue(GlueTable { table, catalog }));
    built_in
        .map(TableSource::BuiltIn)
        .or(ddl)
        .or(get_table)
        .or(glue)
}

/// Keys that do not go together, or that lack, and where.
fn conflict(section: &Section<'_>, given: &[&str]) -> Option<(Diagnostic, Option<Range<usize>>)> {
    let [first, rest @ ..] = given else {
        let forms: Vec<String> = DESCRIBING
            .iter()
            .map(|(_, form)| format!("`{form}`"))
            .collect();
        let finding = Diagnostic::error(
            "missing-value",
            "it is not said where the table is described",
        )
        .help(format!("write one of {} below it", forms.join(", ")));
        return Some((finding, None));
    };
    if let Some(second) = rest.first() {
        let message = format!("`{first}` and `{second}` both describe the table");
        let finding = Diagnostic::error("conflicting-keys", message).help("keep one of them");
        return Some((finding, section.key_span(second)));
    }
    let (idle, why) = match *first {
        "glue" => (
            &["name"][..],
            "`name` chooses among the tables of a file, and `glue` names one already",
        ),
        "table" if section.key_span("name").is_some() => (
            &["name"][..],
            "`name` chooses among the tables of a file, and `table` names one already",
        ),
        _ => (&CATALOG[..], "the Glue catalog is not asked for this table"),
    };
    let span = idle.iter().find_map(|key| section.key_span(key))?;
    let finding = Diagnostic::error("conflicting-keys", why).help("remove the line");
    Some((finding, Some(span)))
}

fn catalog(reader: &mut Reader<'_>, section: &Section<'_>) -> GlueCatalog {
    let [catalog_id, region, profile, endpoint_url] =
        CATALOG.map(|key| reader.checked(section, key, |text| check(key, text)));
    GlueCatalog {
        catalog_id,
        region,
        profile,
        endpoint_url,
    }
}

/// Checks a value of `glue`, `catalog_id`, `region`, `profile` or `endpoint_url`.
pub(super) fn check(key: &str, text: &str) -> Checked<String> {
    let only = |allowed: fn(char) -> bool| !text.is_empty() && text.chars().all(allowed);
    let (is_right, rule, help) = match key {
        "glue" => (
            is_full_table_name(text),
            "is not DATABASE.TABLE",
            "write such as `logs.cloudtrail`, with double quotes round a part that holds a point",
        ),
        "catalog_id" => (
            only(|c| c.is_ascii_alphanumeric() || "_-:/.".contains(c)),
            "is not the id of a Glue catalog",
            "write the twelve digits of the account, in quotes",
        ),
        "region" => (
            only(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "is not an AWS region",
            "write such as `us-east-1`",
        ),
        "profile" => (
            only(|c| !is_invisible(c)),
            "is not the name of an AWS profile",
            "`aws configure list-profiles` shows the names",
        ),
        _ => (
            is_endpoint(text),
            "is not an address of the Glue API",
            "write such as `https://vpce-1234.glue.us-east-1.vpce.amazonaws.com`, without a user or a password",
        ),
    };
    if is_right {
        Ok(text.to_owned())
    } else {
        Err(Fault::new(rule, help))
    }
}

/// A scheme, a host, perhaps a port and a path; nothing that could be a secret.
fn is_endpoint(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "._-:/[]".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_endpoint_holds_no_secret() {
        assert!(check("endpoint_url", "http://127.0.0.1:5000").is_ok());
        assert!(check("endpoint_url", "http://[::1]:5000/").is_ok());
        for refused in [
            "",
            "glue",
            "ftp://x",
            "https://",
            "https://a:b@c",
            "https://c?token=x",
        ] {
            assert!(check("endpoint_url", refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_table_of_glue_has_a_database() {
        for accepted in [
            "logs.cloudtrail",
            "aws:cloudtrail.my-table",
            "a b.c d",
            "\"a.b\".c",
        ] {
            assert!(check("glue", accepted).is_ok(), "{accepted}");
        }
        for refused in ["", "cloudtrail", "a.b.c", ".b", "a.", "\"a.b", "a.b\nc"] {
            assert!(check("glue", refused).is_err(), "{refused}");
        }
    }
}
