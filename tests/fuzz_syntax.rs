//! Random texts through both parsers and `lower`: nothing panics, hangs or runs off the stack, and
//! every text comes back.
//!
//! `CLOUDTRAIL_LOOKML_FUZZ_CASES` says how many texts each test makes, and
//! `CLOUDTRAIL_LOOKML_FUZZ_SEED` with which one to begin; a failure prints the seed of its text.

use std::env;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::syntax;

const CASES: u64 = 2_000;

#[expect(clippy::disallowed_methods, reason = "a test has no command line")]
fn setting(name: &str, otherwise: u64) -> u64 {
    env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
}

/// Runs a check on as many random texts as wanted.
fn fuzz(check: impl Fn(&mut Random)) {
    let first = setting("CLOUDTRAIL_LOOKML_FUZZ_SEED", 0);
    for seed in first..first + setting("CLOUDTRAIL_LOOKML_FUZZ_CASES", CASES) {
        let outcome = catch_unwind(AssertUnwindSafe(|| check(&mut Random::new(seed))));
        assert!(outcome.is_ok(), "CLOUDTRAIL_LOOKML_FUZZ_SEED={seed}");
    }
}

/// Numbers that look random (splitmix64).
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("a small number")
    }

    fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// What LookML is made of, and what breaks it.
const PIECES: [&str; 64] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ";",
    ";;",
    "\"",
    "\\",
    "\\\"",
    "#",
    "\n",
    "\r\n",
    " ",
    "\t",
    "view: a {",
    "explore: +b {",
    "dimension: c {",
    "measure: d {",
    "join: e {",
    "set: f {",
    "filters: [",
    "filters: {",
    "link: {",
    "sql:",
    "html:",
    "sql_on:",
    "expression:",
    "label:",
    "type:",
    "hidden:",
    "field:",
    "value:",
    "include:",
    "constant: G {",
    "test: h {",
    "explore_source: i {",
    "column: j {",
    "assert: k {",
    "derived_table: {",
    "always_filter: {",
    "extends: [",
    "a",
    "b.c",
    "yes",
    "+x",
    "-y*",
    "\"text\"",
    "${TABLE}.z",
    "${",
    "@{",
    "@{K}",
    "{{",
    "}}",
    "{%",
    "%}",
    "\n  label: \"x\"",
    "\n\ndimension: m {\n",
    "\u{feff}",
    "\u{a0}",
    "é",
    "\0",
    "🙂",
];

/// What dashboards are made of, and what breaks them.
const YAML_PIECES: [&str; 48] = [
    "- dashboard: a\n",
    "- dashboard: \"b\"\n",
    "  filters:\n",
    "  elements:\n",
    "  - title: c\n",
    "  - name: d\n",
    "    fields: [e, f]\n",
    "    filters:\n",
    "      g.h: i\n",
    "    row: 1\n",
    "    listen: {A: b}\n",
    "    body_text: |\n",
    "      text\n",
    "    - x\n",
    "  title: t\n",
    "---\n",
    "...\n",
    "\t",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ":",
    ": ",
    "- ",
    "-",
    "\n",
    " ",
    "  ",
    "    ",
    "#",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "? ",
    "|",
    ">-",
    "%YAML 1.1\n",
    ",",
    "null",
    "~",
    "\r\n",
    "\u{feff}",
    "é",
    "\0",
];

fn soup(random: &mut Random, pieces: &[&str]) -> String {
    let length = 1 + random.below(60);
    (0..length).map(|_| random.pick(pieces)).collect()
}

/// The inputs of the cases, to be cut and mixed.
fn inputs(ending: &str) -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/syntax");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path().join(ending))
        .filter(|path| path.exists())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no input named {ending}");
    paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a text"))
        .collect()
}

/// A text of a case with pieces put in, taken out or doubled.
fn mutated(random: &mut Random, texts: &[String], pieces: &[&str]) -> String {
    let mut text = texts[random.below(texts.len())].clone();
    for _ in 0..=random.below(6) {
        let (start, end) = (border(random, &text), border(random, &text));
        let (start, end) = (start.min(end), start.max(end));
        match random.below(4) {
            0 => text.insert_str(start, random.pick(pieces)),
            1 => text.replace_range(start..end.min(ceil(&text, start + 20)), ""),
            2 => {
                let doubled = text[start..end.min(ceil(&text, start + 400))].to_owned();
                text.insert_str(end, &doubled);
            }
            _ => text.replace_range(start..ceil(&text, start + 1), random.pick(pieces)),
        }
    }
    text
}

fn border(random: &mut Random, text: &str) -> usize {
    let at = random.below(text.len() + 1);
    ceil(text, at)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(text.len())
}

fn check_lookml(text: String) {
    let source = SourceText::new("x.lkml", text);
    let (document, findings) = syntax::parse(&source);
    assert_eq!(document.to_string(), source.text);
    check_places(&findings);
    let (declarations, findings) = syntax::lower(&document);
    check_places(&findings);
    assert!(declarations.len() <= document.items.len());
    let is_unread = |trivia: &str| {
        let mut lines = trivia.trim_start_matches('\u{feff}').lines();
        lines.any(|line| !line.trim_ascii().is_empty() && !line.trim_ascii().starts_with('#'))
    };
    for token in document.tokens() {
        let trivia = document.trivia(token);
        assert!(
            !is_unread(trivia),
            "{trivia:?} is neither blank nor comment"
        );
    }
}

fn check_places(findings: &Diagnostics) {
    for finding in findings {
        let is_in_text = finding
            .place
            .as_ref()
            .is_none_or(|place| place.source.text.get(place.span.clone()).is_some());
        assert!(is_in_text, "{finding:?}");
        assert!(finding.help.is_some(), "{finding:?}");
    }
}

fn check_dashboards(text: String) {
    let source = SourceText::new("x.dashboard.lookml", text);
    let (dashboards, findings) = syntax::dashboards(&source);
    check_places(&findings);
    for dashboard in &dashboards {
        let origin = dashboard.origin.whole().expect("an origin");
        assert!(source.text.get(origin.span).is_some());
    }
}

#[test]
fn any_text_comes_back() {
    fuzz(|random| check_lookml(soup(random, &PIECES)));
}

#[test]
fn any_change_of_a_case_comes_back() {
    let texts = inputs("input.lkml");
    fuzz(|random| check_lookml(mutated(random, &texts, &PIECES)));
}

#[test]
fn any_yaml_is_survived() {
    fuzz(|random| check_dashboards(soup(random, &YAML_PIECES)));
}

#[test]
fn any_change_of_a_dashboard_is_survived() {
    let texts = inputs("input.dashboard.lookml");
    fuzz(|random| check_dashboards(mutated(random, &texts, &YAML_PIECES)));
}

#[test]
fn a_sound_document_has_no_finding() {
    fuzz(|random| {
        let mut text = String::new();
        for _ in 0..=random.below(6) {
            push_pair(&mut text, random, 0);
        }
        let source = SourceText::new("x.lkml", text);
        let (document, findings) = syntax::parse(&source);
        assert_eq!(document.to_string(), source.text);
        assert!(findings.is_empty(), "{findings:#?}");
    });
}

/// Writes a parameter as LookML allows it, in any layout.
fn push_pair(text: &mut String, random: &mut Random, depth: usize) {
    push_blanks(text, random);
    match random.below(if depth < 4 { 8 } else { 5 }) {
        0 => {
            push_key(text, random, &["label", "description", "unheard_of", "x1"]);
            push_text(text, random);
        }
        1 => {
            push_key(text, random, &["type", "hidden", "unheard_of", "from"]);
            text.push_str(random.pick(&["yes", "a.b", "@{A}", "7", "-1.5", "${a.b}", "x*", "ä"]));
        }
        2 | 3 => {
            push_key(
                text,
                random,
                &["sql", "html", "sql_on", "sql_unheard_of", "expression"],
            );
            push_expression(text, random);
        }
        4 => {
            push_key(text, random, &["fields", "filters", "tags", "unheard_of"]);
            push_list(text, random, depth);
        }
        _ => {
            push_key(
                text,
                random,
                &["link", "unheard_of", "query", "column", "case"],
            );
            text.push_str(random.pick(&["", "a", "+a", "a_1", "@{A}_b"]));
            text.push_str(random.pick(&["{", " {", "\n{ # why\n"]));
            for _ in 0..random.below(5) {
                push_pair(text, random, depth + 1);
            }
            push_blanks(text, random);
            text.push('}');
        }
    }
    text.push_str(random.pick(&["\n", " ", "\r\n", " # a comment: {\n"]));
}

fn push_key(text: &mut String, random: &mut Random, keys: &[&str]) {
    text.push_str(random.pick(keys));
    text.push_str(random.pick(&[":", ": ", " : ", ":\n"]));
}

fn push_blanks(text: &mut String, random: &mut Random) {
    text.push_str(random.pick(&["", " ", "\n", "\n  ", "\t", "\r\n", "# \"}]\n", "\n#\n"]));
}

fn push_text(text: &mut String, random: &mut Random) {
    text.push('"');
    for _ in 0..random.below(5) {
        text.push_str(random.pick(&["a", "\\\"", "\\\\", "\\n", ";;", "#", "{", "\n", "é", "'"]));
    }
    text.push('"');
}

fn push_expression(text: &mut String, random: &mut Random) {
    for _ in 0..random.below(8) {
        text.push_str(random.pick(&[
            " ",
            "\n",
            "${TABLE}.a",
            "{% if b %}",
            "{{ c }}",
            "'d; e'",
            "}",
            "\"",
            "#",
            "[",
            "\n--",
            "\nlabels: \"x\"",
            "\nlabel: x,",
            "f(g)",
            "\r\n",
        ]));
    }
    text.push_str(random.pick(&[";;", " ;;", "\n;;"]));
}

fn push_list(text: &mut String, random: &mut Random, depth: usize) {
    text.push('[');
    let count = random.below(4);
    for index in 0..count {
        push_blanks(text, random);
        if random.one_in(3) {
            text.push_str(random.pick(&["a: ", "b.c :", "\"d\": "]));
        }
        match random.below(if depth < 4 { 3 } else { 2 }) {
            0 => push_text(text, random),
            1 => text.push_str(random.pick(&["a", "-b", "c*", "1.5", "${d.e}"])),
            _ => push_list(text, random, depth + 1),
        }
        push_blanks(text, random);
        if index + 1 < count || random.one_in(3) {
            text.push(',');
        }
    }
    push_blanks(text, random);
    text.push(']');
}
