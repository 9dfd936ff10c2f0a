//! Random texts through both parsers and `lower`: nothing panics, hangs, runs off the stack or takes
//! memory out of proportion, and every text comes back.
//!
//! Each test makes 2,000 texts, or as many as `CLOUDTRAIL_LOOKML_FUZZ_CASES` says, from the seed
//! `CLOUDTRAIL_LOOKML_FUZZ_SEED`, which is printed.

#[path = "fuzz/cases.rs"]
mod cases;
#[path = "fuzz/counting.rs"]
mod counting;
#[path = "fuzz/findings.rs"]
mod findings;
#[path = "fuzz/random.rs"]
mod random;

use std::fs;

use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::syntax;

use cases::{each_case, excerpt, telling};
use findings::check_findings;
use random::Random;

const CASES: u64 = 2_000;

/// The tree, the declarations with their origins and the findings hold 263 bytes for each byte of
/// the worst text that we know (`a:{b:c}`, over and over), and 10 for each of a usual one.
const MOST_BYTES_FOR_EACH: usize = 300;

/// How long a text of one piece over and over is.
const LARGE: usize = if cfg!(debug_assertions) {
    1 << 16
} else {
    1 << 20
};

/// Makes random texts and has each read.
fn fuzz(name: &str, reader: impl Fn(&str), make: impl Fn(&mut Random) -> String) {
    each_case(
        CASES,
        name,
        make,
        |text| excerpt(text),
        |what, text| measured(what, &reader, text),
    );
}

/// Reads one text, and measures the memory.
fn read(what: &str, reader: impl Fn(&str), text: &str) {
    telling(what, || excerpt(text), || measured(what, &reader, text));
}

fn measured(what: &str, reader: impl Fn(&str), text: &str) {
    let peak = counting::peak_of(|| reader(text));
    let most = MOST_BYTES_FOR_EACH * text.len() + (1 << 20);
    assert!(
        peak <= most,
        "{what}: {peak} bytes for {} bytes of text, {most} allowed",
        text.len()
    );
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

fn pick<'a>(random: &mut Random, pieces: &[&'a str]) -> &'a str {
    random.one_of::<&str>(pieces)
}

fn soup(random: &mut Random, pieces: &[&str]) -> String {
    let length = 1 + random.below(60);
    (0..length).map(|_| pick(random, pieces)).collect()
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
        match random.below(5) {
            0 => text.insert_str(start, pick(random, pieces)),
            1 => text.replace_range(start..end.min(ceil(&text, start + 20)), ""),
            2 => {
                let doubled = text[start..end.min(ceil(&text, start + 400))].to_owned();
                text.insert_str(end, &doubled);
            }
            3 => text.replace_range(start..ceil(&text, start + 1), pick(random, pieces)),
            _ => text.insert(start, random.character()),
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

fn check_lookml(text: &str) {
    let source = SourceText::new("x.lkml", text);
    let (document, findings) = syntax::parse(&source);
    assert_eq!(document.to_string(), source.text);
    check_findings(&findings);
    let (declarations, findings) = syntax::lower(&document);
    check_findings(&findings);
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

fn check_dashboards(text: &str) {
    let source = SourceText::new("x.dashboard.lookml", text);
    let (dashboards, findings) = syntax::dashboards(&source);
    check_findings(&findings);
    for dashboard in &dashboards {
        let origin = dashboard.origin.whole().expect("an origin");
        assert!(source.text.get(origin.span).is_some());
    }
}

#[test]
fn any_text_comes_back() {
    fuzz("pieces of LookML", check_lookml, |random| {
        soup(random, &PIECES)
    });
}

#[test]
fn any_change_of_a_case_comes_back() {
    let texts = inputs("input.lkml");
    fuzz("changed cases", check_lookml, |random| {
        mutated(random, &texts, &PIECES)
    });
}

#[test]
fn any_yaml_is_survived() {
    fuzz("pieces of YAML", check_dashboards, |random| {
        soup(random, &YAML_PIECES)
    });
}

#[test]
fn any_change_of_a_dashboard_is_survived() {
    let texts = inputs("input.dashboard.lookml");
    fuzz("changed dashboards", check_dashboards, |random| {
        mutated(random, &texts, &YAML_PIECES)
    });
}

/// The worst that we know of, for time or for memory, over and over.
#[test]
fn large_texts_of_one_piece_are_survived() {
    for piece in PIECES.iter().chain(&[
        "a:b ",
        "a: [",
        "a:[b,",
        "a:{}",
        "a:{b:c}",
        "sql: }",
        "}view:x",
        "a: \"\n\\\"",
        "sql: x\nlabel: ",
        "dimension: a\nb:c ",
        "view: a { dimension: b { ",
        "view: a {}\ndimension: b {}\n",
    ]) {
        let text = piece.repeat(LARGE / piece.len());
        read(&format!("{piece:?} over and over"), check_lookml, &text);
    }
    for piece in YAML_PIECES
        .iter()
        .chain(&["- a\n", "a: b\n", "- [a, b]\n", "{a: "])
    {
        let text = piece.repeat(LARGE / piece.len());
        read(&format!("{piece:?} over and over"), check_dashboards, &text);
        let text = format!("- dashboard: a\n  elements:\n{text}");
        read(
            &format!("{piece:?} in a dashboard"),
            check_dashboards,
            &text,
        );
    }
}

#[test]
fn a_sound_document_has_no_finding() {
    let reader = |text: &str| {
        let (document, findings) = syntax::parse(&SourceText::new("x.lkml", text));
        assert_eq!(document.to_string(), text);
        assert!(findings.is_empty(), "{findings:#?}");
    };
    fuzz("sound documents", reader, |random| {
        let mut text = String::new();
        for _ in 0..=random.below(6) {
            push_pair(&mut text, random, 0);
        }
        text
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
            text.push_str(pick(
                random,
                &["yes", "a.b", "@{A}", "7", "-1.5", "${a.b}", "x*", "ä"],
            ));
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
            text.push_str(pick(random, &["", "a", "+a", "a_1", "@{A}_b"]));
            text.push_str(pick(random, &["{", " {", "\n{ # why\n"]));
            for _ in 0..random.below(5) {
                push_pair(text, random, depth + 1);
            }
            push_blanks(text, random);
            text.push('}');
        }
    }
    text.push_str(pick(random, &["\n", " ", "\r\n", " # a comment: {\n"]));
}

fn push_key(text: &mut String, random: &mut Random, keys: &[&str]) {
    text.push_str(pick(random, keys));
    text.push_str(pick(random, &[":", ": ", " : ", ":\n"]));
}

fn push_blanks(text: &mut String, random: &mut Random) {
    text.push_str(pick(
        random,
        &["", " ", "\n", "\n  ", "\t", "\r\n", "# \"}]\n", "\n#\n"],
    ));
}

fn push_text(text: &mut String, random: &mut Random) {
    text.push('"');
    for _ in 0..random.below(5) {
        text.push_str(pick(
            random,
            &["a", "\\\"", "\\\\", "\\n", ";;", "#", "{", "\n", "é", "'"],
        ));
    }
    text.push('"');
}

fn push_expression(text: &mut String, random: &mut Random) {
    for _ in 0..random.below(8) {
        text.push_str(pick(
            random,
            &[
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
            ],
        ));
    }
    text.push_str(pick(random, &[";;", " ;;", "\n;;"]));
}

fn push_list(text: &mut String, random: &mut Random, depth: usize) {
    text.push('[');
    let count = random.below(4);
    for index in 0..count {
        push_blanks(text, random);
        if random.below(3) == 0 {
            text.push_str(pick(random, &["a: ", "b.c :", "\"d\": "]));
        }
        match random.below(if depth < 4 { 3 } else { 2 }) {
            0 => push_text(text, random),
            1 => text.push_str(pick(random, &["a", "-b", "c*", "1.5", "${d.e}"])),
            _ => push_list(text, random, depth + 1),
        }
        push_blanks(text, random);
        if index + 1 < count || random.below(3) == 0 {
            text.push(',');
        }
    }
    push_blanks(text, random);
    text.push(']');
}
