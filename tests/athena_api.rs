//! What is made of the answers of the Athena API, replayed: text, exit code, and the calls themselves.
//!
//! All cases ask about the project in `tests/athena_api/project`.

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
    insta::glob!("athena_api/*/exchange.txt", |file| {
        let text = answered(file).text();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(file.parent().unwrap().join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("said", text));
    });
}

/// The policy in the README allows the calls of Athena that are made, and no other call of Athena.
#[test]
fn the_policy_of_the_readme_allows_the_calls_that_are_made() {
    let mut all = BTreeSet::new();
    for case in fs::read_dir(folder()).unwrap() {
        let file = case.unwrap().path().join("exchange.txt");
        if file.exists() {
            all.extend(answered(&file).actions);
        }
    }
    assert_eq!(policies("athena")["AskAthena"], all);
}

fn answered(file: &Path) -> Replayed {
    replay::replay(&Exchange::read(file), &folder().join("project"), true)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/athena_api")
}
