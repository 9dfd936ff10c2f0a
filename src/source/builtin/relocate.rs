//! Puts another S3 location into a statement.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::Table;

/// Refuses what is no S3 URI, or would not stay inside the quotes of a statement.
pub(super) fn check(location: &str) -> Result<(), Diagnostics> {
    let refused = |why: &str| {
        let message = format!("the location `{}` {why}", excerpt(location));
        let error = Diagnostic::error("location", message)
            .help("write such as `s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/`");
        Err(Diagnostics::from(error))
    };
    let Some(path) = location.strip_prefix("s3://") else {
        return refused("does not begin with `s3://`");
    };
    if path.is_empty() || path.starts_with('/') {
        return refused("names no bucket");
    }
    let is_harmful = |c: char| matches!(c, '\'' | '"' | '`' | '\\' | ';' | '$') || c.is_control();
    match location
        .chars()
        .find(|c| is_harmful(*c) || c.is_whitespace())
    {
        Some(' ') => refused("holds a blank"),
        Some(c) => refused(&format!("holds the character `{}`", c.escape_default())),
        None => Ok(()),
    }
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
    use super::check;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn only_the_location_changes() {
        for built_in in all() {
            let text = ddl(built_in.name, "s3://logs/prefix/AWSLogs/x/").unwrap();
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
        assert!(check("s3://a/b-c_d/e=f/").is_ok());
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
            assert!(check(location).is_err(), "{location:?}");
        }
    }
}
