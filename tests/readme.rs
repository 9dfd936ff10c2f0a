//! The README is true: each command in it runs, here or in `.ci/run`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The lines of the README's shell blocks, but for those that ask Glue: they run in `moto.rs`.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("the README");
    let mut commands = Vec::new();
    let mut is_shell = false;
    for line in readme.lines() {
        match line {
            "```sh" => is_shell = true,
            "```" => is_shell = false,
            command if is_shell && !command.contains("--glue") => commands.push(command.to_owned()),
            _ => {}
        }
    }
    assert!(commands.len() > 5);
    commands
}

/// The arguments of a command that is ours to run; where Athena is asked, those of the command that prints
/// what it is asked.
fn arguments(command: &str) -> Option<Vec<&str>> {
    let command = command
        .strip_prefix("cargo run --release --no-default-features -- ")
        .or_else(|| command.strip_prefix("cloudtrail-lookml "))?;
    let words: Vec<&str> = command.split_whitespace().collect();
    let ["athena", "explain" | "run", asked @ ..] = words.as_slice() else {
        return Some(words);
    };
    let reach = ["--workgroup", "--database"];
    let is_asked = |at: usize| {
        let before = at.checked_sub(1).map(|before| asked[before]);
        !reach.contains(&asked[at]) && before.is_none_or(|before| !reach.contains(&before))
    };
    let asked = (0..asked.len())
        .filter(|at| is_asked(*at))
        .map(|at| asked[at]);
    Some(std::iter::once("sql").chain(asked).collect())
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the folder is the test's own")]
fn each_command_of_the_program_does_what_the_readme_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let copy = |from: &str, to: &str| {
        fs::copy(cases.join(from), folder.path().join(to)).expect("a file of the tests")
    };
    copy("the_current_documented_table/table.sql", "table.sql");
    fs::write(folder.path().join("table.json"), TABLE_JSON).expect("a file that can be written");
    for command in commands() {
        let Some(arguments) = arguments(&command) else {
            continue;
        };
        let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{said}");
        assert!(!output.stdout.is_empty(), "{command} says nothing");
    }
    assert!(folder.path().join("looker/manifest.lkml").exists());
    assert!(folder.path().join("cloudtrail-lookml.yml").exists());
}

#[test]
fn every_other_command_runs_in_ci() {
    let ci = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run"))
        .expect("the CI script");
    for command in commands()
        .iter()
        .filter(|command| arguments(command).is_none())
    {
        assert!(
            ci.lines()
                .any(|line| line.trim().starts_with(command.as_str())),
            "{command} is not run by .ci/run"
        );
    }
}

/// What `aws glue get-table` prints, as far as it is needed.
const TABLE_JSON: &str = r#"{"Table": {"Name": "cloudtrail", "DatabaseName": "logs", "TableType": "EXTERNAL_TABLE",
  "StorageDescriptor": {"Columns": [
    {"Name": "eventtime", "Type": "string"}, {"Name": "eventsource", "Type": "string"},
    {"Name": "eventname", "Type": "string"}, {"Name": "eventid", "Type": "string"},
    {"Name": "useridentity", "Type": "struct<type:string,username:string,arn:string>"},
    {"Name": "responseelements", "Type": "string"}, {"Name": "additionaleventdata", "Type": "string"}],
    "Location": "s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail",
    "InputFormat": "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
    "OutputFormat": "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    "SerdeInfo": {"SerializationLibrary": "org.apache.hive.hcatalog.data.JsonSerDe"}},
  "PartitionKeys": [{"Name": "region", "Type": "string"}, {"Name": "year", "Type": "string"},
    {"Name": "month", "Type": "string"}, {"Name": "day", "Type": "string"}],
  "Parameters": {"EXTERNAL": "TRUE"}, "CreateTime": 1606780800.0}}"#;
