//! Every case under `tests/cases/`: a table and perhaps a configuration, and the project made of them.
//!
//! A case is a folder whose name is a sentence:
//!
//! - `table.sql` or `table.json`: the table as a person has it;
//! - `config.yml` (optional): the configuration;
//! - `shown.txt` (optional): the files to keep, one path a line; all of them without it;
//! - `expected/`: one snapshot for each kept file, named by its path in the Looker repository, and
//!   `diagnostics` with what the person sees.

#[path = "support/files.rs"]
mod files;
#[path = "support/generated.rs"]
mod generated;

use std::fs;
use std::path::Path;

use cloudtrail_lookml::repo::LEDGER;
use generated::generate;

#[test]
fn each_case_gives_what_is_expected() {
    insta::glob!("cases/*/table.*", |table| {
        let case = table.parent().unwrap();
        let generated = generate(table, &case.join("config.yml"));
        let shown = fs::read_to_string(case.join("shown.txt")).ok();
        snapshot_settings(case).bind(|| {
            insta::assert_snapshot!("diagnostics", generated.diagnostics);
            for (path, text) in &generated.files {
                // It holds nothing but the digests of the others.
                if path == LEDGER {
                    continue;
                }
                if shown
                    .as_ref()
                    .is_none_or(|shown| shown.lines().any(|line| line == path.as_str()))
                {
                    insta::assert_snapshot!(path.as_str().replace('/', "__"), text);
                }
            }
        });
    });
}

/// A path in `shown.txt` that is not generated would be a snapshot that nobody compares.
#[test]
fn each_snapshot_belongs_to_a_file_that_is_generated() {
    for case in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap() {
        let case = case.unwrap().path();
        let table = ["table.sql", "table.json"]
            .map(|name| case.join(name))
            .into_iter()
            .find(|path| path.exists())
            .unwrap();
        let generated = generate(&table, &case.join("config.yml"));
        for snapshot in fs::read_dir(case.join("expected")).unwrap() {
            let name = snapshot.unwrap().file_name().into_string().unwrap();
            let name = name.trim_end_matches(".snap");
            let is_made = name == "diagnostics"
                || generated
                    .files
                    .keys()
                    .any(|path| path.as_str().replace('/', "__") == name);
            assert!(is_made, "{}: no file is called {name}", case.display());
        }
    }
}

/// Snapshots beside the input, under the name of the file alone.
fn snapshot_settings(case: &Path) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(case.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings
}
