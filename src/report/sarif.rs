//! The findings of a lint run as SARIF 2.1.0, which GitHub's code scanning and many editors read.
//!
//! Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::fmt::Write as _;

use serde::Serialize;

use super::github::whole_message;
use super::json::written;
use super::line_numbers::LineNumbers;
use crate::diagnostic::{Diagnostic, Level, Place};
use crate::lint::{self, RULES, Rule, Verdict};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Defaults,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Defaults {
    enabled: bool,
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The findings as a SARIF log of one run, with the page of every rule.
#[must_use]
pub fn sarif(verdict: &Verdict) -> String {
    let mut lines = LineNumbers::default();
    let findings = verdict.findings.iter();
    written(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().map(descriptor).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: findings.map(|it| result(it, &mut lines)).collect(),
        }],
    })
}

fn descriptor(rule: &Rule) -> Descriptor {
    let page = rule.page();
    let markdown = rule.explained(1);
    Descriptor {
        id: rule.name,
        short_description: Text {
            text: page.summary(),
        },
        full_description: Text {
            text: page.section("What it does").to_owned(),
        },
        help: Help {
            text: markdown.clone(),
            markdown,
        },
        default_configuration: Defaults {
            enabled: rule.level != lint::Level::Off,
            level: match rule.level {
                lint::Level::Error => "error",
                lint::Level::Warning | lint::Level::Off => "warning",
            },
        },
    }
}

fn result(finding: &Diagnostic, lines: &mut LineNumbers) -> Finding {
    Finding {
        rule_id: finding.code,
        rule_index: RULES.iter().position(|rule| rule.name == finding.code),
        level: match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
        },
        message: Text {
            text: whole_message(finding),
        },
        locations: finding
            .place
            .iter()
            .map(|place| location(place, lines))
            .collect(),
    }
}

fn location(place: &Place, lines: &mut LineNumbers) -> Location {
    let (start, end) = lines.positions(place);
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(&place.source.name),
            },
            region: Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            },
        },
    }
}

/// A path as a reference to a URI: relative paths stay relative.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("views/a b.view.lkml"), "views/a%20b.view.lkml");
        assert_eq!(uri("/x/ä:%"), "file:///x/%C3%A4%3A%25");
        assert_eq!(uri("..\\x"), "../x");
    }
}
