//! Random projects through lint and every output: nothing panics or hangs, every finding is a rule's,
//! points into its text and says what to type next, and JSON stays JSON.
//!
//! Each test makes 60 projects, or as many as `CLOUDTRAIL_LOOKML_FUZZ_CASES` says, from the seed
//! `CLOUDTRAIL_LOOKML_FUZZ_SEED`, which is printed.

#[path = "fuzz/cases.rs"]
mod cases;
#[path = "support/files.rs"]
mod files;
#[path = "fuzz/findings.rs"]
mod findings;
#[path = "fuzz/random.rs"]
mod random;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::lint::{Context, Level, LintConfig, Options, RULES, Subject, lint, rule};
use cloudtrail_lookml::report;
use serde_json::Value;

use cases::{each_case, excerpt};
use findings::check_findings;
use random::Random;

const CASES: u64 = 60;

type Files = BTreeMap<Utf8PathBuf, String>;

fn fuzz(name: &str, make: impl Fn(&mut Random) -> Files) {
    let texts_of = |files: &Files| {
        let texts = files.iter();
        let texts = texts.map(|(path, text)| format!("== {path}\n{}\n", excerpt(text)));
        texts.collect()
    };
    each_case(CASES, name, make, texts_of, |_, files| check(files));
}

/// Every rule, those that are off among them.
fn everything() -> LintConfig {
    let off = RULES.iter().filter(|rule| rule.level == Level::Off);
    LintConfig {
        levels: off.map(|rule| (rule.name, Level::Warning)).collect(),
        ..LintConfig::default()
    }
}

fn check(files: &Files) {
    let texts = files.iter();
    let subject = Subject::read(texts.map(|(path, text)| {
        let source = SourceText::new(path.as_str(), text.as_str());
        (path.clone(), source)
    }));
    let context = Context::new(&subject, None);
    let options = Options {
        config: everything(),
        ..Options::default()
    };
    let verdict = lint(&context, &options);
    check_findings(&verdict.findings);
    for finding in &verdict.findings {
        assert!(rule(finding.code).is_some(), "{finding:?}");
    }
    let again = lint(&context, &options);
    assert_eq!(
        again.findings, verdict.findings,
        "the same input, the same findings"
    );
    let document: Value = serde_json::from_str(&report::json(&verdict)).expect("a document");
    let findings = document["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), verdict.findings.0.len());
    let log: Value = serde_json::from_str(&report::sarif(&verdict)).expect("a document");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), findings.len());
    assert_eq!(report::github(&verdict).lines().count(), findings.len());
    assert_eq!(
        report::render(&verdict.findings).is_empty(),
        findings.is_empty()
    );
}

/// What projects are made of; the names are few, so that they meet.
const PIECES: [&str; 64] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ";;",
    "\"",
    "#",
    "\n",
    " ",
    "view: a {",
    "view: b {",
    "view: +a {",
    "explore: a {",
    "explore: +b {",
    "explore: c {",
    "extends: [a]",
    "extends: [b, c]",
    "extends: [a*, -b]",
    "dimension: x { sql: ${TABLE}.x ;; }",
    "dimension: y {",
    "dimension_group: t {",
    "measure: m {",
    "measure: n { type: count }",
    "filter: f { type: date }",
    "parameter: p { type: number }",
    "type: time",
    "type: number",
    "type: sum",
    "type: list",
    "type: location",
    "timeframes: [raw, date]",
    "timeframes: []",
    "primary_key: yes",
    "sql: ${x} + ${b.y} ;;",
    "sql: ${m} ;;",
    "sql:",
    "sql_on: ${a.x} = ${b.x} ;;",
    "join: b {",
    "join: c { from: a",
    "relationship: many_to_one",
    "relationship: x",
    "always_filter: { filters: [a.t_date: \"7 days\", m: \">\"] }",
    "filters: [x: \"[1,\"]",
    "filters: { field: x value: \"y\" }",
    "set: s { fields: [x, s*, ALL_FIELDS*, -m] }",
    "derived_table: { sql: SELECT 1 LIMIT 1 ;; }",
    "sql_table_name: @{T}.a ;;",
    "constant: T { value: \"@{T}\" }",
    "include: \"*\"",
    "include: \"/**/*.view\"",
    "include: \"//other/x\"",
    "datagroup: d { sql_trigger: SELECT 1 ;; }",
    "drill_fields: [s*]",
    "test: q { explore_source: a { column: c { field: a.x } } assert: r { expression: ${a.x} ;; } }",
    "label: \"é\"",
    "hidden: maybe",
    "# lint: allow count-with-sql, because x\n",
    "# lint: allow\n",
    "link: { label: \"l\" url: \"{{ x._value }}\" }",
    "case: { when: { sql: 1 ;; } }",
    "suggestions: no",
    "\u{feff}",
];

const TILES: [&str; 26] = [
    "- dashboard: a\n",
    "- dashboard: b\n  extends: a\n",
    "  layout: newspaper\n",
    "  title: t\n",
    "  filters:\n",
    "  - name: f\n",
    "    type: date_filter\n",
    "    default_value: 7 dais\n",
    "    field: a.x\n",
    "  elements:\n",
    "  - name: e\n",
    "  - title: u\n",
    "    model: m\n",
    "    explore: a\n",
    "    type: looker_colunm\n",
    "    fields: [a.x, a.m, b.y]\n",
    "    sorts: [a.x desc 0]\n",
    "    listen: {f: a.x}\n",
    "    filters:\n      a.t_date: 1 x\n",
    "    row: 4294967295\n    col: 0\n    width: 4294967295\n    height: 4294967295\n",
    "    row: 0\n    col: 0\n",
    "    dynamic_fields: [{table_calculation: q, expression: \"${a.x}\"}]\n",
    "    tab_name: x\n",
    "    ui_config: {type: x}\n",
    "# lint: allow tile-without-name, because x\n",
    "\n",
];

fn soup(random: &mut Random, pieces: &[&str]) -> String {
    let length = 1 + random.below(50);
    let lines: Vec<&str> = (0..length).map(|_| *random.one_of(pieces)).collect();
    lines.join("\n")
}

#[test]
fn any_project_is_looked_at() {
    fuzz("random projects", |random| {
        let names = [
            "manifest.lkml",
            "m.model.lkml",
            "v/a.view.lkml",
            "v/b.view.lkml",
            "e.lkml",
        ];
        let mut files = Files::new();
        for name in names {
            if random.below(4) > 0 {
                files.insert(name.into(), soup(random, &PIECES));
            }
        }
        files.insert("d.dashboard.lookml".into(), soup(random, &TILES));
        let constants = random.character();
        let json = format!("{{\"constants\": {{\"T\": {{}}, \"{constants}\": 1}}}}");
        files.insert("marketplace.json".into(), json);
        files
    });
}

/// Changes of a project that is sound.
#[test]
fn any_change_of_a_project_is_looked_at() {
    let folder = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint_seeded/hand_written");
    let sound = files::files(&folder);
    fuzz("changed projects", |random| {
        let mut files = sound.clone();
        let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
        for _ in 0..=random.below(4) {
            let path = random.one_of(&paths);
            if let Some(text) = files.get_mut(path) {
                *text = changed(random, text);
            }
        }
        files
    });
}

/// A text with a line taken out, doubled or moved, or a word put in.
fn changed(random: &mut Random, text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let one = random.below(lines.len());
    let other = random.below(lines.len());
    match random.below(5) {
        0 => {
            lines.remove(one);
        }
        1 => lines.insert(other, lines[one]),
        2 => lines.swap(one, other),
        3 => lines.insert(one, *random.one_of(&PIECES)),
        _ => {
            let mut words: Vec<&str> = lines[one].split(' ').collect();
            let at = random.below(words.len());
            words[at] = *random.one_of(&PIECES);
            let line = words.join(" ");
            let before = lines[..one].join("\n");
            return format!("{before}\n{line}\n{}\n", lines[one + 1..].join("\n"));
        }
    }
    lines.join("\n") + "\n"
}
