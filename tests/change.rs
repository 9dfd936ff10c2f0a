//! `tests/change/<a_sentence>/before/` and `after/`: two LookML projects; the snapshots in `expected/`
//! tell what changed as a person, a pull request and a program see it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(output: Output) -> String {
    format!(
        "{}{}exit code {}\n",
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap()
    )
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(Path::new(ROOT).join("tests/change"))
        .unwrap()
        .map(|case| case.unwrap().path())
        .collect();
    cases.sort();
    cases
}

/// Compares the two projects of a case.
fn diff(case: &Path, more: &[&str]) -> Output {
    let arguments = ["diff", "-C", "after", "--against", "../before", "--on-disk"];
    run(case, &[&arguments[..], more].concat())
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_case_is_told_in_each_form() {
    insta::glob!("change/*/after", |after| {
        let case = after.parent().unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case.join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        let name = case
            .file_name()
            .unwrap()
            .to_string_lossy()
            .replace('_', " ");
        settings.set_description(name);
        settings.bind(|| {
            insta::assert_snapshot!("text", said(diff(case, &["--exit-code"])));
            insta::assert_snapshot!("markdown", said(diff(case, &["--format", "markdown"])));
            insta::assert_snapshot!("json", said(diff(case, &["--format", "json"])));
        });
    });
}

/// Every word for what can happen stands in a case, so that none is untested.
#[test]
fn every_kind_of_change_and_of_thing_has_a_case() {
    let mut kinds = std::collections::BTreeSet::new();
    let mut things = std::collections::BTreeSet::new();
    let mut classes = std::collections::BTreeSet::new();
    for case in cases() {
        let document = json(&diff(&case, &["--format", "json"]));
        assert_eq!(document["format"], 1);
        for change in document["changes"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            kinds.insert(text(&change["change"]));
            things.insert(text(&change["thing"]["kind"]));
            classes.insert(text(&change["class"]));
        }
    }
    let told =
        |set: std::collections::BTreeSet<String>| set.into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(
        told(kinds),
        "added alias_removed base_renamed definition_removed field_excluded kind_changed parameter removed \
         renamed timeframes_added timeframes_removed"
    );
    assert_eq!(
        told(things),
        "constant dashboard dashboard_filter dimension dimension_group explore join measure model \
         parameter set test tile view"
    );
    assert_eq!(told(classes), "breaking cosmetic results");
}

#[test]
fn exit_codes_follow_the_gravest_change() {
    let code = |case: &str, more: &[&str]| {
        let case = Path::new(ROOT).join("tests/change").join(case);
        diff(&case, more).status.code().unwrap()
    };
    let breaking = "an_explore_is_removed";
    let results = "what_a_field_computes_changes";
    let cosmetic = "how_a_field_looks_changes";
    let none = "layout_comments_and_places_of_files_do_not_count";
    for (arguments, codes) in [
        (&[][..], [0, 0, 0, 0]),
        (&["--exit-code"], [1, 1, 1, 0]),
        (&["--fail-on", "breaking"], [1, 0, 0, 0]),
        (&["--fail-on", "results"], [1, 1, 0, 0]),
        (&["--fail-on", "any"], [1, 1, 1, 0]),
    ] {
        let got = [breaking, results, cosmetic, none].map(|case| code(case, arguments));
        assert_eq!(got, codes, "{arguments:?}");
    }
}

/// Whatever changed, the way back changes as many things, and a project does not differ from itself.
#[test]
fn nothing_differs_from_itself() {
    for case in cases() {
        for side in ["before", "after"] {
            let arguments = [
                "diff",
                "-C",
                side,
                "--against",
                ".",
                "--on-disk",
                "--exit-code",
            ];
            let output = run(&case, &arguments);
            assert_eq!(output.status.code(), Some(0), "{}", said(output));
        }
    }
}

/// Markdown as a reader of other people's would see it: no element but ours, whatever the names are.
#[test]
fn hostile_names_stay_text() {
    for case in cases() {
        let output = diff(&case, &["--format", "markdown"]);
        let markdown = String::from_utf8(output.stdout).unwrap();
        let mut fence: Option<String> = None;
        for line in markdown.lines() {
            let trimmed = line.trim_start();
            let ticks: String = trimmed.chars().take_while(|c| *c == '`').collect();
            match &fence {
                Some(open) => {
                    if ticks.len() >= open.len() && trimmed.trim_end() == ticks {
                        fence = None;
                    }
                    continue;
                }
                None if ticks.len() >= 3 => {
                    fence = Some(ticks);
                    continue;
                }
                None => {}
            }
            let mut rest = line.to_owned();
            for ours in [
                "<br>",
                "<details>",
                "</details>",
                "<summary>",
                "</summary>",
                "<code>",
                "</code>",
            ] {
                rest = rest.replace(ours, "");
            }
            assert!(!rest.contains('<'), "{}: {line}", case.display());
            // Outside of code nobody is called and nothing is linked.
            let mut outside = String::new();
            for piece in line.split("<code>") {
                outside.push_str(
                    piece
                        .split_once("</code>")
                        .map_or(piece, |(_, after)| after),
                );
            }
            assert!(!outside.contains('@'), "{}: {line}", case.display());
            assert!(
                !line.replace("\\]", "").contains("]("),
                "{}: {line}",
                case.display()
            );
        }
        assert_eq!(fence, None, "{}", case.display());
    }
}

/// A repository with one commit of a project, in a folder below its top.
struct Repository(tempfile::TempDir);

impl Repository {
    fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.com",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{arguments:?} {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "x"]);
    }

    fn diff(&self, folder: &str, arguments: &[&str]) -> String {
        let arguments = [&["diff", "-C", folder, "--on-disk"], arguments].concat();
        said(run(self.0.path(), &arguments))
    }
}

#[test]
fn the_older_side_is_a_revision() {
    let repository = Repository::new();
    repository.write("README.md", "top\n");
    repository.write(
        "looker/views/v.view.lkml",
        "view: v {\n  dimension: a { sql: 1 ;; }\n  dimension: b { sql: 2 ;; }\n}\n",
    );
    repository.write("looker/.hidden/h.view.lkml", "view: hidden {}\n");
    repository.write("other/o.view.lkml", "view: o {}\n");
    repository.commit();
    repository.git(&["tag", "v1"]);
    assert!(
        repository
            .diff("looker", &[])
            .starts_with("no change from HEAD"),
        "{}",
        repository.diff("looker", &[])
    );
    repository.write(
        "looker/views/v.view.lkml",
        "view: v {\n  dimension: a { sql: 1 ;; }\n}\n",
    );
    let told = repository.diff("looker", &["--exit-code"]);
    assert!(
        told.contains("dimension `v.b`: removed") && told.ends_with("exit code 1\n"),
        "{told}"
    );
    assert!(
        !told.contains("hidden") && !told.contains("view `o`"),
        "{told}"
    );
    repository.commit();
    assert!(repository.diff("looker", &[]).starts_with("no change"));
    for revision in ["v1", "HEAD~1", "main~1", "@{1}"] {
        let told = repository.diff("looker", &["--against", revision]);
        assert!(
            told.contains("dimension `v.b`: removed"),
            "{revision}: {told}"
        );
    }
    // From the top, all projects of the repository are one.
    assert!(repository.diff(".", &["--against", "v1"]).contains("v.b"));
    // A folder that was not there then is new as a whole.
    repository.write("fresh/f.view.lkml", "view: f {}\n");
    assert!(repository.diff("fresh", &[]).contains("view `f`: added"));
}

#[test]
fn the_newer_side_is_what_generate_would_write() {
    let repository = Repository::new();
    let generate = |repository: &Repository| {
        let output = run(repository.0.path(), &["generate"]);
        assert!(output.status.success(), "{}", said(output));
    };
    let diff =
        |arguments: &[&str]| said(run(repository.0.path(), &[&["diff"], arguments].concat()));
    repository.write(
        "cloudtrail-lookml.yml",
        "source: {table: builtin:console}\n",
    );
    generate(&repository);
    repository.commit();
    assert!(
        diff(&[]).starts_with("no change from HEAD to the files\n"),
        "{}",
        diff(&[])
    );
    repository.write(
        "cloudtrail-lookml.yml",
        "source: {table: builtin:projection}\n",
    );
    let planned = diff(&[]);
    assert!(
        planned.contains("+++ what generate would write\n"),
        "{planned}"
    );
    assert!(
        planned.contains("+ dimension `cloudtrail.eventcategory`: added"),
        "{planned}"
    );
    assert!(diff(&["--on-disk"]).starts_with("no change"));
    // An option says the same as the configuration.
    repository.write(
        "cloudtrail-lookml.yml",
        "source: {table: builtin:console}\n",
    );
    assert_eq!(diff(&["--table", "builtin:projection"]), planned);
    // What a person changed stays as it is, as `generate` leaves it.
    let path = "views/cloudtrail.view.lkml";
    let text = fs::read_to_string(repository.0.path().join(path)).unwrap();
    repository.write(
        path,
        &text.replacen("label: \"Result\"", "label: \"Outcome\"", 1),
    );
    let edited = diff(&[]);
    assert!(
        edited.contains("`cloudtrail.result`: `label` changed: Result -> Outcome"),
        "{edited}"
    );
    repository.write(path, &text);
    // Written, it is the same answer.
    repository.write(
        "cloudtrail-lookml.yml",
        "source: {table: builtin:projection}\n",
    );
    generate(&repository);
    assert_eq!(
        diff(&[]).replace("the files", "what generate would write"),
        planned
    );
}

#[test]
fn the_repository_is_not_touched() {
    let repository = Repository::new();
    repository.write("v.view.lkml", "view: v {}\n");
    repository.commit();
    let index = || {
        fs::metadata(repository.0.path().join(".git/index"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = index();
    repository.write("v.view.lkml", "view: v { label: \"x\" }\n");
    repository.diff(".", &[]);
    assert_eq!(index(), before);
}

#[test]
fn what_cannot_be_compared_is_told() {
    let empty = Repository::new();
    empty.write("v.view.lkml", "view: v {}\n");
    let told = empty.diff(".", &[]);
    assert!(
        told.contains("no commit yet") && told.ends_with("exit code 2\n"),
        "{told}"
    );
    empty.commit();
    for (against, word) in [
        ("nonsense", "neither a folder nor a revision"),
        ("--output=x", "neither a folder nor a revision"),
        ("", "neither a folder nor a revision"),
        ("a b\u{202e}", "neither a folder nor a revision"),
        (".git", "holds no LookML"),
    ] {
        let told = empty.diff(".", &[&format!("--against={against}")]);
        assert!(
            told.contains(word) && told.ends_with("exit code 2\n"),
            "{against}: {told}"
        );
    }
    let outside = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args(["diff"])
        .current_dir(outside.path())
        .env("GIT_CEILING_DIRECTORIES", outside.path().parent().unwrap())
        .output()
        .unwrap();
    let told = said(output);
    assert!(
        told.contains("in no Git repository") && told.contains("--against DIR"),
        "{told}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .args(["diff"])
        .current_dir(outside.path())
        .env("PATH", outside.path())
        .output()
        .unwrap();
    assert!(said(output).contains("`git` is not installed"));
}

/// The files of many large views come through the pipes of `git` without a standstill.
#[test]
fn a_large_project_is_read_from_a_revision() {
    let repository = Repository::new();
    for view in 0..120 {
        let mut text = format!("view: v{view} {{\n");
        for field in 0..100 {
            let _ = writeln!(
                text,
                "  dimension: f{field} {{ sql: ${{TABLE}}.f{field} ;; }}"
            );
        }
        text.push_str("}\n");
        repository.write(&format!("views/v{view}.view.lkml"), &text);
    }
    repository.commit();
    repository.write("views/v7.view.lkml", "view: v7 {}\n");
    let told = repository.diff(".", &["--format", "json"]);
    let told: Value = serde_json::from_str(told.strip_suffix("exit code 0\n").unwrap()).unwrap();
    assert_eq!(told["breaking"], 100);
}
