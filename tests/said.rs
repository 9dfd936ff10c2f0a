//! What the program says when it cannot go on as asked, or leaves something out: a folder a case,
//! with the files, the arguments, the exit code, and what is said.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn each_case_says_what_is_wrong_and_what_to_type_next() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/said");
    let mut names: Vec<String> = fs::read_dir(&cases)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() > 10);
    for name in names {
        let folder = cases.join(&name);
        let work = tempfile::tempdir().unwrap();
        let files = folder.join("files");
        if files.exists() {
            copy(&files, work.path());
        }
        if !folder.join("no_git").exists() {
            git_init(work.path());
        }
        let (said, code) = run(&folder, work.path());
        assert_eq!(code, Some(expected_code(&folder)), "{name}: {said}");
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("expected", said);
        });
    }
}

/// What is said to both streams, and the exit code.
fn run(case: &Path, work: &Path) -> (String, Option<i32>) {
    let arguments = fs::read_to_string(case.join("arguments")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .current_dir(work)
        .args(arguments.lines())
        // Git's own words and its search for a repository are the same everywhere.
        .env("LC_ALL", "C")
        .env("GIT_CEILING_DIRECTORIES", work.parent().unwrap())
        .output()
        .unwrap();
    let said = format!(
        "{}== standard error\n{}",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap()
    );
    (said.trim_end().to_owned(), output.status.code())
}

fn expected_code(case: &Path) -> i32 {
    let text = fs::read_to_string(case.join("exit_code")).unwrap();
    text.trim().parse().unwrap()
}

fn git_init(folder: &Path) {
    let status = Command::new("git")
        .args(["init", "--quiet"])
        .current_dir(folder)
        .status()
        .unwrap();
    assert!(status.success());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
