//! `tests/tables/<a_sentence>/table.sql` or `table.json`: a table as people have it, and, where the case
//! needs them, `arguments.txt` with a `key: value` a line; the snapshot in `expected/` tells how it is
//! read, what it is recognised as, and what the person is told.

#[path = "tables/told.rs"]
mod told;

use std::path::{Path, PathBuf};

use camino::Utf8Path;
use cloudtrail_lookml::cloudtrail::{PartitionLayout, recognize};
use cloudtrail_lookml::config::{Config, PartitionsConfig, TableSource};
use cloudtrail_lookml::diagnostic::Diagnostics;
use cloudtrail_lookml::glue::{PartitionProjection, Table};
use cloudtrail_lookml::source;

#[test]
fn tables() {
    insta::glob!("tables/*/table.*", |path| {
        let case = path.parent().unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case.join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        settings.set_description(
            case.file_name()
                .unwrap()
                .to_string_lossy()
                .replace('_', " "),
        );
        settings.bind(|| insta::assert_snapshot!("read", read(path)));
    });
}

/// All that is to be told about a table.
fn read(path: &Path) -> String {
    let (name, config) = arguments(&path.with_file_name("arguments.txt"));
    let mut diagnostics = Diagnostics::new();
    let loaded = load(path, name, &mut diagnostics);
    let (table, layout, told) = match loaded {
        Err(errors) => (String::new(), String::new(), errors),
        Ok(table) => match recognized(&table, &config, &mut diagnostics) {
            Ok(layout) => (told::table(&table), told::layout(&layout), diagnostics),
            Err(errors) => {
                diagnostics.extend(errors);
                (told::table(&table), String::new(), diagnostics)
            }
        },
    };
    format!("{table}{layout}{}", told::diagnostics(&told))
}

fn load(path: &Path, name: Option<String>, told: &mut Diagnostics) -> Result<Table, Diagnostics> {
    let folder = Utf8Path::from_path(path.parent().expect("a folder")).expect("UTF-8");
    let file = path
        .file_name()
        .expect("a file")
        .to_string_lossy()
        .into_owned();
    let is_statement = path.extension().is_some_and(|ending| ending == "sql");
    let source = if is_statement {
        TableSource::Ddl {
            path: file.into(),
            name,
        }
    } else {
        TableSource::GetTable {
            path: file.into(),
            name,
        }
    };
    source::load(&source, folder, told)
}

fn recognized(
    table: &Table,
    config: &PartitionsConfig,
    told: &mut Diagnostics,
) -> Result<PartitionLayout, Diagnostics> {
    recognize(table)?;
    let projection = PartitionProjection::of(table, told);
    let config = Config {
        partitions: config.clone(),
        ..Config::default()
    };
    let layout = PartitionLayout::recognize(table, &projection, &config, told);
    told.or_else_ok(layout)
}

/// The table's name and the partition settings of a case.
fn arguments(path: &Path) -> (Option<String>, PartitionsConfig) {
    let mut name = None;
    let mut config = PartitionsConfig::default();
    for line in std::fs::read_to_string(path).unwrap_or_default().lines() {
        let (key, value) = line.split_once(": ").expect("`key: value`");
        let text = || Some(value.to_owned());
        match key {
            "name" => name = text(),
            "date" => config.date = text(),
            "date_format" => config.date_format = text(),
            "year" => config.year = text(),
            "month" => config.month = text(),
            "day" => config.day = text(),
            "padded" => config.padded = Some(value == "true"),
            "account" => config.account = text(),
            "region" => config.region = text(),
            "beginning" => config.beginning = text(),
            _ => {
                let key = key.strip_prefix("values.").expect("a setting");
                let values = value.split(',').map(str::to_owned).collect();
                config.values.push((key.to_owned(), values));
            }
        }
    }
    (name, config)
}

/// The collected table schemas, where they lie beside the repository.
fn shared_schemas() -> Option<PathBuf> {
    let ancestors = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    ancestors
        .map(|folder| folder.join("shared/schemas"))
        .find(|folder| folder.is_dir())
}

/// The files of tables that no trail fills, and a word of the refusal of each.
const REFUSED: &[(&str, &str)] = &[
    ("15_", "injected"),
    ("16b_", "`records`"),
    ("20_", "CloudTrail Lake"),
    ("21_", "Security Lake, source version 1"),
    ("22_", "Security Lake, source version 2"),
    ("25_", "athena-glue-service-logs"),
    ("26_", "athena-glue-service-logs"),
    ("27_", "crawler"),
    ("28_", "resource link"),
    ("29_", "Iceberg"),
];

#[test]
fn each_collected_schema_is_read_or_refused_by_name() {
    let Some(folder) = shared_schemas() else {
        return;
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "sql" || ending == "json")
        })
        .collect();
    files.sort();
    assert!(files.len() > 40, "{files:?}");
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let name = file
            .starts_with("40_")
            .then(|| "cloudtrail_logs_pp".to_owned());
        let mut told = Diagnostics::new();
        let read = load(&path, name, &mut told)
            .and_then(|table| recognized(&table, &PartitionsConfig::default(), &mut told));
        let refused = REFUSED.iter().find(|(prefix, _)| file.starts_with(prefix));
        match (read, refused) {
            (Ok(_), None) => {}
            (Err(errors), Some((_, word))) => {
                let text = told::diagnostics(&errors);
                assert!(text.contains(word), "{file}: {text}");
            }
            (Ok(_), Some(_)) => panic!("{file} is taken for a trail's table"),
            (Err(errors), None) => panic!("{file}: {}", told::diagnostics(&errors)),
        }
    }
}

#[test]
fn both_forms_of_a_collected_schema_have_the_same_columns() {
    let Some(folder) = shared_schemas() else {
        return;
    };
    let mut pairs = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let statement = entry.unwrap().path();
        let json = statement.with_extension("json");
        let is_pair = statement.extension().is_some_and(|ending| ending == "sql") && json.exists();
        if !is_pair || statement.to_string_lossy().contains("29_iceberg") {
            continue;
        }
        pairs += 1;
        let columns = |path: &Path| {
            let table = load(path, None, &mut Diagnostics::new()).unwrap();
            told::columns(&table)
                .to_lowercase()
                .replace(" -- from deserializer", "")
        };
        assert_eq!(
            columns(&statement),
            columns(&json),
            "{}",
            statement.display()
        );
    }
    assert!(pairs >= 15, "{pairs}");
}

#[test]
fn each_built_in_table_is_a_trails_table_without_a_warning() {
    for built_in in source::builtin::all() {
        assert!(built_in.description.len() > 20, "{built_in:?}");
        let table = source::builtin::table(built_in.name).unwrap();
        let mut told = Diagnostics::new();
        recognized(&table, &PartitionsConfig::default(), &mut told).unwrap();
        assert_eq!(told::diagnostics(&told), "", "{}", built_in.name);
    }
}

#[test]
fn the_geolocation_tables_take_any_name() {
    let ranges = source::builtin::geolocation_ranges("\"geo-db\".`ip.ranges`").unwrap();
    assert_eq!(
        (ranges.database.as_deref(), ranges.name.as_str()),
        (Some("geo-db"), "ip.ranges")
    );
    assert_eq!(ranges.columns.len(), 16);
    let blocks = source::builtin::geolocation_blocks("ip_blocks").unwrap();
    assert_eq!((blocks.database, blocks.columns.len()), (None, 3));
    assert!(source::builtin::geolocation_blocks("a..b").is_err());
    assert!(source::builtin::geolocation_blocks("\"a").is_err());
    assert!(source::builtin::geolocation_blocks("a\u{202e}b").is_err());
}
