//! What Looker sees of a project: each folder of `tests/resolve/cases` holds a project and the outline
//! of what comes out.

#[path = "resolve/outline.rs"]
mod outline;

use std::fs;
use std::path::{Path, PathBuf};

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

fn case_folders() -> Vec<PathBuf> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resolve/cases");
    let mut folders: Vec<_> = fs::read_dir(&cases)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

#[test]
fn each_case_resolves_as_it_says() {
    for folder in case_folders() {
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

/// Every rule has a case, and every case a rule.
#[test]
fn the_rules_and_the_cases_name_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = fs::read_to_string(root.join("docs/precedence.md")).expect("the rules");
    for folder in case_folders() {
        let name = folder
            .file_name()
            .and_then(|it| it.to_str())
            .expect("a name");
        assert!(rules.contains(&format!("`{name}`")), "no rule names {name}");
    }
    for name in rules.split('`').skip(1).step_by(2) {
        if name.matches('_').count() > 2 {
            let folder = root.join("tests/resolve/cases").join(name);
            assert!(folder.is_dir(), "no case is named {name}");
        }
    }
}
