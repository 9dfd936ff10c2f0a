//! What Looker sees of a project: each folder of `tests/resolve/cases` holds a project and the outline
//! of what comes out.

#[path = "resolve/outline.rs"]
mod outline;

use std::fs;
use std::path::Path;

use camino::Utf8Path;

use cloudtrail_lookml::report;
use cloudtrail_lookml::resolve::resolve;
use cloudtrail_lookml::source::looker_project::{self, LookerProject};

fn load(case: &Path) -> LookerProject {
    let folder = Utf8Path::from_path(case)
        .expect("a path of text")
        .join("project");
    looker_project::load(&folder, Utf8Path::new("")).expect("a project")
}

#[test]
fn each_case_resolves_as_it_says() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resolve/cases");
    let mut folders: Vec<_> = fs::read_dir(&cases)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        let loaded = load(&folder);
        assert!(
            loaded.findings.is_empty(),
            "{}",
            report::render(&loaded.findings)
        );
        let resolved = resolve(&loaded.project);
        let shown = outline::of(&resolved);
        insta::with_settings!({
            snapshot_path => folder.join("expected"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("resolved", shown);
            insta::assert_snapshot!("findings", report::render(&resolved.findings));
        });
    }
}
