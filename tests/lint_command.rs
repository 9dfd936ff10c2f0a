//! `lint` as it is typed: what is printed in which form, what is looked at, and how it ends.

#![allow(clippy::disallowed_methods, reason = "a test prepares its own folders")]

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Parser as _;
use cloudtrail_lookml::cli::{Cli, Exit, Outcome};
use cloudtrail_lookml::lint::RULES;
use cloudtrail_lookml::report;
use cloudtrail_lookml::source::builtin;
use serde_json::Value;

/// A folder with files, which goes when the test ends.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file that can be written");
        }
        folder
    }

    fn path(&self) -> &Utf8Path {
        Utf8Path::from_path(self.0.path()).expect("a path in UTF-8")
    }

    /// Runs `lint` in the folder.
    fn lint(&self, arguments: &[&str]) -> Outcome {
        let start = ["cloudtrail-lookml", "-C", self.path().as_str(), "lint"];
        let all = start.iter().chain(arguments);
        Cli::try_parse_from(all).expect("arguments").run()
    }

    fn said(&self, arguments: &[&str]) -> String {
        let outcome = self.lint(arguments);
        let text = format!(
            "{}{}{}{}exit {:?}\n",
            report::render(&outcome.listed),
            outcome.result,
            outcome.summary,
            report::render(&outcome.findings),
            outcome.exit
        );
        text.replace(self.path().as_str(), "DIR")
    }
}

const MANIFEST: (&str, &str) = ("manifest.lkml", "project_name: \"p\"\n");
const COUNT: &str = "view: a {\n  dimension: x { sql: ${TABLE}.x ;; }\n  measure: rows {\n    type: count\n    sql: ${x} ;;\n  }\n}\n";
const LABEL: &str = "view: b {\n  dimension: x {\n    lable: \"X\"\n    sql: ${TABLE}.x ;;\n  }\n  suggestions: no\n}\n";
const SOUND: &str = "view: c {\n  dimension: x { sql: ${TABLE}.x ;; }\n}\n";

fn project() -> Folder {
    Folder::with(&[
        MANIFEST,
        ("views/a.view.lkml", COUNT),
        ("views/more/b.view.lkml", LABEL),
        ("views/c.view.lkml", SOUND),
    ])
}

#[test]
fn findings_for_people_end_in_a_line_that_counts_them() {
    insta::assert_snapshot!("text", project().said(&[]));
}

#[test]
fn a_sound_project_has_no_findings() {
    let folder = Folder::with(&[MANIFEST, ("views/c.view.lkml", SOUND)]);
    assert_eq!(folder.said(&[]), "no findings in 2 files\nexit Done\n");
}

#[test]
fn findings_as_json_are_one_document() {
    insta::assert_snapshot!("json", project().said(&["--format", "json"]));
}

#[test]
fn findings_as_workflow_commands() {
    insta::assert_snapshot!("github", project().said(&["--format", "github"]));
}

/// The parts of the SARIF schema that readers rely on, as sections 3.13 to 3.30 of the standard have
/// them.
#[test]
fn findings_as_sarif_have_the_form_of_the_standard() {
    let log: Value = serde_json::from_str(&project().lint(&["--format", "sarif"]).result)
        .expect("a JSON document");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "cloudtrail-lookml");
    let rules = driver["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), RULES.len());
    for rule in rules {
        for text in [
            &rule["id"],
            &rule["shortDescription"]["text"],
            &rule["fullDescription"]["text"],
            &rule["help"]["text"],
            &rule["help"]["markdown"],
        ] {
            assert!(text.as_str().is_some_and(|it| !it.is_empty()), "{rule}");
        }
        let level = &rule["defaultConfiguration"]["level"];
        assert!(*level == "error" || *level == "warning", "{rule}");
        assert!(rule["defaultConfiguration"]["enabled"].is_boolean());
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number");
        let index = usize::try_from(index).expect("a small number");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].is_string());
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(place["region"][key].as_u64().is_some_and(|it| it > 0));
        }
    }
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&5.into(), &5.into())
    );
}

/// The program's own name is no part of what other findings are made of.
#[test]
fn a_page_is_printed_and_an_unknown_rule_is_named() {
    insta::assert_snapshot!(
        "explained",
        project().said(&["--explain", "count-with-sql"])
    );
    insta::assert_snapshot!(
        "unknown_rules",
        project().said(&["--rule", "count-with-sq", "--rule", "colour"])
    );
}

#[test]
fn only_the_rules_that_are_asked_for() {
    let outcome = project().lint(&["--rule", "unknown-parameter"]);
    let codes: Vec<&str> = outcome.listed.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["unknown-parameter"]);
    // Whoever asks for a rule that is off gets it.
    let outcome = project().lint(&["--rule", "missing-description"]);
    assert!(!outcome.listed.is_empty());
    assert_eq!(outcome.exit, Exit::Found);
}

#[test]
fn a_file_or_a_folder_of_a_project_is_looked_at_within_the_whole() {
    let folder = Folder::with(&[
        MANIFEST,
        ("views/a.view.lkml", COUNT),
        ("views/b.view.lkml", LABEL),
        (
            "e/x.explore.lkml",
            "explore: c { from: b }\nexplore: nowhere { }\n",
        ),
    ]);
    let found = |path: &str| {
        let outcome = folder.lint(&[path]);
        let codes: Vec<&str> = outcome.listed.iter().map(|it| it.code).collect();
        (codes, outcome.summary)
    };
    assert_eq!(
        found("e"),
        (vec!["unknown-view"], "1 error in 1 of 1 file\n".to_owned())
    );
    assert_eq!(found("views/b.view.lkml").0, ["unknown-parameter"]);
    assert_eq!(found(".").0.len(), 3);
    assert_eq!(found(folder.path().as_str()).0.len(), 3);
}

#[test]
fn levels_and_exclusions_are_those_of_the_configuration() {
    let config = "lint:\n  levels:\n    count-with-sql: off\n  exclude:\n    unknown-parameter: [\"views/more/**\"]\n    aggregate-without-sql: [\"views/**\"]\n";
    let folder = Folder::with(&[
        ("cloudtrail-lookml.yml", config),
        ("views/a.view.lkml", COUNT),
        ("views/more/b.view.lkml", LABEL),
    ]);
    insta::assert_snapshot!("configured", folder.said(&[]));
    let wrong = Folder::with(&[(
        "cloudtrail-lookml.yml",
        "lint:\n  levels:\n    count-with-sq: off\n    no-raw-timeframe: loud\n  exclude:\n    every: [\"[\"]\n",
    )]);
    insta::assert_snapshot!("configured_wrongly", wrong.said(&[]));
}

#[test]
fn what_is_not_there_is_named() {
    let folder = Folder::with(&[("x.txt", "")]);
    insta::assert_snapshot!("no_lookml", folder.said(&[]));
    insta::assert_snapshot!("no_path", folder.said(&["nowhere"]));
    insta::assert_snapshot!("no_table", project().said(&["--ddl", "nowhere.sql"]));
}

/// A table of the configuration is read, but the catalog is asked only by option.
#[test]
fn a_look_at_a_project_needs_no_credentials() {
    let folder = Folder::with(&[
        ("cloudtrail-lookml.yml", "source: {glue: logs.cloudtrail}\n"),
        ("views/c.view.lkml", SOUND),
    ]);
    assert_eq!(folder.lint(&[]).exit, Exit::Done);
}

/// Every built-in table, with few tiles and with many.
#[test]
fn what_is_generated_has_no_findings() {
    let folder = Folder::with(&[]);
    for table in builtin::all() {
        for size in ["lean", "full"] {
            let name = format!("{}-{size}", table.name);
            let out = folder.path().join(&name);
            let table = format!("builtin:{}", table.name);
            let arguments = ["cloudtrail-lookml", "generate", "--table", table.as_str()];
            let arguments = arguments
                .into_iter()
                .chain(["--size", size, "--out", out.as_str()]);
            let generated = Cli::try_parse_from(arguments).expect("arguments").run();
            assert_eq!(generated.exit, Exit::Done, "{name}");
            let outcome = folder.lint(&[name.as_str()]);
            assert_eq!(report::render(&outcome.listed), "", "{name}");
            assert_eq!(outcome.exit, Exit::Done, "{name}");
        }
    }
}

/// What a template of one's own does to the project is told with the template's name.
#[test]
fn a_template_that_breaks_a_rule_is_told() {
    let folder = Folder::with(&[(
        "mine/explore.lkml",
        "<% include \"partials/declarations.lkml\" %>\nview: extra {\n  measure: n { type: sum }\n}\n",
    )]);
    let out = folder.path().join("looker");
    let arguments = [
        "cloudtrail-lookml",
        "-C",
        folder.path().as_str(),
        "generate",
        "--templates",
        "mine",
        "--dashboards",
        "none",
        "--out",
        "looker",
    ];
    let outcome = Cli::try_parse_from(arguments).expect("arguments").run();
    assert_eq!(outcome.exit, Exit::Failed);
    assert!(!out.exists(), "nothing is written");
    insta::assert_snapshot!("template", report::render(&outcome.findings));
}

/// Names that would be more than a name in some output.
const HOSTILE: [&str; 9] = [
    "x::error file=y::z",
    "a%0Ab",
    "\u{1b}[31mred",
    "\u{202e}abc",
    "\"},{\"rule\":\"",
    "```\n# Heading",
    "`~!@#$%^&*()",
    "<script>alert(1)</script>",
    "\u{2028}line",
];

#[test]
fn no_name_breaks_an_output() {
    for name in HOSTILE {
        let file = name.replace(['/', '\n'], "_");
        let path = format!("views/{file}.view.lkml");
        let text = format!(
            "view: a {{\n  {name}: yes\n  dimension: {name} {{ lable: \"{name}\" type: {name} }}\n}}\n"
        );
        let folder = Folder::with(&[MANIFEST, (&path, &text)]);

        let json: Value = serde_json::from_str(&folder.lint(&["--format", "json"]).result)
            .expect("a JSON document");
        let findings = json["findings"].as_array().expect("findings");
        assert!(!findings.is_empty(), "{name:?}");
        let rules: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        for finding in findings {
            assert!(rules.contains(&finding["rule"].as_str().expect("a rule")));
            assert!(finding["line"].as_u64().is_some_and(|line| line <= 12));
        }

        let sarif: Value = serde_json::from_str(&folder.lint(&["--format", "sarif"]).result)
            .expect("a JSON document");
        for result in sarif["runs"][0]["results"].as_array().expect("results") {
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().expect("a text");
            assert!(
                uri.bytes()
                    .all(|b| b.is_ascii_graphic() && !b"\"<>`{}".contains(&b)),
                "{uri}"
            );
        }

        let github = folder.lint(&["--format", "github"]).result;
        assert_eq!(github.lines().count(), findings.len(), "{github}");
        for line in github.lines() {
            let parts: Vec<&str> = line.splitn(3, "::").collect();
            assert!(
                parts[0].is_empty()
                    && (parts[1].starts_with("error ") || parts[1].starts_with("warning ")),
                "{line}"
            );
            assert!(line.contains(",title="), "{line}");
            assert!(
                !line.contains(['\u{1b}', '\u{202e}', '\u{2028}']),
                "{line:?}"
            );
        }

        let text = report::render(&folder.lint(&[]).listed);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn a_project_is_found_from_a_folder_in_it() {
    let folder = project();
    let path: Utf8PathBuf = folder.path().join("views/more");
    let start = ["cloudtrail-lookml", "-C", path.as_str(), "lint"];
    let outcome = Cli::try_parse_from(start).expect("arguments").run();
    assert_eq!(outcome.summary, "1 error, 1 warning in 2 of 4 files\n");
}
