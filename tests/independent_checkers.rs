//! What is generated for every built-in table, judged by readers of LookML and YAML that other
//! people wrote, and by rules that know nothing of this program's model.
//!
//! `.ci/run` puts the tools into `target/tools` and switches this target on.

#![allow(
    clippy::disallowed_methods,
    reason = "these files lie in temporary folders"
)]

use std::fs;
use std::process::{Command, Output};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The checkers, by the file that each lies in.
const CHECKERS: [&str; 4] = [
    "read_lookml.py",
    "read_dashboards.py",
    "read_lookml.mjs",
    "rules.py",
];

/// A configuration that switches on all that a table can have.
const EVERYTHING: &str = "\
folder: cloudtrail
dashboards:
  size: full
geolocation:
  ranges: geo.ip_ranges
  blocks: geo.ip_blocks
known_networks: [192.0.2.0/24]
";

fn temporary_folder() -> (TempDir, Utf8PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).expect("a path in UTF-8");
    (folder, path)
}

fn text_of(output: &Output) -> String {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    format!("{stdout}{stderr}")
}

/// Runs the program in a folder; it has to succeed.
fn run(folder: &Utf8Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"));
    let output = command
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        text_of(&output)
    );
    String::from_utf8(output.stdout).expect("output in UTF-8")
}

/// Whether a checker is content with these projects, and what it said.
fn check(checker: &str, projects: &[Utf8PathBuf]) -> (bool, String) {
    let script = Utf8Path::new(ROOT).join("tests/checkers").join(checker);
    let tools = Utf8Path::new(ROOT).join("target/tools");
    let mut command = if script.extension() == Some("mjs") {
        let mut node = Command::new("node");
        node.arg(&script).arg(tools.join("node"));
        node
    } else {
        let mut python = Command::new(tools.join("python/bin/python"));
        python.arg("-B").arg(&script);
        python
    };
    let output = command
        .args(projects)
        .output()
        .expect("a tool, which .ci/run puts in place");
    (output.status.success(), text_of(&output))
}

#[test]
fn every_checker_is_content_with_every_built_in_table() {
    let (_guard, folder) = temporary_folder();
    let tables = run(&folder, &["tables"]);
    // A line begins with the table's name; what belongs to it is indented.
    let names: Vec<&str> = tables
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() >= 5, "{tables}");

    let mut projects = Vec::new();
    for name in names {
        for (kind, configuration) in [("lean", ""), ("everything", EVERYTHING)] {
            let project = folder.join(format!("{}-{kind}", name.replace(':', "-")));
            fs::create_dir(&project).expect("a new folder");
            fs::write(project.join("cloudtrail-lookml.yml"), configuration).expect("a new file");
            run(&project, &["generate", "--out", ".", "--table", name]);
            projects.push(project);
        }
    }
    let said: Vec<String> = CHECKERS
        .map(|checker| check(checker, &projects))
        .into_iter()
        .filter(|(is_content, _)| !is_content)
        .map(|(_, said)| said)
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn every_checker_is_content_with_a_sound_project() {
    let sound = Utf8Path::new(ROOT).join("tests/checkers/sound_project");
    for checker in CHECKERS {
        let (is_content, said) = check(checker, std::slice::from_ref(&sound));
        assert!(is_content, "{checker}: {said}");
    }
}

#[test]
fn every_fault_is_seen() {
    let sound = Utf8Path::new(ROOT).join("tests/checkers/sound_project");
    let mut unseen = Vec::new();
    let faults = include_str!("checkers/faults.tsv");
    for fault in faults.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = fault.split('\t').collect();
        let [file, text, instead, checker, expected] = cells[..] else {
            panic!("not five cells: {fault}");
        };
        let (_guard, folder) = temporary_folder();
        copy(&sound, &folder);
        let path = folder.join(file);
        let whole = fs::read_to_string(&path).expect("a file of the sound project");
        assert!(whole.contains(text), "{file} holds no {text}");
        fs::write(&path, whole.replacen(text, instead, 1)).expect("a writable copy");
        let (is_content, said) = check(checker, &[folder]);
        if is_content || !said.contains(expected) {
            unseen.push(format!(
                "{fault}
{said}"
            ));
        }
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
}

fn copy(from: &Utf8Path, to: &Utf8Path) {
    for entry in from.read_dir_utf8().expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&target).expect("a new folder");
            copy(entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).expect("a new file");
        }
    }
}
