//! The configuration file: what is read from it, and what is said of its faults.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cloudtrail_lookml::config::{
    self, Config, FILE_NAME, KEYS, Kind, Origin, TEMPLATE, parse, values,
};
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::report;
use serde_json::Value;

const SCHEMA: &str = include_str!("../schemas/cloudtrail-lookml.schema.json");

/// One folder a behaviour, named as a sentence: `config.yml`, and in `expected/` what is said of it and
/// the values that are not defaults.
#[test]
fn cases() {
    insta::glob!("config/*/config.yml", |input| {
        let case = input.parent().unwrap();
        let text = std::fs::read_to_string(input).unwrap();
        let (config, findings) = parse(&SourceText::new(FILE_NAME, text));
        bind(case, || {
            if !findings.is_empty() {
                insta::assert_snapshot!("findings", report::render(&findings));
            }
            if !findings.has_errors() {
                insta::assert_snapshot!("values", set_values(&config));
            }
        });
    });
}

fn bind(case: &Path, check: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings.bind(check);
}

/// The values that are not defaults, each with its line.
fn set_values(config: &Config) -> String {
    let mut text = String::new();
    for (path, value) in values(config) {
        if let (Some(value), Origin::File(span)) = (value, config.origins.of(&path)) {
            let line = 1 + config.file.as_ref().unwrap().text[..span.start]
                .matches('\n')
                .count();
            writeln!(text, "{path} = {value:?}  (line {line})").unwrap();
        }
    }
    text
}

fn read(text: &str) -> (Config, Diagnostics) {
    parse(&SourceText::new(FILE_NAME, text))
}

/// The template with the `#` taken from every line that is no prose.
fn uncommented() -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(rest)
            if rest.starts_with("  ") || rest.starts_with(|c: char| c.is_ascii_lowercase()) =>
        {
            rest.to_owned()
        }
        _ => line.to_owned(),
    };
    TEMPLATE.lines().map(|l| line(l) + "\n").collect()
}

#[test]
fn the_commented_file_changes_nothing_and_is_right_when_uncommented() {
    let (config, findings) = read(TEMPLATE);
    assert_eq!(
        (findings, set_values(&config)),
        (Diagnostics::new(), String::new())
    );

    let (config, findings) = read(&uncommented());
    assert_eq!(report::render(&findings), "");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/config/the_commented_file");
    bind(&folder, || {
        insta::assert_snapshot!("uncommented_values", set_values(&config));
    });
}

#[test]
fn the_commented_file_names_every_key() {
    for key in KEYS.iter().filter(|key| {
        !key.path.starts_with("geolocation.ranges.") && !key.path.starts_with("geolocation.blocks.")
    }) {
        let name = key.path.rsplit('.').next().unwrap();
        let names_it = |line: &str| {
            line.trim_start_matches(['#', ' ', '-'])
                .starts_with(&format!("{name}:"))
        };
        assert!(TEMPLATE.lines().any(names_it), "{}", key.path);
    }
}

#[test]
fn the_commented_file_shows_the_defaults() {
    let (uncommented, _) = read(&uncommented());
    let shown: BTreeMap<_, _> = values(&uncommented).into_iter().collect();
    for (path, default) in values(&Config::default()) {
        if default.is_some() {
            assert_eq!(shown.get(&path), Some(&default), "{path}");
        }
    }
}

#[test]
fn every_key_is_shown() {
    let shown: Vec<String> = values(&Config::default())
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    for key in KEYS {
        let is_shown = shown.iter().any(|path| {
            key.path == path
                || key.path.starts_with(&format!("{path}."))
                || key.path.starts_with(&format!("{path}["))
        });
        assert!(is_shown, "{}", key.path);
    }
}

/// The keys that a JSON Schema allows, each with the kind of its value.
fn schema_keys(schema: &Value, path: &str, keys: &mut BTreeMap<String, String>) {
    let Some(properties) = schema["properties"].as_object() else {
        return;
    };
    assert_eq!(schema["additionalProperties"], Value::Bool(false), "{path}");
    for (name, about) in properties {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        assert!(
            about["description"].is_string(),
            "{path} has no description"
        );
        if about["properties"].is_object() {
            schema_keys(about, &path, keys);
        } else if about["items"]["properties"].is_object() {
            schema_keys(&about["items"], &format!("{path}[]"), keys);
        } else if let Some(section) = about["oneOf"].get(1) {
            keys.insert(path.clone(), "text or section".to_owned());
            schema_keys(section, &path, keys);
        } else {
            keys.insert(path, schema_kind(about));
        }
    }
}

fn schema_kind(about: &Value) -> String {
    if let Some(words) = about["enum"].as_array() {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return format!("one of {}", words.join(", "));
    }
    if about["items"].is_object() {
        return "texts".to_owned();
    }
    let named = &about["additionalProperties"];
    if named["enum"].is_array() {
        return format!("by name {}", schema_kind(named));
    }
    if named.is_object() {
        return "values".to_owned();
    }
    match about["type"].as_str() {
        Some("integer") => format!("number from {} to {}", about["minimum"], about["maximum"]),
        Some(other) => other.to_owned(),
        None => "unknown".to_owned(),
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Text => "string".to_owned(),
        Kind::Number { min, max, .. } => format!("number from {min} to {max}"),
        Kind::Switch => "boolean".to_owned(),
        Kind::Word(words) => format!("one of {}", words.join(", ")),
        Kind::Texts => "texts".to_owned(),
        Kind::Values => "values".to_owned(),
        Kind::NamedWords(words) => format!("by name one of {}", words.join(", ")),
        Kind::TextOrSection => "text or section".to_owned(),
    }
}

#[test]
fn the_schema_for_editors_allows_what_is_read() {
    let mut schema = BTreeMap::new();
    schema_keys(&serde_json::from_str(SCHEMA).unwrap(), "", &mut schema);
    let read: BTreeMap<String, String> = KEYS
        .iter()
        .map(|key| (key.path.to_owned(), kind(key.kind)))
        .collect();
    assert_eq!(schema, read);
}

#[test]
fn the_schema_for_editors_states_the_defaults() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for (path, value) in values(&Config::default()) {
        let Some(value) = value.filter(|_| path != "source.table") else {
            continue;
        };
        let about = path
            .split('.')
            .fold(&schema, |schema, name| &schema["properties"][name]);
        let default = &about["default"];
        let stated = match default {
            Value::String(text) => text.clone(),
            Value::Array(texts) => {
                let texts = texts.iter().map(|text| text.as_str().unwrap());
                texts.collect::<Vec<_>>().join(", ")
            }
            other => other.to_string(),
        };
        assert_eq!(stated, value, "{path}");
    }
}

#[test]
fn a_finding_about_a_value_can_be_placed_later() {
    let (config, _) = read("partitions:\n  date: dt\n");
    let place = config.place("partitions.date", "no such key").unwrap();
    assert_eq!(&place.source.text[place.span], "dt");
    assert_eq!(config.place("partitions.region", ""), None);
}

#[test]
fn hostile_files_cost_little() {
    for (text, code) in [
        (
            format!("known_networks: [{}]", "a,".repeat(200_000)),
            "too-many-values",
        ),
        (format!("{{{}}}", "a,".repeat(200_000)), "too-many-values"),
        (
            format!(
                "{{{}}}",
                (0..4_000).fold(String::new(), |text, i| text + &format!("k{i}: 1,"))
            ),
            "too-many-findings",
        ),
        ("[".repeat(500_000), "invalid-yaml"),
        ("- ".repeat(500_000), "invalid-yaml"),
        (format!("a: \"{}", "x".repeat(900_000)), "invalid-yaml"),
    ] {
        let (_, findings) = read(&text);
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert!(codes.len() <= 101, "{} findings", codes.len());
        assert_eq!(codes.last(), Some(&code));
    }
}

#[test]
fn a_file_that_is_no_configuration_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = camino::Utf8Path::from_path(folder.path())
        .unwrap()
        .join(FILE_NAME);
    for bytes in [vec![b'#'; (1 << 20) + 1], vec![0xff, 0xfe]] {
        std::fs::write(&path, bytes).unwrap();
        let errors = config::load(&path, &mut Diagnostics::new()).unwrap_err();
        assert_eq!(
            errors
                .iter()
                .map(|finding| finding.code)
                .collect::<Vec<_>>(),
            ["unreadable-file"]
        );
    }
}
