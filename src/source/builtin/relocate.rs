//! Puts another S3 location into a statement.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::Table;

/// Refuses what is no S3 URI, or would not stay inside the quotes of a statement.
///
/// `example` is a location that is right.
pub(super) fn check(location: &str, example: &str) -> Result<(), Diagnostics> {
    let refused = |why: &str| {
        let message = format!("the location `{}` {why}", excerpt(location));
        let error = Diagnostic::error("location", message).help(such_as(example));
        Err(Diagnostics::from(error))
    };
    let Some(path) = location.strip_prefix("s3://") else {
        return refused("does not begin with `s3://`");
    };
    if path.is_empty() || path.starts_with('/') {
        return refused("names no bucket");
    }
    let is_harmful = |c: char| matches!(c, '\'' | '"' | '`' | '\\' | ';' | '$');
    match location
        .chars()
        .find(|c| is_harmful(*c) || c.is_control() || c.is_whitespace())
    {
        Some(' ') => refused("holds a blank"),
        Some('`') => refused("holds a back-tick"),
        Some(c) if is_harmful(c) => refused(&format!("holds the character `{c}`")),
        Some(c) => refused(&format!("holds the character `{}`", c.escape_unicode())),
        None => Ok(()),
    }
}

/// Warns of a folder in which the statement of that name would find no files: Athena then returns no
/// rows and no error.
///
/// Source of the folders: CloudTrail user guide, *Finding your CloudTrail log files*
/// (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>).
pub(super) fn warning(name: &str, location: &str, example: &str) -> Option<Diagnostic> {
    let last = location.trim_end_matches('/').rsplit('/').next()?;
    let (is_right, wanted, other) = match name {
        "projection" => (
            is_region(last),
            "the folder of a region, in which the days lie",
            "`--ddl organization` reads several regions and accounts",
        ),
        "organization" => (
            last == "AWSLogs" || last.starts_with("o-"),
            "`AWSLogs` or the folder of an organization, in which the accounts lie",
            "`--ddl projection` reads one region of one account",
        ),
        _ => return None,
    };
    if is_right {
        return None;
    }
    let message = format!(
        "the location `{}` does not end in {wanted}",
        excerpt(location)
    );
    let warning = Diagnostic::warning("location", message)
        .note("where the files lie elsewhere, Athena returns no rows and no error")
        .note(other)
        .help(such_as(example));
    Some(warning)
}

/// Whether a folder is called as AWS calls its regions, such as `us-gov-west-1`.
fn is_region(folder: &str) -> bool {
    let parts: Vec<&str> = folder.split('-').collect();
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match parts.split_last() {
        Some((number, words)) => words.len() >= 2 && words.iter().all(is_word) && is_number(number),
        None => false,
    }
}

fn such_as(example: &str) -> String {
    format!("write such as `{}/`", example.trim_end_matches('/'))
}

/// The statement with the location in place of its own, which the location template begins with.
pub(super) fn statement(statement: &str, table: &Table, location: &str) -> String {
    let own = table.storage.location.as_deref().unwrap_or_default();
    let bare = location.trim_end_matches('/');
    let mut places: Vec<(Range<usize>, String)> = Vec::new();
    if let Some(span) = &table.places.location {
        places.push((span.clone(), format!("'{location}'")));
    }
    if let Some(template) = table.parameter("storage.location.template")
        && let Some(tail) = template.strip_prefix(own.trim_end_matches('/'))
        && let Some(at) = statement.rfind(template)
    {
        places.push((at..at + template.len(), format!("{bare}{tail}")));
    }
    places.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = statement.to_owned();
    for (span, replacement) in places {
        text.replace_range(span, &replacement);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{all, ddl, table};
    use super::{check, warning};
    use crate::diagnostic::Diagnostics;

    #[test]
    fn only_the_location_changes() {
        for built_in in all() {
            let location = "s3://logs/prefix/AWSLogs/x/";
            let text = ddl(built_in.name, location, &mut Diagnostics::new()).unwrap();
            let source = crate::diagnostic::SourceText::new("printed", text.as_str());
            let read = crate::source::ddl::parse(&source, None, &mut Diagnostics::new()).unwrap();
            let mut expected = table(built_in.name).unwrap();
            expected.storage.location = Some("s3://logs/prefix/AWSLogs/x/".to_owned());
            for (key, value) in &mut expected.parameters {
                if key == "storage.location.template" {
                    let tail = &value[value.find("/${").unwrap()..];
                    *value = format!("s3://logs/prefix/AWSLogs/x{tail}");
                }
            }
            assert_eq!(read, expected, "{text}");
            assert!(!text.contains("amzn-s3-demo-bucket/"), "{text}");
        }
    }

    #[test]
    fn a_location_stays_inside_its_quotes() {
        assert!(check("s3://a/b-c_d/e=f/", "s3://a/").is_ok());
        for location in [
            "",
            "s3://",
            "s3:///a",
            "https://a",
            "s3://a'",
            "s3://a\n",
            "s3://a b",
            "s3://a\\",
            "s3://${a}",
        ] {
            assert!(check(location, "s3://a/").is_err(), "{location:?}");
        }
    }

    #[test]
    fn a_folder_without_the_files_is_told() {
        let is_told = |name, location| warning(name, location, "s3://a/").is_some();
        for (location, by_projection, by_organization) in [
            (
                "s3://b/AWSLogs/111122223333/CloudTrail/us-east-1/",
                false,
                true,
            ),
            (
                "s3://b/AWSLogs/111122223333/CloudTrail/us-gov-west-1",
                false,
                true,
            ),
            ("s3://b/AWSLogs/111122223333/CloudTrail/", true, true),
            ("s3://b/AWSLogs/111122223333", true, true),
            ("s3://b/prefix/AWSLogs/", true, false),
            ("s3://b/AWSLogs/o-exampleorgid/", true, false),
            ("s3://b", true, true),
        ] {
            assert_eq!(is_told("projection", location), by_projection, "{location}");
            assert_eq!(
                is_told("organization", location),
                by_organization,
                "{location}"
            );
            assert!(!is_told("manual", location));
        }
        for built_in in all() {
            let own = table(built_in.name).unwrap().storage.location.unwrap();
            assert_eq!(warning(built_in.name, &own, &own), None);
        }
    }
}
