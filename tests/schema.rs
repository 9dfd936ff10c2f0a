//! The stored schema: what `schema pull` writes is read back to the same project, and `schema diff`
//! tells what changed.
//!
//! `tests/schema/<a_sentence>/before.*` and `after.*`: two descriptions of a table, as statements or as
//! get-table JSON; the snapshots in `expected/` tell the difference as text and as JSON.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

#[path = "support/files.rs"]
mod files;
#[path = "fuzz/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::glue::{
    Column, HiveType, SerDeInfo, StorageDescriptor, StructField, Table, schema_changes,
};
use cloudtrail_lookml::source::{self, get_table};
use random::Random;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder in which the program is started.
struct Place(tempfile::TempDir);

struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        Self(folder)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn with(self, path: &str, text: &str) -> Self {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        Said {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }

    /// The generated files, but for the ledger, which also tells what the table was read from.
    fn generated(&self, folder: &str) -> BTreeMap<Utf8PathBuf, String> {
        let folder = Utf8PathBuf::from_path_buf(self.path(folder)).unwrap();
        if !folder.exists() {
            return BTreeMap::new();
        }
        let mut files = files::files(&folder);
        files.retain(|path, _| {
            path.extension() != Some("lock") && !path.as_str().contains("ledger")
        });
        files
    }
}

/// Every description of a table that can be had here, with the arguments that name it.
fn descriptions() -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = ["projection", "organization", "manual", "console", "2017"]
        .iter()
        .map(|name| vec!["--table".to_owned(), format!("builtin:{name}")])
        .collect();
    let mut paths = tables_below("tests/cases");
    // Some of those with odd statements, and of those that are no trail's: all of them take a minute.
    let mut odd = tables_below("tests/tables");
    odd.sort();
    paths.extend(odd.into_iter().step_by(4));
    let shared = Path::new(ROOT)
        .ancestors()
        .map(|above| above.join("shared/schemas"))
        .find(|folder| folder.is_dir());
    if let Some(folder) = shared {
        let collected = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        paths.extend(collected.filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "sql" || ending == "json")
        }));
    }
    paths.sort();
    for path in paths {
        let is_statement = path.extension().is_some_and(|ending| ending == "sql");
        let option = if is_statement { "--ddl" } else { "--get-table" };
        let path = path.into_os_string().into_string().unwrap();
        let mut arguments = vec![option.to_owned(), path.clone()];
        if path.contains("/40_") {
            arguments.extend(["--name".to_owned(), "cloudtrail_logs_pp".to_owned()]);
        }
        all.push(arguments);
    }
    all
}

/// The tables of the cases below a folder of the tests.
fn tables_below(folder: &str) -> Vec<PathBuf> {
    fs::read_dir(Path::new(ROOT).join(folder))
        .unwrap()
        .flat_map(|case| {
            let case = case.unwrap().path();
            [case.join("table.sql"), case.join("table.json")]
        })
        .filter(|path| path.exists())
        .collect()
}

#[test]
fn every_table_of_the_tests_is_read_back_as_it_was_written() {
    let mut read = 0;
    for path in tables_below("tests/tables") {
        let path = Utf8PathBuf::from_path_buf(path).unwrap();
        let here = Utf8Path::new("");
        let Ok(mut table) = source::load_file(&path, here, &mut Diagnostics::new()) else {
            continue;
        };
        let source = SourceText::new("stored.json", get_table::write(&table));
        let back = get_table::parse(&source, None, &mut Diagnostics::new()).unwrap();
        // What the columns do not tell is left out, and the rest is in one order.
        let in_order: BTreeMap<String, String> = table
            .parameters
            .drain(..)
            .filter(|(name, _)| get_table::is_kept(name))
            .collect();
        table.parameters = in_order.into_iter().collect();
        let serde = &mut table.storage.serde.parameters;
        let in_order: BTreeMap<String, String> = serde.drain(..).collect();
        *serde = in_order.into_iter().collect();
        table.target = None;
        table.view_original_text = None;
        table.is_federated = false;
        assert_eq!(back, table, "{path}");
        read += 1;
    }
    assert!(read > 60, "{read}");
}

#[test]
fn a_stored_schema_gives_the_bytes_of_what_it_was_made_from() {
    let (mut stored, mut refused) = (0, 0);
    for description in descriptions() {
        let described: Vec<&str> = description.iter().map(String::as_str).collect();
        let place = Place::new();
        let direct = place.run(&[&["generate", "--out", "direct"], &described[..]].concat());
        let pull = [&["schema", "pull", "--out", "stored.json"], &described[..]].concat();
        let pulled = place.run(&pull);
        if pulled.code != Some(0) {
            // What is no trail's table is refused alike.
            assert_eq!(
                (pulled.code, direct.code),
                (Some(2), Some(2)),
                "{described:?}"
            );
            assert_eq!(pulled.err, direct.err, "{described:?}");
            refused += 1;
            continue;
        }
        let again = place.run(&["generate", "--out", "again", "--get-table", "stored.json"]);
        assert_eq!(again.code, direct.code, "{described:?} {}", again.err);
        assert_eq!(
            place.generated("again"),
            place.generated("direct"),
            "{described:?}"
        );
        // What was stored and is pulled from there is the same text.
        let text = place.read("stored.json");
        let to_output = ["schema", "pull", "--out", "-", "--get-table", "stored.json"];
        assert_eq!(place.run(&to_output).out, text, "{described:?}");
        for volatile in [
            "DdlTime",
            "CreateTime",
            "UpdateTime",
            "Owner",
            "CatalogId",
            "VersionId",
            "numRows",
        ] {
            assert!(!text.contains(volatile), "{described:?}: {volatile}");
        }
        let compared = [
            &["schema", "diff", "stored.json", "--exit-code"],
            &described[..],
        ]
        .concat();
        let compared = place.run(&compared);
        assert_eq!(
            compared.code,
            Some(0),
            "{described:?} {}{}",
            compared.out,
            compared.err
        );
        stored += 1;
    }
    assert!(
        stored >= 20 && refused >= 3,
        "{stored} stored, {refused} refused"
    );
}

#[test]
fn differences_are_told_as_text_and_as_json() {
    insta::glob!("schema/*/before.*", |before| {
        let case = before.parent().unwrap();
        let after = fs::read_dir(case)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.file_stem().is_some_and(|stem| stem == "after"))
            .unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case.join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        settings.bind(|| {
            for format in ["text", "json"] {
                let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
                    .args(["schema", "diff", "--exit-code", "--format", format])
                    .args([before.file_name().unwrap(), after.file_name().unwrap()])
                    .current_dir(case)
                    .output()
                    .unwrap();
                let said = format!(
                    "{}{}exit code {}\n",
                    String::from_utf8(output.stdout).unwrap(),
                    String::from_utf8(output.stderr).unwrap(),
                    output.status.code().unwrap()
                );
                insta::assert_snapshot!(format, said);
            }
        });
    });
}

#[test]
fn a_pull_stores_says_what_to_configure_and_then_writes_nothing() {
    let place = Place::new();
    let first = place.run(&["schema", "pull"]);
    assert_eq!((first.code, first.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(first.out, @r"
    stored `cloudtrail_logs_pp` from `builtin:projection` in `schemas/cloudtrail_logs_pp.json`, 29 columns, partitioned by timestamp
    next: commit the file, and put this into cloudtrail-lookml.yml, so that later runs need no AWS:
    source: {get_table: schemas/cloudtrail_logs_pp.json}
    ");
    assert!(
        place
            .read("schemas/cloudtrail_logs_pp.json")
            .ends_with("}}\n")
    );
    let written = || {
        fs::metadata(place.path("schemas/cloudtrail_logs_pp.json"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = written();
    let second = place.run(&["schema", "pull"]);
    assert!(second.out.starts_with("unchanged: "), "{}", second.out);
    assert_eq!(written(), before);
    // Once the configuration names the file, nothing is left to be said about it.
    fs::write(
        place.path("cloudtrail-lookml.yml"),
        "source: {get_table: schemas/cloudtrail_logs_pp.json}\n",
    )
    .unwrap();
    let third = place.run(&["schema", "pull", "--table", "builtin:projection"]);
    assert_eq!((third.code, third.err.as_str()), (Some(0), ""));
    assert!(!third.out.contains("next:"), "{}", third.out);
    let stored = place.run(&["schema", "pull"]);
    assert_eq!(stored.code, Some(2));
    assert!(stored.err.contains("schema pull --glue"), "{}", stored.err);
    let diff = place.run(&["schema", "diff"]);
    assert_eq!(diff.code, Some(2));
    assert!(diff.err.contains("schema diff --glue"), "{}", diff.err);
    let diff = place.run(&["schema", "diff", "--exit-code", "--table", "builtin:manual"]);
    assert_eq!(diff.code, Some(1), "{}{}", diff.out, diff.err);
}

#[test]
fn every_table_of_the_configuration_is_stored() {
    let config = "source: {table: builtin:projection}\ngeolocation:\n  ranges: {ddl: ranges.sql}\n  blocks: {ddl: blocks.sql}\n";
    let schema =
        |name: &str| fs::read_to_string(Path::new(ROOT).join("schemas").join(name)).unwrap();
    let place = Place::new()
        .with("cloudtrail-lookml.yml", config)
        .with("ranges.sql", &schema("ip_ranges.sql"))
        .with("blocks.sql", &schema("ip_blocks.sql"));
    let before = place.run(&["generate", "--out", "before"]);
    assert_eq!((before.code, before.err.as_str()), (Some(0), ""));
    let pulled = place.run(&["schema", "pull"]);
    assert_eq!((pulled.code, pulled.err.as_str()), (Some(0), ""));
    let (_, lines) = pulled.out.split_once("need no AWS:\n").unwrap();
    // What it says to put into the configuration can be put there.
    fs::write(place.path("cloudtrail-lookml.yml"), lines).unwrap();
    let after = place.run(&["generate", "--out", "after"]);
    assert_eq!((after.code, after.err.as_str()), (Some(0), ""));
    assert_eq!(place.generated("after"), place.generated("before"));
}

#[test]
fn a_file_that_it_did_not_write_is_never_overwritten() {
    let told = r#"{"Table": {"Name": "cloudtrail_logs_pp", "Owner": "hadoop", "StorageDescriptor": {"Columns": []}}}"#;
    for text in [told, "", "notes\n"] {
        let place = Place::new().with("schemas/cloudtrail_logs_pp.json", text);
        let refused = place.run(&["schema", "pull"]);
        assert_eq!(refused.code, Some(1), "{}", refused.err);
        assert!(refused.err.contains("not overwritten"), "{}", refused.err);
        assert_eq!(place.read("schemas/cloudtrail_logs_pp.json"), text);
    }
    // One that it wrote is, also where Git turned its line ends.
    let place = Place::new();
    assert_eq!(
        place
            .run(&[
                "schema",
                "pull",
                "--out",
                "x.json",
                "--table",
                "builtin:manual"
            ])
            .code,
        Some(0)
    );
    let turned = place.read("x.json").replace('\n', "\r\n");
    fs::write(place.path("x.json"), &turned).unwrap();
    assert_eq!(
        place
            .run(&[
                "schema",
                "pull",
                "--out",
                "x.json",
                "--table",
                "builtin:manual"
            ])
            .code,
        Some(0)
    );
    assert_eq!(place.read("x.json"), turned);
    assert_eq!(
        place.run(&["schema", "pull", "--out", "x.json"]).code,
        Some(0)
    );
    assert!(place.read("x.json").contains("projection"));
}

#[test]
fn a_name_does_not_lead_out_of_the_folder() {
    let table = r#"{"Table": {"Name": "../../Ev il", "StorageDescriptor": {"Columns": [{"Name": "eventtime", "Type": "string"},
        {"Name": "eventsource", "Type": "string"}, {"Name": "eventname", "Type": "string"}]}}}"#;
    let place = Place::new().with("table.json", table);
    let pulled = place.run(&["schema", "pull", "--get-table", "table.json"]);
    assert_eq!(pulled.code, Some(0), "{}", pulled.err);
    assert!(
        place.path("schemas/______ev_il.json").is_file(),
        "{}",
        pulled.out
    );
}

#[test]
fn bad_input_is_told() {
    let place = Place::new().with("blocks.json", "{\"x\": 1}");
    let cases: &[(&[&str], i32, &str)] = &[
        (
            &["schema", "diff", "builtin:projektion", "builtin:manual"],
            2,
            "did you mean",
        ),
        (
            &["schema", "diff", "nowhere.json", "builtin:manual"],
            2,
            "nowhere.json",
        ),
        (
            &["schema", "diff", "glue:logs", "builtin:manual"],
            2,
            "DATABASE.TABLE",
        ),
        (
            &["schema", "diff", "blocks.json", "builtin:manual"],
            2,
            "no member `Table`",
        ),
        (&["schema", "diff"], 2, "schema pull"),
        (&["schema", "pull", "--region", "x-1"], 2, "--region"),
        (&["schema", "pull", "--out", "."], 2, "cannot be written"),
    ];
    for (arguments, code, word) in cases {
        let said = place.run(arguments);
        assert_eq!(
            said.code,
            Some(*code),
            "{arguments:?} {}{}",
            said.out,
            said.err
        );
        assert!(said.err.contains(word), "{arguments:?} {}", said.err);
    }
}

#[test]
fn without_a_difference_nothing_is_printed_but_a_word() {
    let place = Place::new();
    let same = place.run(&[
        "schema",
        "diff",
        "--exit-code",
        "builtin:manual",
        "builtin:manual",
    ]);
    assert_eq!(same.code, Some(0));
    assert_eq!(
        same.out,
        "no difference between builtin:manual and builtin:manual\n"
    );
    assert_eq!(
        place
            .run(&["-q", "schema", "diff", "builtin:manual", "builtin:manual"])
            .out,
        ""
    );
}

/// A text with signs of every syntax in it.
fn text(random: &mut Random) -> String {
    (0..=random.below(6)).map(|_| random.character()).collect()
}

fn hive_type(random: &mut Random, depth: usize) -> HiveType {
    match random.below(if depth == 0 { 3 } else { 6 }) {
        0 => HiveType::String,
        1 => HiveType::Decimal {
            precision: 12,
            scale: 3,
        },
        2 => HiveType::TimestampWithTimeZone,
        3 => HiveType::Array(Box::new(hive_type(random, depth - 1))),
        4 => HiveType::Map(
            Box::new(HiveType::Int),
            Box::new(hive_type(random, depth - 1)),
        ),
        _ => HiveType::Struct(
            (0..=random.below(3))
                .map(|_| StructField {
                    name: format!("m{}", random.below(100)),
                    hive_type: hive_type(random, depth - 1),
                    comment: None,
                })
                .collect(),
        ),
    }
}

fn columns(random: &mut Random) -> Vec<Column> {
    (0..random.below(6))
        .map(|_| Column {
            name: text(random),
            hive_type: (random.below(8) > 0).then(|| hive_type(random, 3)),
            comment: (random.below(2) > 0).then(|| text(random)),
            span: None,
        })
        .collect()
}

fn table(random: &mut Random) -> Table {
    let option = |random: &mut Random| (random.below(3) > 0).then(|| text(random));
    let mut parameters: BTreeMap<String, String> = (0..random.below(4))
        .map(|_| (format!("projection.{}", text(random)), text(random)))
        .collect();
    let comment = option(random);
    if let (Some(comment), true) = (&comment, random.below(2) > 0) {
        parameters.insert("comment".to_owned(), comment.clone());
    }
    Table {
        database: option(random),
        name: text(random),
        comment,
        table_type: option(random),
        columns: columns(random),
        partition_keys: columns(random),
        storage: StorageDescriptor {
            location: option(random),
            input_format: option(random),
            output_format: option(random),
            serde: SerDeInfo {
                serialization_library: option(random),
                parameters: BTreeMap::from([(text(random), text(random))])
                    .into_iter()
                    .collect(),
            },
        },
        parameters: parameters.into_iter().collect(),
        ..Table::default()
    }
}

#[test]
fn any_table_is_read_back_as_it_was_written() {
    let mut random = Random::new(6);
    let mut read = 0;
    for _ in 0..3_000 {
        let table = table(&mut random);
        let written = get_table::write(&table);
        let source = SourceText::new("stored.json", written.as_str());
        match get_table::parse(&source, None, &mut Diagnostics::new()) {
            Ok(back) => {
                assert_eq!(back, table, "{written}");
                assert_eq!(schema_changes(&back, &table, |_| true), [], "{written}");
                assert_eq!(get_table::write(&back), written);
                read += 1;
            }
            // A name that Glue does not take is refused; it is JSON all the same.
            Err(_) => assert!(
                serde_json::from_str::<serde_json::Value>(&written).is_ok(),
                "{written}"
            ),
        }
    }
    assert!(read > 200, "{read}");
}

/// Counted another way than the program does: over the flat list of all paths.
#[test]
fn the_paths_that_differ_are_those_that_are_told() {
    fn paths(prefix: &str, hive_type: &HiveType, all: &mut BTreeMap<String, String>) {
        match hive_type {
            HiveType::Struct(fields) => {
                for field in fields {
                    paths(&format!("{prefix}.{}", field.name), &field.hive_type, all);
                }
            }
            leaf => {
                all.insert(prefix.to_owned(), leaf.to_string());
            }
        }
    }
    let flat = |table: &Table| {
        let mut all = BTreeMap::new();
        for column in &table.columns {
            paths(&column.name, column.hive_type.as_ref().unwrap(), &mut all);
        }
        all
    };
    let place = Place::new();
    for (one, other) in [
        ("2017", "projection"),
        ("projection", "console"),
        ("console", "manual"),
    ] {
        let load = |name| source::builtin::table(name).unwrap();
        let (one_table, other_table) = (load(one), load(other));
        let (before, after) = (flat(&one_table), flat(&other_table));
        let told = place.run(&[
            "schema",
            "diff",
            "--format",
            "json",
            &format!("builtin:{one}"),
            &format!("builtin:{other}"),
        ]);
        let json: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!(json["format"], 1);
        let mut gone = flat(&one_table);
        gone.retain(|path, _| !after.contains_key(path));
        let mut came = after.clone();
        came.retain(|path, _| !before.contains_key(path));
        for change in json["changes"].as_array().unwrap() {
            if change["part"] != "column" {
                continue;
            }
            let path = change["path"].as_str().unwrap();
            let covers = |leaf: &String| leaf == path || leaf.starts_with(&format!("{path}."));
            match change["change"].as_str().unwrap() {
                "removed" => gone.retain(|leaf, _| !covers(leaf)),
                "added" => came.retain(|leaf, _| !covers(leaf)),
                "retyped" => {
                    gone.retain(|leaf, _| !covers(leaf));
                    came.retain(|leaf, _| !covers(leaf));
                }
                _ => {}
            }
        }
        assert_eq!(
            (gone, came),
            (BTreeMap::new(), BTreeMap::new()),
            "{one} {other}"
        );
    }
}
