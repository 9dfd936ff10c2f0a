//! Names and comments of the schema stay names and comments, whatever they hold.
//!
//! The same table is generated twice, once with harmless texts and once with hostile ones. Both
//! projects must have the same blocks, and nothing that Looker evaluates may come out of the texts.

#[path = "support/files.rs"]
mod files;
#[path = "support/generated.rs"]
mod generated;

use std::fmt::Write as _;

use generated::{Generated, generate};

/// What somebody could write to break out of LookML, SQL, YAML, Markdown or Liquid.
const HOSTILE: &[&str] = &[
    ";; } dimension: x { sql: 1 ;; }",
    "}}} view: evil {",
    "say \"hi\" # no",
    "it's 'quoted'",
    "a ${x} b",
    "a {{ x }} b",
    "a {% x %} b",
    "a @{x} b",
    "back\\slash\\",
    "`code` <script>alert(1)</script> [a](b) | c",
    "- item: &anchor *alias !tag",
    "$",
    "{",
    "%}",
];

/// A table with further columns and members, each with a comment.
fn table(columns: impl Iterator<Item = (String, String)>) -> String {
    let mut text = String::from(
        "CREATE EXTERNAL TABLE `logs`.`cloudtrail` (\n  eventtime string,\n  eventsource string,\n  eventname string,\n  eventid string,\n  useridentity struct<type:string,username:string>,\n  responseelements string,\n  additionaleventdata string",
    );
    for (name, comment) in columns {
        let name = name.replace('`', "``");
        let comment = comment.replace('\\', "\\\\").replace('\'', "\\'");
        let _ = write!(
            text,
            ",\n  `{name}` struct<`{name}`:string COMMENT '{comment}'> COMMENT '{comment}'"
        );
    }
    text.push_str("\n)\nCOMMENT 'a comment'\nSTORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'\nOUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'\nLOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'\n");
    text
}

fn project(sql: &str) -> Generated {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("table.sql");
    write(&path, sql);
    let generated = generate(&path, &folder.path().join("none.yml"));
    assert!(
        generated.diagnostics.ends_with("exit code 0\n"),
        "{}",
        generated.diagnostics
    );
    generated
}

#[expect(clippy::disallowed_methods, reason = "the folder is the test's own")]
fn write(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).expect("a file that can be written");
}

/// The blocks of a LookML text, by their depth and keyword: quoted texts, comments and everything up
/// to `;;` are skipped, as Looker skips them.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut depth = 0;
    for line in significant_lines(text) {
        for character in line.chars() {
            match character {
                '{' => {
                    let keyword = line.split(':').next().unwrap_or_default().trim();
                    blocks.push((depth, keyword.to_owned()));
                    depth += 1;
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    assert_eq!(depth, 0, "{text}");
    blocks
}

fn significant_lines(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let skipped = match character {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => quoted_length(rest),
            _ if starts_sql(&plain) => {
                plain.push_str(" sql\n");
                rest.find(";;").expect("SQL ends") + 2
            }
            _ => {
                plain.push(character);
                character.len_utf8()
            }
        };
        rest = &rest[skipped..];
    }
    plain.lines().map(str::to_owned).collect()
}

fn starts_sql(plain: &str) -> bool {
    let line = plain.rsplit('\n').next().unwrap_or_default().trim_start();
    line.ends_with(':') && (line.starts_with("sql") || line.starts_with("expression"))
}

fn quoted_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, character) in text.char_indices().skip(1) {
        match character {
            '\\' if !is_escaped => is_escaped = true,
            '"' if !is_escaped => return index + 1,
            _ => is_escaped = false,
        }
    }
    panic!("a text without an end: {text}")
}

#[test]
fn hostile_comments_change_no_block_and_leave_nothing_to_evaluate() {
    let hostile = HOSTILE.iter().enumerate();
    let harmless = project(&table(
        hostile
            .clone()
            .map(|(i, _)| (format!("column{i}"), "a comment".to_owned())),
    ));
    let hostile = project(&table(
        hostile.map(|(i, text)| (format!("column{i}"), (*text).to_owned())),
    ));
    assert_same_blocks(&harmless, &hostile);
    assert_nothing_is_evaluated(&harmless, &hostile);
}

#[test]
fn hostile_names_change_no_block_and_leave_nothing_to_evaluate() {
    // Names that no quoting helps are left out with a warning, in the harmless table as well.
    let can_be_written = |text: &&&str| {
        !["${", "@{", "{{", "{%", ";;"]
            .iter()
            .any(|sign| text.contains(sign))
    };
    let hostile: Vec<&&str> = HOSTILE.iter().filter(can_be_written).collect();
    let names = hostile.iter().enumerate();
    let harmless = project(&table(
        names
            .clone()
            .map(|(i, _)| (format!("column{i}"), "a comment".to_owned())),
    ));
    let with_names =
        project(&table(names.map(|(i, text)| {
            (format!("column{i}{text}"), "a comment".to_owned())
        })));
    assert_same_blocks(&harmless, &with_names);
    assert_nothing_is_evaluated(&harmless, &with_names);
}

#[test]
fn a_name_that_looker_would_evaluate_is_left_out_and_named() {
    for text in [
        "a ${x} b",
        "a {{ x }} b",
        "a {% x %} b",
        "a @{x} b",
        "a ;; b",
    ] {
        let generated = project(&table(
            [(text.to_owned(), "a comment".to_owned())].into_iter(),
        ));
        assert!(
            generated
                .diagnostics
                .contains("warning[column-not-modelled]"),
            "{}",
            generated.diagnostics
        );
        assert!(
            generated.diagnostics.contains(text),
            "{}",
            generated.diagnostics
        );
        for (path, file) in &generated.files {
            assert!(!file.contains(text), "{path} holds {text}");
        }
    }
}

fn assert_same_blocks(harmless: &Generated, hostile: &Generated) {
    for (path, text) in &harmless.files {
        if path.extension() == Some("lkml") {
            assert_eq!(blocks(text), blocks(&hostile.files[path]), "{path}");
        }
    }
    assert!(harmless.files.keys().eq(hostile.files.keys()));
}

/// Each sign stands as often in the hostile project as in the harmless one: none came from outside.
fn assert_nothing_is_evaluated(harmless: &Generated, hostile: &Generated) {
    for (path, text) in &harmless.files {
        for sign in ["{{", "{%", "@{", "${"] {
            let count = |text: &str| text.matches(sign).count();
            assert_eq!(count(text), count(&hostile.files[path]), "{sign} in {path}");
        }
    }
}

#[test]
fn control_and_bidirectional_characters_in_a_name_are_refused_with_their_place() {
    for character in ['\u{0}', '\u{7}', '\u{202e}', '\u{2066}'] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("table.sql");
        write(
            &path,
            &table([(format!("a{character}b"), String::new())].into_iter()),
        );
        let generated = generate(&path, &folder.path().join("none.yml"));
        assert!(
            generated.diagnostics.ends_with("exit code 2\n"),
            "{}",
            generated.diagnostics
        );
        assert!(
            generated.diagnostics.contains("table.sql:9:"),
            "{}",
            generated.diagnostics
        );
        assert!(generated.files.is_empty());
    }
}
