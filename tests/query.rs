//! Queries over LookML on disk: the SQL that Looker writes, and what is refused.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use camino::Utf8Path;
use cloudtrail_lookml::query::{Circumstances, Compiled, FieldName, LookerQuery, Refusal, compile};
use cloudtrail_lookml::resolve::resolve;
use cloudtrail_lookml::source::looker_project;

/// One folder a behaviour, named as a sentence: LookML, and in each `.args` file the arguments of a run
/// of `sql`, one a line; in `expected/` what it says.
#[test]
fn cases() {
    insta::glob!("query/*/*.args", |input| said_by("sql", input));
}

/// The same for runs of `cost`.
#[test]
fn costs() {
    insta::glob!("cost/*/*.args", |input| said_by("cost", input));
}

fn said_by(command: &str, input: &Path) {
    let folder = input.parent().unwrap();
    let arguments = fs::read_to_string(input).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
        .current_dir(folder)
        .arg(command)
        .args(arguments.lines().filter(|line| !line.is_empty()))
        .output()
        .unwrap();
    let mut said = String::from_utf8(output.stdout).unwrap();
    writeln!(said, "exit {}", output.status.code().unwrap()).unwrap();
    said.push_str(&String::from_utf8(output.stderr).unwrap());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder.join("expected"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    let name = input.file_stem().unwrap().to_str().unwrap();
    settings.bind(|| insta::assert_snapshot!(name, said));
}

fn folder(name: &str) -> String {
    format!("{}/tests/query/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Compiles a query over the explore of a folder's only model.
fn ask<T>(
    name: &str,
    explore: &str,
    query: &LookerQuery<'_>,
    see: impl FnOnce(Result<Compiled<'_>, Refusal>) -> T,
) -> T {
    let folder = folder(name);
    let loaded = looker_project::load(Utf8Path::new(&folder), Utf8Path::new("")).unwrap();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let resolved = resolve(&loaded.project);
    let model = &resolved.models[0];
    let explore = model.explore(explore).unwrap();
    see(compile(model, explore, query, &Circumstances::default()))
}

fn query<'q>(fields: &'q str, filters: &'q str, timezone: &'q str) -> LookerQuery<'q> {
    let filters = filters.split(';').filter(|filter| !filter.is_empty());
    let filters = filters.map(|filter| filter.split_once('=').unwrap());
    LookerQuery {
        fields: fields.split(',').map(FieldName::from).collect(),
        filters: filters
            .map(|(field, expression)| (field.into(), expression.into()))
            .collect(),
        timezone: Some(timezone).filter(|timezone| !timezone.is_empty()),
        ..LookerQuery::default()
    }
}

/// Midnight, as Looker writes it for this family of dialects.
const TODAY: &str = "CAST(CAST(DATE_TRUNC('DAY', NOW()) AS DATE) AS TIMESTAMP)";

/// The day on which the week began.
const MONDAY: &str =
    "DATE_TRUNC('DAY', DATE_ADD('day', (0 - MOD((DAY_OF_WEEK({today}) % 7) - 1 + 7, 7)), {today}))";

#[test]
fn looker_writes_these_forms() {
    let forms =
        fs::read_to_string(Path::new(&folder("looker_writes_these_forms")).join("forms.tsv"));
    let bare = |sql: &str| {
        let sql = sql.replace("v.", "");
        sql.split_whitespace().collect::<String>()
    };
    let mut count = 0;
    for line in forms.unwrap().lines().filter(|line| !line.starts_with('#')) {
        let [fields, filters, timezone, form] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}");
        };
        let asked = query(fields, filters, timezone);
        let sql = ask("looker_writes_these_forms", "v", &asked, |compiled| {
            let compiled = compiled.unwrap_or_else(|refusal| panic!("{line}: {refusal:?}"));
            compiled.statement.to_string()
        });
        let form = form.replace("{monday}", MONDAY).replace("{today}", TODAY);
        assert!(
            bare(&sql).contains(&bare(&form)),
            "{line}\nis not in\n{sql}\nas\n{form}"
        );
        count += 1;
    }
    assert!(count >= 60, "{count}");
}

/// An error that an engine finds leads back to the field and to its line in the file.
#[test]
fn a_place_in_the_sql_leads_back_to_the_field() {
    let asked = query("v.sum_filtered,v.t_week", "", "");
    ask("looker_writes_these_forms", "v", &asked, |compiled| {
        leads_back(&compiled.unwrap());
    });
}

fn leads_back(compiled: &Compiled<'_>) {
    let sql = compiled.statement.to_string();
    for (wanted, owner, in_file) in [
        (".x ", "v.x", "    sql: ${TABLE}.x ;;"),
        (".y ", "v.sum_filtered", "    sql: ${TABLE}.y ;;"),
        (".ts ", "v.t", "    sql: ${TABLE}.ts ;;"),
    ] {
        let byte = sql.find(wanted).unwrap();
        let line = 1 + sql[..byte].matches('\n').count();
        let start = sql[..byte].rfind('\n').map_or(0, |at| at + 1);
        let column = 1 + sql[start..byte].chars().count();
        let (piece, at) = compiled.statement.at_line(line, column).unwrap();
        let origin = piece.origin.unwrap();
        assert!(origin.owner().starts_with(owner), "{}", origin.owner());
        let place = piece.place(at).unwrap();
        let text = &place.source.text;
        assert_eq!(&text[place.span.start..=place.span.start], ".");
        let before = &text[..place.span.start];
        let begin = before.rfind('\n').unwrap() + 1;
        assert!(text[begin..].starts_with(in_file), "{owner}");
    }
    let (piece, _) = compiled.statement.at_line(1, 1).unwrap();
    assert!(piece.origin.is_none() && piece.place(0).is_none());
}

/// Every tile of every dashboard, and every field of every explore, of every table shipped with the
/// program.
#[test]
fn what_is_generated_is_compiled_whole() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}\n{said}");
        String::from_utf8(output.stdout).unwrap()
    };
    let tables = run(&["tables"]);
    for table in tables
        .lines()
        .filter_map(|line| line.split_whitespace().next())
    {
        let out = tempfile::tempdir().unwrap();
        let out = out.path().to_str().unwrap();
        run(&[
            "-q", "generate", "--table", table, "--size", "full", "--out", out,
        ]);
        let json = run(&["sql", "--project", out, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&json).unwrap();
        let queries = report["queries"].as_array().unwrap();
        assert!(queries.len() > 10, "{table}");
        for query in queries {
            assert!(query["refused"].is_null(), "{table}: {query}");
            let sql = query["sql"].as_str().unwrap();
            assert!(!sql.contains("${") && !sql.contains("{%") && !sql.contains("@{"));
        }
        for explore in ["cloudtrail", "sign_in"] {
            let arguments = ["--explore", explore, "--all-fields", "--format", "json"];
            let json = run(&[&["sql", "--project", out], &arguments[..]].concat());
            let report: serde_json::Value = serde_json::from_str(&json).unwrap();
            let queries = report["queries"].as_array().unwrap();
            let fields = queries
                .iter()
                .map(|it| it["fields"].as_array().unwrap().len());
            assert!(fields.sum::<usize>() > 100, "{table} {explore}");
            assert!(queries.iter().all(|query| query["refused"].is_null()));
        }
    }
}
