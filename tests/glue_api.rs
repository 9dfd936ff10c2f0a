//! What is made of the answers of the Glue API, replayed: text, exit code, and the calls themselves.
//!
//! `tests/glue_api` has tables that are read and listed, `tests/glue_sizes` what `cost` asks for.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]

#[path = "support/replay.rs"]
mod replay;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use replay::{Exchange, Replayed, policies};

#[test]
fn each_exchange_gives_what_is_expected() {
    insta::glob!("glue_*/*/exchange.txt", |file| {
        let text = answered(file).text();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(file.parent().unwrap().join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("said", text));
    });
}

/// The policies in the README allow what is called, and nothing more.
#[test]
fn the_policies_of_the_readme_allow_the_calls_that_are_made() {
    let policies = policies("glue");
    let mut all = BTreeSet::new();
    for cases in ["glue_api", "glue_sizes"] {
        for case in fs::read_dir(folder(cases)).unwrap() {
            let file = case.unwrap().path().join("exchange.txt");
            if file.exists() {
                all.extend(answered(&file).actions);
            }
        }
    }
    let allowed: BTreeSet<String> = policies.values().flatten().cloned().collect();
    assert_eq!(allowed, all);
    for (sid, case) in [
        ("ReadTheTable", "a_table_is_read"),
        ("ListTheTables", "tables_are_listed_over_all_pages"),
    ] {
        let called = answered(&folder("glue_api").join(case).join("exchange.txt")).actions;
        assert_eq!(policies[sid], called, "{sid}");
    }
}

/// A case: about a table in a folder of its own, where the plan of a project is tested elsewhere; about
/// the sizes of one in the project beside the cases.
fn answered(file: &Path) -> Replayed {
    let exchange = Exchange::read(file);
    if file.starts_with(folder("glue_sizes")) {
        return replay::replay(&exchange, &folder("glue_sizes").join("project"), true);
    }
    let here = tempfile::tempdir().unwrap();
    let shows = exchange.arguments.starts_with("tables");
    replay::replay(&exchange, here.path(), shows)
}

fn folder(name: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    tests.join(name)
}
