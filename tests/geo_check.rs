//! `geo check`: a folder a case, with tables, arguments, the exit code, and what is said.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn deployed_tables_are_told_as_they_are() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/geo_check");
    let mut names: Vec<String> = fs::read_dir(&cases)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() > 10);
    for name in names {
        let folder = cases.join(&name);
        let arguments = fs::read_to_string(folder.join("arguments")).unwrap();
        // A copy, above which no configuration lies.
        let work = tempfile::tempdir().unwrap();
        fs::create_dir(work.path().join(".git")).unwrap();
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, work.path().join(path.file_name().unwrap())).unwrap();
        }
        let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .current_dir(work.path())
            .args(["geo", "check"])
            .args(arguments.lines())
            .output()
            .unwrap();
        let code = fs::read_to_string(folder.join("exit_code")).unwrap();
        let said = format!(
            "{}== standard error\n{}",
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap()
        );
        assert_eq!(
            output.status.code(),
            code.trim().parse().ok(),
            "{name}: {said}"
        );
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("expected", said.trim_end());
        });
    }
}
