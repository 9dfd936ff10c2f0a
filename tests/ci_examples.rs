//! The files of `examples/ci/` do what they say: their shell lines run here, in a real Git repository,
//! with the real program; only the catalog, the forge and the installation are played.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use granit_parser::{Event, Parser};
use serde_json::{Map, Value};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn example(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join("examples/ci").join(name)).unwrap()
}

/// A YAML text as JSON; every scalar is a text.
fn yaml(text: &str) -> Value {
    fn value<'e>(event: Event<'e>, events: &mut impl Iterator<Item = Event<'e>>) -> Value {
        match event {
            Event::Scalar(text, ..) => Value::String(text.into_owned()),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match events.next().unwrap() {
                        Event::SequenceEnd => return Value::Array(items),
                        event => items.push(value(event, events)),
                    }
                }
            }
            Event::MappingStart(..) => {
                let mut members = Map::new();
                loop {
                    let key = match events.next().unwrap() {
                        Event::MappingEnd => return Value::Object(members),
                        Event::Scalar(key, ..) => key.into_owned(),
                        event => panic!("{event:?}"),
                    };
                    let event = events.next().unwrap();
                    let before = members.insert(key.clone(), value(event, events));
                    assert_eq!(before, None, "`{key}` stands twice");
                }
            }
            event => panic!("{event:?}"),
        }
    }
    let events: Vec<Event<'_>> = Parser::new_from_str(text)
        .map(|next| next.unwrap().0)
        .collect();
    let is_content = |event: &Event<'_>| {
        !matches!(
            event,
            Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(..)
                | Event::DocumentEnd
                | Event::Comment(..)
        )
    };
    let mut events = events.into_iter().filter(is_content);
    let first = events.next().unwrap();
    value(first, &mut events)
}

/// The shell lines of a job of the GitHub workflow, without the installation of the program.
fn github(job: &str) -> String {
    let workflow = yaml(&example("github-actions.yml"));
    let steps = workflow["jobs"][job]["steps"].as_array().unwrap().clone();
    let lines: Vec<String> = steps
        .iter()
        .filter_map(|step| Some(step["run"].as_str()?.to_owned()))
        // Each step has a shell of its own.
        .map(|run| format!("(\n{run}\n)"))
        .collect();
    assert!(lines.len() > 3, "{lines:?}");
    lines.join("\n")
}

fn gitlab(job: &str) -> String {
    let jobs = yaml(&example("gitlab-ci.yml"));
    let lines = jobs[format!("cloudtrail-lookml:{job}")]["script"]
        .as_array()
        .unwrap()
        .clone();
    let lines: Vec<&str> = lines.iter().map(|line| line.as_str().unwrap()).collect();
    assert!(lines.len() > 3, "{lines:?}");
    lines.join("\n")
}

/// A Looker project in a clone of a remote repository, and a folder of programs that are played.
struct Place {
    folder: tempfile::TempDir,
}

/// Plays the catalog: what the program would ask Glue for, it reads from a file.
const PROGRAM: &str = r#"#!/usr/bin/env bash
arguments=()
while (($#)); do
  case $1 in
    --glue) [[ $2 == logs.cloudtrail ]] || exit 9; arguments+=(--get-table "$CATALOG"); shift ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
exec "$REAL_PROGRAM" "${arguments[@]}"
"#;

/// Plays a program of the forge: writes down how it was called, and the text it was given.
const RECORDER: &str = r#"#!/usr/bin/env bash
printf '%s' "${0##*/}" >> "$CALLS"
for argument in "$@"; do
  printf ' %s' "$argument" >> "$CALLS"
  file=${argument#body@}
  [[ $file == *.md && -f $file ]] && cp "$file" "$CALLS.md"
done
printf '\n' >> "$CALLS"
"#;

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        for folder in ["bin", "home", "runner"] {
            fs::create_dir(place.path(folder)).unwrap();
        }
        place.program("cloudtrail-lookml", PROGRAM);
        for name in ["cargo", "gh", "curl"] {
            place.program(name, RECORDER);
        }
        let config = format!(
            "[user]\nname = Test\nemail = test@example.com\n[init]\ndefaultBranch = main\n\
             [url \"{0}\"]\ninsteadOf = https://cloudtrail-lookml:secret@gitlab.example.com/group/project.git\n",
            place.path("remote.git").display()
        );
        fs::write(place.path("home/.gitconfig"), config).unwrap();
        place.git(".", &["init", "--quiet", "--bare", "remote.git"]);
        place.git(
            "remote.git",
            &["config", "receive.advertisePushOptions", "true"],
        );
        place.git(".", &["clone", "--quiet", "remote.git", "clone"]);
        place.catalog(&[]);
        fs::write(
            place.path("clone/cloudtrail-lookml.yml"),
            "source: {get_table: schemas/cloudtrail.json}\nconnection: athena\n",
        )
        .unwrap();
        place.works(
            "cloudtrail-lookml schema pull --glue logs.cloudtrail && cloudtrail-lookml generate",
        );
        place.commit("start");
        place.works("git push --quiet origin main");
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn program(&self, name: &str, text: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Writes what the catalog has: the table that the console makes, without some columns.
    fn catalog(&self, without: &[&str]) {
        let table = cloudtrail_lookml::source::builtin::table("console").unwrap();
        let mut table = table;
        "cloudtrail".clone_into(&mut table.name);
        table.database = Some("logs".to_owned());
        table
            .columns
            .retain(|column| !without.contains(&column.name.as_str()));
        let json = cloudtrail_lookml::source::get_table::write(&table);
        fs::write(self.path("catalog.json"), json).unwrap();
    }

    fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self
            .command("git")
            .args(arguments)
            .current_dir(self.path(folder))
            .output()
            .unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "git {arguments:?}: {out}{err}");
        out
    }

    fn commit(&self, message: &str) {
        self.git("clone", &["add", "--all"]);
        self.git("clone", &["commit", "--quiet", "--message", message]);
    }

    fn command(&self, program: &str) -> Command {
        let path = std::env::var_os("PATH").unwrap();
        let mut folders = vec![self.path("bin")];
        folders.extend(std::env::split_paths(&path));
        let mut command = Command::new(program);
        command
            .env("PATH", std::env::join_paths(folders).unwrap())
            .env("HOME", self.path("home"))
            .env("GIT_CONFIG_GLOBAL", self.path("home/.gitconfig"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("REAL_PROGRAM", env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .env("CATALOG", self.path("catalog.json"))
            .env("CALLS", self.path("calls"));
        command
    }

    /// Runs shell lines in the clone, as the forges do: the first line that fails ends them.
    fn run(&self, lines: &str) -> Output {
        let _ = fs::remove_file(self.path("calls"));
        let project = self.path("clone");
        self.command("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", lines])
            .current_dir(&project)
            .env("BASE", "main")
            .env("PULL_REQUEST", "7")
            .env("BRANCH", "cloudtrail-lookml")
            .env("GLUE_TABLE", "logs.cloudtrail")
            .env("RUNNER_TEMP", self.path("runner"))
            .env("CARGO_HOME", project.join(".cargo"))
            .env("CI_PROJECT_DIR", &project)
            .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main")
            .env("CI_API_V4_URL", "https://gitlab.example.com/api/v4")
            .env("CI_PROJECT_ID", "3")
            .env("CI_MERGE_REQUEST_IID", "7")
            .env("CI_DEFAULT_BRANCH", "main")
            .env("CI_SERVER_HOST", "gitlab.example.com")
            .env("CI_PROJECT_PATH", "group/project")
            .env("GITLAB_TOKEN", "secret")
            .env("AWS_ID_TOKEN", "token")
            .env(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                project.join(".git/aws-token"),
            )
            .output()
            .unwrap()
    }

    /// Runs shell lines that end well; what they print.
    fn works(&self, lines: &str) -> String {
        let output = self.run(lines);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{lines}\n{out}{err}");
        out
    }

    /// How the programs of the forge were called.
    fn calls(&self) -> String {
        fs::read_to_string(self.path("calls")).unwrap_or_default()
    }

    /// The text that the forge was given.
    fn comment(&self) -> String {
        fs::read_to_string(self.path("calls.md")).unwrap()
    }

    /// A branch on which a column is gone, stored, generated and committed.
    fn without_a_column(&self) {
        self.git("clone", &["switch", "--quiet", "--create", "work"]);
        self.catalog(&["errorcode"]);
        self.works("cloudtrail-lookml schema pull --glue logs.cloudtrail");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_file_can_be_read() {
    let mut read = 0;
    for entry in fs::read_dir(Path::new(ROOT).join("examples/ci")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let text = example(&name);
        if Path::new(&name)
            .extension()
            .is_some_and(|ending| ending == "json")
        {
            serde_json::from_str::<Value>(&text).unwrap();
        } else {
            assert!(yaml(&text).is_object(), "{name}");
        }
        read += 1;
    }
    assert!(read >= 6, "{read}");
}

#[test]
fn the_policy_is_the_one_of_the_readme() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```json\n{\n  \"Version\"").unwrap();
    let (policy, _) = rest.split_once("```").unwrap();
    let of_readme: Value = serde_json::from_str(&format!("{{\n  \"Version\"{policy}")).unwrap();
    let policy: Value = serde_json::from_str(&example("iam-policy.json")).unwrap();
    assert_eq!(policy["Version"], of_readme["Version"]);
    // What is needed to read the table, and no more.
    assert_eq!(policy["Statement"].as_array().unwrap().len(), 1);
    assert_eq!(policy["Statement"][0], of_readme["Statement"][0]);
}

#[test]
fn only_the_job_that_asks_glue_may_sign_in_to_aws() {
    let workflow = yaml(&example("github-actions.yml"));
    let may = |job: &str| workflow["jobs"][job]["permissions"]["id-token"] == "write";
    assert!(may("regenerate") && !may("check"));
    assert_eq!(workflow["permissions"]["contents"], "read");
    assert!(!github("check").contains("--glue"));
    let jobs = yaml(&example("gitlab-ci.yml"));
    let tokens = |job: &str| &jobs[format!("cloudtrail-lookml:{job}")]["id_tokens"];
    assert_eq!(
        tokens("regenerate")["AWS_ID_TOKEN"]["aud"],
        "sts.amazonaws.com"
    );
    assert!(tokens("check").is_null() && tokens("diff").is_null());
    for name in ["iam-trust-github.json", "iam-trust-gitlab.json"] {
        let trust: Value = serde_json::from_str(&example(name)).unwrap();
        let condition = trust["Statement"][0]["Condition"]["StringEquals"]
            .as_object()
            .unwrap();
        assert!(condition.keys().any(|key| key.ends_with(":sub")), "{name}");
        assert!(condition.keys().any(|key| key.ends_with(":aud")), "{name}");
    }
}

/// Which of the lines that install the program leave out the SDK, in vain where Glue is asked.
#[test]
fn the_program_is_installed_with_what_its_job_needs() {
    for (lines, is_with_sdk) in [
        (github("check"), false),
        (github("regenerate"), true),
        (gitlab("check"), false),
        (gitlab("diff"), false),
        (gitlab("regenerate"), true),
    ] {
        let install = lines
            .lines()
            .find(|line| line.contains("cargo install"))
            .unwrap()
            .to_owned();
        assert_eq!(
            !install.contains("--no-default-features"),
            is_with_sdk,
            "{install}"
        );
    }
}

#[test]
fn the_github_check_passes_comments_and_fails() {
    let place = Place::new();
    place.works(&github("check"));
    let calls = place.calls();
    assert!(
        calls.contains("cargo install --locked --no-default-features cloudtrail-lookml\n"),
        "{calls}"
    );
    assert!(
        calls.contains("gh pr comment 7 --edit-last --create-if-none --body-file"),
        "{calls}"
    );
    assert!(
        place.comment().starts_with("**LookML: no change**"),
        "{}",
        place.comment()
    );
    // The schema changed, and nobody generated.
    place.without_a_column();
    place.commit("schema");
    let output = place.run(&github("check"));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(!place.calls().contains("gh "), "{}", place.calls());
    // Generated, it passes, and the comment tells whom it breaks.
    place.works("cloudtrail-lookml generate");
    place.commit("generated");
    place.works(&github("check"));
    let comment = place.comment();
    assert!(
        comment.contains("| dimension `cloudtrail.errorcode`"),
        "{comment}"
    );
    assert!(comment.contains("Content Validator"), "{comment}");
}

#[test]
fn the_github_regeneration_opens_a_pull_request_when_something_changed() {
    let place = Place::new();
    let out = place.works(&github("regenerate"));
    assert!(out.contains("nothing changed"), "{out}");
    assert!(!place.calls().contains("gh "), "{}", place.calls());
    place.catalog(&["errorcode"]);
    place.works(&github("regenerate"));
    assert!(
        place
            .calls()
            .contains("gh pr create --head cloudtrail-lookml"),
        "{}",
        place.calls()
    );
    assert!(place.comment().contains("breaking"), "{}", place.comment());
    let changed = place.git(
        "remote.git",
        &["diff", "--name-only", "main", "cloudtrail-lookml"],
    );
    for path in ["schemas/cloudtrail.json", "views/raw/cloudtrail.view.lkml"] {
        assert!(changed.contains(path), "{changed}");
    }
}

#[test]
fn the_gitlab_jobs_check_comment_and_open_a_merge_request() {
    let place = Place::new();
    place.works(&gitlab("check"));
    let out = place.works(&gitlab("regenerate"));
    assert!(out.contains("nothing changed"), "{out}");
    place.without_a_column();
    place.commit("schema");
    assert_eq!(place.run(&gitlab("check")).status.code(), Some(1));
    place.works("cloudtrail-lookml generate");
    place.commit("generated");
    place.works(&gitlab("check"));
    place.works(&gitlab("diff"));
    assert!(
        place.calls().contains("/projects/3/merge_requests/7/notes"),
        "{}",
        place.calls()
    );
    assert!(
        place
            .comment()
            .contains("| dimension `cloudtrail.errorcode`"),
        "{}",
        place.comment()
    );
    place.git("clone", &["switch", "--quiet", "main"]);
    place.works(&gitlab("regenerate"));
    let changed = place.git(
        "remote.git",
        &["diff", "--name-only", "main", "cloudtrail-lookml"],
    );
    assert!(changed.contains("schemas/cloudtrail.json"), "{changed}");
    assert!(
        !changed.contains(".cargo") && !changed.contains("token"),
        "{changed}"
    );
    assert_eq!(
        fs::read_to_string(place.path("clone/.git/aws-token")).unwrap(),
        "token"
    );
}

#[test]
fn the_hooks_of_pre_commit_run() {
    let place = Place::new();
    let config = yaml(&example("pre-commit-config.yaml"));
    let hooks = config["repos"][0]["hooks"].as_array().unwrap().clone();
    assert_eq!(hooks.len(), 2);
    for hook in &hooks {
        place.works(hook["entry"].as_str().unwrap());
    }
    place.without_a_column();
    assert_eq!(
        place.run(hooks[0]["entry"].as_str().unwrap()).status.code(),
        Some(1)
    );
}
