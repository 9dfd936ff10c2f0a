//! The program as a person starts it: exit codes, what goes to which stream, and how it speaks.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MODEL: &str = "models/cloudtrail.model.lkml";
const FILE_NAME: &str = "cloudtrail-lookml.yml";

/// A folder in which the program is started.
struct TestRepo {
    folder: tempfile::TempDir,
}

/// What the program said.
struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl TestRepo {
    fn new() -> Self {
        let repo = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        // The search for a configuration ends here, whatever lies above.
        fs::create_dir(repo.path(".git")).unwrap();
        repo
    }

    fn with(self, path: &str, text: &str) -> Self {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
        self
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE");
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        said(self.command(arguments).output().unwrap())
    }
}

fn said(output: Output) -> Said {
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

#[test]
fn help_is_a_result() {
    let repo = TestRepo::new();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, arguments) in [
            ("help", vec!["--help"]),
            ("help_generate", vec!["generate", "--help"]),
            ("help_check", vec!["check", "--help"]),
            ("help_lint", vec!["lint", "--help"]),
            ("help_tables", vec!["tables", "--help"]),
            ("help_init", vec!["init", "--help"]),
            ("help_diff", vec!["diff", "--help"]),
            ("help_schema_pull", vec!["schema", "pull", "--help"]),
            ("help_schema_diff", vec!["schema", "diff", "--help"]),
            ("help_sql", vec!["sql", "--help"]),
            ("help_cost", vec!["cost", "--help"]),
            ("help_athena_explain", vec!["athena", "explain", "--help"]),
            ("help_athena_run", vec!["athena", "run", "--help"]),
            ("help_config_show", vec!["config", "show", "--help"]),
            ("help_geo_build", vec!["geo", "build", "--help"]),
            ("help_geo_check", vec!["geo", "check", "--help"]),
        ] {
            let said = repo.run(&arguments);
            assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
            insta::assert_snapshot!(name, said.out);
        }
    });
}

#[test]
fn generate_writes_a_project_and_says_so_in_at_most_ten_lines() {
    let repo = TestRepo::new();
    let said = repo.run(&["generate", "--out", "looker"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.lines().count() <= 10, "{}", said.out);
    assert!(said.out.contains("in `looker`"), "{}", said.out);
    for path in [
        "manifest.lkml",
        "marketplace.json",
        "refinements.lkml",
        MODEL,
    ] {
        assert!(repo.path("looker").join(path).is_file(), "{path}");
    }
    let again = repo.run(&["generate", "--out", "looker"]);
    assert_eq!(again.code, Some(0));
    assert!(again.out.starts_with("unchanged: "), "{}", again.out);
}

#[test]
fn the_default_root_is_the_folder_of_the_configuration() {
    let repo = TestRepo::new()
        .with(FILE_NAME, "connection: athena\n")
        .with("deep/down/x", "");
    let said = repo.run(&["-C", "deep/down", "generate"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(repo.path(MODEL).is_file());
    assert!(!repo.path("deep/down").join(MODEL).exists());
}

#[test]
fn without_a_configuration_the_root_is_the_working_directory() {
    let repo = TestRepo::new().with("below/x", "");
    assert_eq!(repo.run(&["generate", "-C", "below"]).code, Some(0));
    assert!(repo.path("below").join(MODEL).is_file());
}

#[test]
fn a_configuration_above_the_repository_does_not_hold() {
    let repo = TestRepo::new()
        .with(FILE_NAME, "nonsense: 1\n")
        .with("clone/.git/x", "");
    assert_eq!(repo.run(&["-C", "clone", "config", "show"]).code, Some(0));
    assert_eq!(repo.run(&["config", "show"]).code, Some(2));
}

#[test]
fn a_refused_path_is_named_and_nothing_is_written() {
    let repo = TestRepo::new().with(MODEL, "mine\n");
    let said = repo.run(&["generate"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(
        said.err.contains(&format!("--take-over {MODEL}")),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("1 path was refused, so nothing was written"),
        "{}",
        said.err
    );
    assert!(!repo.path("manifest.lkml").exists());

    assert_eq!(repo.run(&["generate", "--take-over", MODEL]).code, Some(0));
    assert_ne!(repo.read(MODEL), "mine\n");
}

#[test]
fn all_refused_paths_are_taken_over_by_one_line() {
    let repo = TestRepo::new().with(FILE_NAME, "folder: security\n");
    assert_eq!(repo.run(&["generate"]).code, Some(0));
    let repo = repo
        .with(
            FILE_NAME,
            "folder: security\ndate: {default: 14 days}\nviews: {sign_in: logins}\n",
        )
        .with("security/views/logins.view.lkml", "view: mine {}\n")
        .with(
            "security/views/cloudtrail.view.lkml",
            "view: +cloudtrail { label: \"x\" }\n",
        );
    let said = repo.run(&["generate"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err
            .contains("move the change into `security/refinements.lkml`"),
        "{}",
        said.err
    );
    assert_eq!(said.err.matches("to overwrite").count(), 1, "{}", said.err);
    let (_, typed) = said
        .err
        .split_once("to overwrite, run again with `")
        .unwrap();
    let typed = typed.split('`').next().unwrap().split(' ');
    let arguments: Vec<&str> = ["generate"].into_iter().chain(typed).collect();
    assert_eq!(repo.run(&arguments).code, Some(0));
}

#[test]
fn faults_of_the_configuration_are_told_together_and_in_their_places() {
    let repo = TestRepo::new().with(
        FILE_NAME,
        "partitions:\n  date: nope\n  values: {account: [\"1\"]}\ntemplates: nowhere\nfields: [{match: zzz, hide: true}]\n",
    );
    let said = repo.run(&["generate", "--partition", "foo=x"]);
    assert_eq!(said.code, Some(2));
    // What the machine says of a folder that is not there differs between systems.
    let reason = |line: &&str| !line.starts_with("error[template-unreadable]");
    let told: Vec<&str> = said.err.lines().filter(reason).collect();
    insta::assert_snapshot!(told.join("\n"), @r#"
    error[unknown-partition-key]: `partitions.date` names `nope`, which is no partition key of the table
     --> cloudtrail-lookml.yml:2:9
      |
    2 |   date: nope
      |         ^^^^
      |
      = note: the partition keys are `timestamp`
      = help: name one of them, or take the setting away

    error[unknown-partition-key]: `partitions.values` names `account`, which is no partition key of the table
     --> cloudtrail-lookml.yml:3:12
      |
    3 |   values: {account: ["1"]}
      |            ^^^^^^^
      |
      = note: the partition keys are `timestamp`
      = help: name one of them, or take the setting away

    error[unknown-partition-key]: `--partition` names `foo`, which is no partition key of the table
     |
     = note: the partition keys are `timestamp`
     = help: name one of them, or take the setting away

     --> cloudtrail-lookml.yml:4:12
      |
    4 | templates: nowhere
      |            ^^^^^^^
      |
      = help: name a folder that holds templates and can be read, or take `templates` away

    warning[unused-field-rule]: `zzz` matches no field
     --> cloudtrail-lookml.yml:5:18
      |
    5 | fields: [{match: zzz, hide: true}]
      |                  ^^^ matches no field
      |
      = help: remove the entry, or look the name up in the generated views
    "#);
    let repo = TestRepo::new().with(
        FILE_NAME,
        "partitions:\n  padded: true\n  values: {Timestamp: [\"1\"]}\ntemplates: mine\n",
    );
    let repo = repo.with("mine/deep/model.lkml", "");
    let said = repo.run(&["generate"]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!(said.err, @r#"
    warning[unused-setting]: `partitions.padded` has no effect: no keys hold the month and the day as texts
     --> cloudtrail-lookml.yml:2:11
      |
    2 |   padded: true
      |           ^^^^
      |
      = help: take `partitions.padded` away

    warning[unused-setting]: `partitions.values.Timestamp` has no effect: the key holds days, which come from the date filter
     --> cloudtrail-lookml.yml:3:12
      |
    3 |   values: {Timestamp: ["1"]}
      |            ^^^^^^^^^
      |
      = help: take `partitions.values.Timestamp` away

    warning[template-without-place]: `mine/deep/model.lkml` takes no template's place: there is no template `deep/model.lkml`
     --> cloudtrail-lookml.yml:4:12
      |
    4 | templates: mine
      |            ^^^^
      |
      = help: to replace the template `model.lkml`, move the file to that path
    "#);
}

#[test]
fn a_claim_that_means_nothing_is_an_error() {
    let repo = TestRepo::new();
    for path in ["refinements.lkml", FILE_NAME, "nothing.lkml"] {
        let said = repo.run(&["generate", "--take-over", path]);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{path}");
        assert!(said.err.contains(path), "{}", said.err);
    }
    assert!(!repo.path(MODEL).exists());
}

#[test]
fn a_manifest_of_the_persons_stays_and_its_missing_constants_are_printed() {
    let repo = TestRepo::new().with("manifest.lkml", "project_name: \"mine\"\n");
    let said = repo.run(&["generate"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(repo.read("manifest.lkml"), "project_name: \"mine\"\n");
    assert!(
        said.out.contains("constant: CONNECTION_NAME {"),
        "{}",
        said.out
    );
    assert!(
        said.err.contains("--take-over manifest.lkml"),
        "{}",
        said.err
    );
    assert!(repo.path(MODEL).is_file());

    let again = repo.run(&["generate"]).out;
    assert!(again.contains("unchanged: 25 files here"), "{again}");
    let constants = |out: &str| out[out.find("# paste").unwrap()..].to_owned();
    let dry = repo.run(&["-q", "generate", "--dry-run"]).out;
    assert_eq!(constants(&dry), repo.run(&["-q", "generate"]).out);

    let pasted = format!(
        "{}{}",
        repo.read("manifest.lkml"),
        repo.run(&["-q", "generate"]).out
    );
    fs::write(repo.path("manifest.lkml"), pasted).unwrap();
    assert_eq!(repo.run(&["-q", "generate"]).out, "");
}

#[test]
fn a_dry_run_prints_the_plan_and_writes_nothing() {
    let repo = TestRepo::new().with(FILE_NAME, "");
    let said = repo.run(&["generate", "--dry-run"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.contains(&format!("  + {MODEL}\n")), "{}", said.out);
    assert!(
        said.out.ends_with("0 refused; nothing was written\n"),
        "{}",
        said.out
    );
    assert!(!repo.path(MODEL).exists());

    let repo = repo.with(MODEL, "mine\n");
    let said = repo.run(&["generate", "--dry-run"]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains(&format!("  ! {MODEL}")), "{}", said.out);
}

#[test]
fn the_configuration_is_told_with_its_origins() {
    let repo = TestRepo::new().with(
        FILE_NAME,
        "# mine\nconnection: prod\ndate:\n  max_days: 60\n",
    );
    let said = repo.run(&["config", "show"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let row = |key: &str| -> Vec<String> {
        let line = said
            .out
            .lines()
            .find(|line| line.split_whitespace().next() == Some(key))
            .unwrap();
        line.split("  ")
            .map(str::trim)
            .filter(|column| !column.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    };
    assert_eq!(
        row("connection"),
        ["connection", "prod", "cloudtrail-lookml.yml:2"]
    );
    assert_eq!(
        row("date.max_days"),
        ["date.max_days", "60", "cloudtrail-lookml.yml:4"]
    );
    assert_eq!(row("date.default"), ["date.default", "7 days", "default"]);
    assert_eq!(row("project"), ["project", "-", "default"]);
}

#[test]
fn init_writes_a_configuration_once() {
    let repo = TestRepo::new();
    let said = repo.run(&["init"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(repo.run(&["config", "show"]).code, Some(0));

    fs::write(repo.path(FILE_NAME), "connection: mine\n").unwrap();
    let said = repo.run(&["init"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert_eq!(repo.read(FILE_NAME), "connection: mine\n");
}

#[test]
fn another_configuration_can_be_named() {
    let repo = TestRepo::new()
        .with(FILE_NAME, "nonsense: 1\n")
        .with("other/c.yml", "connection: other\n");
    let said = repo.run(&["--config", "other/c.yml", "config", "show"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("other/c.yml:1"), "{}", said.out);
    let said = repo.run(&["-C", "other", "config", "show", "--config", "c.yml"]);
    assert_eq!(said.code, Some(0));
    let said = repo.run(&["--config", "missing.yml", "generate"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(
        said.err.contains("`missing.yml` cannot be read"),
        "{}",
        said.err
    );
}

#[test]
fn what_cannot_run_ends_with_two() {
    let repo = TestRepo::new().with(FILE_NAME, "conection: x\n");
    for arguments in [
        &["generate"][..],
        &["generate", "--no-such-option"],
        &[
            "generate",
            "--ddl",
            "a.sql",
            "--table",
            "builtin:projection",
        ],
        &["generate", "--size", "huge"],
        &["tables", "--ddl", "projection"],
        &["no-such-command"],
        &[],
        &["-C", "nowhere", "generate"],
    ] {
        let said = repo.run(arguments);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(!said.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn options_that_make_no_sense_are_named_together() {
    let repo = TestRepo::new();
    let said = repo.run(&[
        "generate",
        "--table",
        "projectoin",
        "--partition",
        "account",
        "--partition",
        "region=us'east",
    ]);
    assert_eq!(said.code, Some(2));
    insta::assert_snapshot!(said.err, @r"
    error[wrong-value]: `--table projectoin` is not one of the tables shipped with the program
     |
     = help: did you mean `builtin:projection`?

    error[wrong-value]: `--partition account` is not `KEY=VALUE[,VALUE]`
     |
     = help: write such as `--partition account=111122223333,444455556666`

    error[wrong-value]: `us'east` in `--partition region=us'east` is not a partition value, which holds no comma, quote, bracket or blank at its ends
     |
     = help: write such as `--partition account=111122223333,444455556666`
    ");
}

#[test]
fn a_location_without_files_is_told_and_the_statement_printed() {
    let repo = TestRepo::new();
    let ddl = |location| repo.run(&["tables", "--ddl", "projection", "--location", location]);
    let said = ddl("s3://b/AWSLogs/111122223333/CloudTrail/");
    assert_eq!(said.code, Some(0));
    assert!(
        said.out
            .contains("LOCATION 's3://b/AWSLogs/111122223333/CloudTrail/'"),
        "{}",
        said.out
    );
    insta::assert_snapshot!(said.err, @r"
    warning[location]: the location `s3://b/AWSLogs/111122223333/CloudTrail/` does not end in the folder of a region, in which the days lie
     |
     = note: where the files lie elsewhere, Athena returns no rows and no error
     = note: `--ddl organization` reads several regions and accounts
     = help: write such as `s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1/`
    ");

    let said = ddl("s3://b/AWSLogs/111122223333/CloudTrail/us-east-1/");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));

    let said = ddl("s3://b'");
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(said.err, @r"
    error[location]: the location `s3://b'` holds the character `'`
     |
     = help: write such as `s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1/`
    ");
}

#[test]
fn a_name_needs_a_file() {
    let repo = TestRepo::new();
    let said = repo.run(&["generate", "--name", "cloudtrail"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("--ddl FILE"), "{}", said.err);
}

#[test]
fn colours_are_for_those_who_want_them() {
    let repo = TestRepo::new().with(FILE_NAME, "conection: x\n");
    let is_coloured =
        |command: &mut Command| said(command.output().unwrap()).err.contains('\u{1b}');
    assert!(!is_coloured(&mut repo.command(&["generate"])));
    assert!(!is_coloured(
        &mut repo.command(&["generate", "--color", "never"])
    ));
    assert!(is_coloured(
        &mut repo.command(&["generate", "--color", "always"])
    ));
    assert!(is_coloured(
        repo.command(&["generate"]).env("CLICOLOR_FORCE", "1")
    ));
    assert!(!is_coloured(
        repo.command(&["generate"])
            .env("CLICOLOR_FORCE", "1")
            .env("NO_COLOR", "1")
    ));
}

#[test]
fn a_quiet_run_says_nothing_but_errors_and_results() {
    let repo = TestRepo::new().with(FILE_NAME, "known_networks: [10.1.1.1/8]\n");
    let said = repo.run(&["generate"]);
    assert!(said.err.contains("warning[host-bits]"), "{}", said.err);
    let said = repo.run(&["--quiet", "generate"]);
    assert_eq!(
        (said.code, said.out.as_str(), said.err.as_str()),
        (Some(0), "", "")
    );
    assert!(!repo.run(&["-q", "config", "show"]).out.is_empty());
    assert!(
        !repo
            .run(&["-q", "generate", "--take-over", "x"])
            .err
            .is_empty()
    );
}

#[cfg(unix)]
#[test]
fn a_reader_who_stops_reading_is_no_failure() {
    let repo = TestRepo::new();
    for arguments in [
        &["config", "show"][..],
        &["generate", "--dry-run"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = repo.command(arguments).stdout(writer).output().unwrap();
        let said = said(output);
        assert_eq!(
            (said.code, said.err.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_failure() {
    let repo = TestRepo::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let said = said(
        repo.command(&["config", "show"])
            .stdout(full)
            .output()
            .unwrap(),
    );
    assert_eq!(said.code, Some(2));
    assert!(
        said.err.contains("standard output cannot be written"),
        "{}",
        said.err
    );
}

#[test]
fn a_table_may_come_from_standard_input() {
    const DDL: &str = "CREATE EXTERNAL TABLE logs.trail (eventtime string, eventsource string, eventname string) LOCATION 's3://b/AWSLogs/1/CloudTrail/'\n";
    let repo = TestRepo::new();
    let mut child = repo
        .command(&["generate", "--ddl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may have ended without reading, which the assertions below tell better.
    let _ = child.stdin.take().unwrap().write_all(DDL.as_bytes());
    let said = said(child.wait_with_output().unwrap());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("standard input"), "{}", said.out);
}

#[test]
fn a_failure_while_writing_is_told_with_its_path() {
    let repo = TestRepo::new().with("file", "");
    let said = repo.run(&["generate", "--out", "file"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("cannot be written"), "{}", said.err);
}

#[test]
fn a_template_that_makes_no_lookml_is_told_and_nothing_is_written() {
    let repo = TestRepo::new().with("mine/test.lkml", "test: broken {\n");
    let said = repo.run(&["generate", "--templates", "mine", "--out", "looker"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (Some(2), ""),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("a template of yours takes part: test.lkml"),
        "{}",
        said.err
    );
    assert!(
        said.err.contains("tests/cloudtrail.test.lkml:1:"),
        "{}",
        said.err
    );
    assert!(!repo.path("looker").exists());
}
