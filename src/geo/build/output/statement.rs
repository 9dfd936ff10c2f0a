//! The statements that make the two tables in Athena.

use std::fmt::Write as _;

use super::columns::{BLOCKS, Column};
use super::{BLOCKS_NAME, RANGES_NAME, Written};
use crate::geo::property;

/// What the properties of both tables say.
pub(in crate::geo::build) struct Properties<'a> {
    /// The name of the build, which is that of its folder too.
    pub(in crate::geo::build) build: &'a str,
    /// What the inputs call themselves.
    pub(in crate::geo::build) source: &'a str,
    /// The day of the oldest input.
    pub(in crate::geo::build) source_built: Option<&'a str>,
    /// The S3 URI of the folder above the build's.
    pub(in crate::geo::build) location: &'a str,
}

impl Properties<'_> {
    /// The S3 URI of the build's own folder, without a slash at its end.
    pub(super) fn address(&self) -> String {
        format!("{}/{}", self.location.trim_end_matches('/'), self.build)
    }
}

/// The statement for the range table, with the columns that hold a value.
pub(super) fn of_ranges(written: &Written, properties: &Properties) -> String {
    let comment = "Ranges of addresses with their place, cut so that each lies under one key.";
    statement(RANGES_NAME, comment, &written.columns, properties)
}

/// The statement for the block table.
pub(super) fn of_blocks(properties: &Properties) -> String {
    let comment = "Blocks of addresses with the bits that are their keys.";
    let columns: Vec<&Column> = BLOCKS.iter().collect();
    statement(BLOCKS_NAME, comment, &columns, properties)
}

fn statement(table: &str, comment: &str, columns: &[&Column], properties: &Properties) -> String {
    let mut text = format!("-- {comment}\nCREATE EXTERNAL TABLE {table} (\n");
    for (index, column) in columns.iter().enumerate() {
        let comma = if index + 1 == columns.len() { "" } else { "," };
        let (name, hive_type) = (column.name, column.kind.hive_type());
        let comment = quoted(column.comment);
        let _ = writeln!(text, "    {name} {hive_type} COMMENT {comment}{comma}");
    }
    let Properties {
        build,
        source,
        source_built,
        ..
    } = properties;
    let place = quoted(&format!("{}/{table}/", properties.address()));
    let _ = write!(
        text,
        ")\nSTORED AS PARQUET\nLOCATION {place}\nTBLPROPERTIES (\n"
    );
    let mut pairs = vec![
        ("parquet.compression", "ZSTD"),
        (property::SCHEME_KEY, property::SCHEME),
        (property::BUILD_KEY, *build),
        (property::SOURCE_KEY, *source),
    ];
    pairs.extend(source_built.map(|day| (property::SOURCE_BUILT_KEY, day)));
    let lines: Vec<String> = pairs
        .into_iter()
        .map(|(key, value)| format!("    {} = {}", quoted(key), quoted(value)))
        .collect();
    text.push_str(&lines.join(",\n"));
    text.push_str("\n);\n");
    text
}

/// A text as Athena reads it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::super::columns::RANGES;
    use super::*;
    use crate::diagnostic::{Diagnostics, SourceText};
    use crate::source::{builtin, ddl};

    #[test]
    fn the_statements_are_those_that_the_model_expects() {
        let written = Written {
            digest: 0,
            columns: RANGES.iter().collect(),
        };
        let properties = Properties {
            build: "2026-06-17-0123456789ab",
            source: "it's",
            source_built: None,
            location: "s3://bucket/geo/",
        };
        let ranges = of_ranges(&written, &properties);
        let cases = [
            (ranges, builtin::geolocation_ranges("ip_ranges").unwrap()),
            (
                of_blocks(&properties),
                builtin::geolocation_blocks("ip_blocks").unwrap(),
            ),
        ];
        for (statement, expected) in cases {
            let text = SourceText::new("statement", statement);
            let table = ddl::parse(&text, None, &mut Diagnostics::new()).unwrap();
            assert_eq!(table.columns, expected.columns);
            assert_eq!(table.parameter(property::SCHEME_KEY), Some("3"));
            assert_eq!(table.parameter(property::SOURCE_KEY), Some("it's"));
            let location = table.storage.location.as_deref().unwrap();
            assert!(location.starts_with("s3://bucket/geo/2026-06-17-0123456789ab/ip_"));
        }
    }
}
