//! The same input gives the same bytes, whatever the machine says of itself.

#[path = "support/files.rs"]
mod files;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

/// Generates the project of a case, with the table's path and the environment given.
fn generate(case: &Path, from: &Path, settings: &[(&str, &str)]) -> BTreeMap<Utf8PathBuf, String> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .current_dir(from)
        .envs(settings.iter().copied())
        .arg("generate")
        .arg("--ddl")
        .arg(case.join("table.sql"))
        .arg("--config")
        .arg(case.join("config.yml"))
        .arg("--out")
        .arg(out.path())
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    files::files(Utf8Path::from_path(out.path()).expect("text"))
}

#[test]
fn place_language_and_time_change_nothing() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases/an_organization_with_places_and_known_networks");
    let first = generate(&case, &case, &[]);
    assert!(first.len() > 10);
    let elsewhere = std::env::temp_dir();
    let settings = [
        vec![("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8")],
        vec![
            ("TZ", "America/Los_Angeles"),
            ("LANG", "de_DE.UTF-8"),
            ("COLUMNS", "20"),
        ],
        // Each process has a hash seed of its own, so a run like the first is worth comparing too.
        vec![],
    ];
    for settings in settings {
        assert_eq!(
            generate(&case, &elsewhere, &settings),
            first,
            "{settings:?}"
        );
    }
}
