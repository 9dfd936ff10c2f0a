//! Readers of hostile input: no panic, no endless run, and memory in proportion to the input.
//!
//! Each reader gets mutated real inputs and random words of its language: 2,000 cases, or as many as
//! `CLOUDTRAIL_LOOKML_FUZZ_CASES` says, from the seed `CLOUDTRAIL_LOOKML_FUZZ_SEED`, which is printed.
//! A further reader is one test with one call of [`check`].

#[path = "fuzz/cases.rs"]
mod cases;
#[path = "fuzz/counting.rs"]
mod counting;
#[path = "fuzz/random.rs"]
mod random;

use std::path::Path;

use cloudtrail_lookml::config;
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::glue::HiveType;
use cloudtrail_lookml::source::{ddl, get_table};

use cases::{each_case, excerpt, telling};
use random::Random;

const CASES: u64 = 2_000;

/// Longer cases only cost time; the large inputs stand apart.
const MAX_LENGTH: usize = 6_000;
const LARGE: usize = if cfg!(debug_assertions) {
    1 << 18
} else {
    1 << 20
};

/// What a reader is fed with.
struct Language {
    /// Real inputs.
    texts: Vec<String>,
    /// Words and signs of the language.
    words: &'static [&'static str],
    /// Pieces whose endless repetition is the worst that we know.
    repeated: &'static [(&'static str, &'static str)],
}

/// Runs a reader on every case; it fails when the reader panics or takes too much memory.
fn check(name: &str, reader: fn(&str), language: &Language) {
    let one = |what: &str, text: &str| {
        telling(what, || excerpt(text), || measured(what, reader, text));
    };
    for (index, text) in language.texts.iter().enumerate() {
        one(&format!("{name}, real input {index}"), text);
    }
    for (start, piece) in language.repeated {
        let text = format!("{start}{}", piece.repeat(LARGE / piece.len()));
        one(&format!("{name}, {start:?} and repeated {piece:?}"), &text);
    }
    each_case(
        CASES,
        name,
        |random| input(random, language),
        |text| excerpt(text),
        |what, text| measured(what, reader, text),
    );
}

/// Reads one input, and measures the memory.
fn measured(what: &str, reader: fn(&str), text: &str) {
    let peak = counting::peak_of(|| reader(text));
    let most = 64 * text.len() + (1 << 20);
    assert!(
        peak <= most,
        "{what}: {peak} bytes for {} bytes of input, {most} allowed",
        text.len()
    );
}

/// A mutated real input, or a random sequence of words.
fn input(random: &mut Random, language: &Language) -> String {
    if random.below(4) == 0 {
        let count = random.below(60);
        return (0..count).map(|_| *random.one_of(language.words)).collect();
    }
    let mut text: Vec<char> = random.one_of(&language.texts).chars().collect();
    if text.len() > MAX_LENGTH {
        let start = random.below(text.len() - MAX_LENGTH);
        text = text[start..start + MAX_LENGTH].to_vec();
    }
    for _ in 0..=random.below(6) {
        mutate(&mut text, random, language);
    }
    text.truncate(MAX_LENGTH);
    text.into_iter().collect()
}

fn mutate(text: &mut Vec<char>, random: &mut Random, language: &Language) {
    let from = random.below(text.len() + 1);
    let to = (from + random.below(40)).min(text.len());
    match random.below(6) {
        0 => drop(text.drain(from..to)),
        1 => {
            let copy: Vec<char> = text[from..to].to_vec();
            let times = random.below(20);
            text.splice(from..from, copy.repeat(times));
        }
        2 => {
            let word: Vec<char> = random.one_of(language.words).chars().collect();
            text.splice(from..to, word);
        }
        3 => {
            let other: Vec<char> = random.one_of(&language.texts).chars().collect();
            let start = random.below(other.len() + 1);
            let end = (start + random.below(200)).min(other.len());
            text.splice(from..from, other[start..end].iter().copied());
        }
        4 => text.truncate(from),
        _ => {
            let character = random.character();
            text.insert(from, character);
        }
    }
}

/// The files of the test cases and of the program with that ending, as far as they are text.
fn files(ending: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("schemas")];
    let cases = std::fs::read_dir(root.join("tests/tables")).expect("the test cases");
    folders.extend(
        cases
            .map(|entry| entry.expect("a case").path())
            .filter(|path| path.is_dir()),
    );
    let mut paths: Vec<_> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect()
}

#[test]
fn hive_types() {
    let cases = include_str!("hive_types/accepted.txt").lines();
    let cases = cases.chain(include_str!("hive_types/refused.txt").lines());
    let language = Language {
        texts: cases.map(str::to_owned).collect(),
        words: &[
            "struct<",
            "array<",
            "map<",
            "uniontype<",
            "decimal(",
            "varchar(",
            "a:",
            "`a`:",
            "int",
            "string",
            "timestamp with time zone",
            "timestamp",
            "fixed[",
            ",",
            ">",
            ")",
            "]",
            "10",
            " ",
            "\n",
            "\\:",
            "\\",
            "--",
            "/*",
            "*/",
            " comment ",
            "'x'",
            "'",
            "\"",
            "`",
            "\u{202e}",
            "é",
        ],
        repeated: &[
            ("", "array<"),
            ("struct<", "a:int,"),
            ("struct<", ":int,"),
            ("struct<", "a:struct<b:int>,"),
            ("struct<", "a:struct<>,"),
            ("uniontype<", "int,"),
            ("uniontype<", "array<int>,"),
            ("", "struct<a:"),
            ("struct<a", "\\:"),
            ("", "a"),
            ("", "'"),
            ("", "/*"),
            ("", "-- x\n"),
            ("struct<a:int comment '", "\\'"),
        ],
    };
    let reader = |text: &str| {
        if let Ok(hive_type) = HiveType::parse(text) {
            let printed = hive_type.to_string();
            assert_eq!(HiveType::parse(&printed), Ok(hive_type), "{printed}");
        }
    };
    check("Hive types", reader, &language);
}

#[test]
fn statements() {
    let language = Language {
        texts: files("sql"),
        words: &[
            "CREATE ",
            "EXTERNAL ",
            "TABLE ",
            "OR REPLACE VIEW ",
            "IF NOT EXISTS ",
            "t ",
            "`a`",
            "\"b\"",
            ".",
            "(",
            ")",
            ",",
            "<",
            ">",
            ":",
            ";",
            "=",
            "string",
            "struct<",
            "COMMENT ",
            "'x'",
            "'",
            "\"",
            "`",
            "PARTITIONED BY ",
            "ROW FORMAT SERDE ",
            "ROW FORMAT DELIMITED ",
            "STORED AS ",
            "INPUTFORMAT ",
            "WITH SERDEPROPERTIES ",
            "LOCATION ",
            "TBLPROPERTIES ",
            "AS SELECT ",
            "--",
            "/*",
            "*/",
            "\n",
            "\r\n",
            "\\",
            "\u{202e}",
            "\0",
            "é",
        ],
        repeated: &[
            ("create table t (", "a int,"),
            ("create table t (", "a x,"),
            ("create table t (", ",a int"),
            ("create table t (", "``int,"),
            ("create table t (a int, a ", "struct<a:"),
            ("create table t (a int) partitioned by (", "a int,"),
            ("create table t (a int) partitioned by (", "a,"),
            ("create table t (a int) tblproperties (", "''='',"),
            ("create table t (a int) with serdeproperties (", "''='',"),
            ("create table t ", "location ''"),
            ("create table t ", "x(),y "),
            ("create table t ", "("),
            ("", "create table t;"),
            ("", "create table t "),
            ("", "create view t;"),
            ("", "/* "),
            ("", "'\\'"),
            ("", "\"\"\n"),
            ("\"create table t (\"\n", "\"a x,\"\n"),
            ("", "`"),
            ("create ", "table "),
        ],
    };
    let reader = |text: &str| {
        let source = SourceText::new("fuzz.sql", text);
        let _ = ddl::parse(&source, None, &mut Diagnostics::new());
        let _ = ddl::parse(&source, Some("t"), &mut Diagnostics::new());
    };
    check("statements", reader, &language);
}

#[test]
fn get_table_json() {
    let language = Language {
        texts: files("json"),
        words: &[
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"Table\"",
            "\"TableList\"",
            "\"TableMetadata\"",
            "\"Name\"",
            "\"Type\"",
            "\"StorageDescriptor\"",
            "\"Columns\"",
            "\"PartitionKeys\"",
            "\"Parameters\"",
            "\"SerdeInfo\"",
            "\"t\"",
            "\"struct<a:int>\"",
            "null",
            "true",
            "7",
            "-1e9",
            "\"",
            "\\",
            "\\u0041",
            "\\ud800",
            " ",
            "\n",
            "é",
        ],
        repeated: &[
            ("", "["),
            ("", "{\"a\":"),
            ("{", "\"\":0,"),
            (
                "{\"Table\":{\"Name\":\"t\",\"StorageDescriptor\":{\"Columns\":[",
                "{\"Name\":\"\"},",
            ),
            ("{\"Table\":{\"Name\":\"t\",\"Columns\":[", "{},"),
            ("{\"Table\":{\"Name\":\"t\",\"Parameters\":{", "\"\":\"\","),
            ("{\"TableList\":[", "{},"),
            ("{\"TableList\":[", "{\"Name\":\"t\"},"),
            ("\"", "\\u0041"),
            ("", "\\"),
        ],
    };
    let reader = |text: &str| {
        for text in [text, &closed(text)] {
            let source = SourceText::new("fuzz.json", text);
            let _ = get_table::parse(&source, None, &mut Diagnostics::new());
            let _ = get_table::parse(&source, Some("t"), &mut Diagnostics::new());
        }
    };
    check("get-table JSON", reader, &language);
}

#[test]
fn configurations() {
    let mut texts = vec![
        config::TEMPLATE.to_owned(),
        config::TEMPLATE.replace("\n#", "\n"),
    ];
    texts.extend(files("yml"));
    let language = Language {
        texts,
        words: &[
            "source:",
            "table:",
            "ddl:",
            "partitions:",
            "values:",
            "fields:",
            "match:",
            "date:",
            "known_networks:",
            "10.0.0.0/8",
            "2001:db8::/32",
            "builtin:projection",
            "7 days",
            "yes",
            "012",
            "- ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%",
            "#",
            "?",
            "---",
            "...",
            "~",
            "@",
            "`",
            "\t",
            "\n",
            "\n  ",
            "\r\n",
            "\\",
            "é",
            "\u{feff}",
        ],
        repeated: &[
            ("", "["),
            ("", "{a: "),
            ("a: [", ","),
            ("a: [", "b,"),
            ("", "- "),
            ("", "-\n"),
            ("", "a: b\n"),
            ("", "? "),
            ("known_networks: [", "10.0.0.0/8,"),
            ("fields: [", "{match: a},"),
            ("a: \"", "\\u0041"),
            ("a: ", "&a "),
            ("a: |\n", " x\n"),
            ("", "#\n"),
        ],
    };
    let reader = |text: &str| {
        let _ = config::parse(&SourceText::new("fuzz.yml", text));
    };
    check("configuration", reader, &language);
}

/// The text with what its open brackets lack, so that long lists are JSON and are read to their end.
fn closed(text: &str) -> String {
    let mut open = Vec::new();
    let (mut is_text, mut is_escaped) = (false, false);
    for character in text.chars().take(200) {
        match character {
            '"' if !is_escaped => is_text = !is_text,
            '{' if !is_text => open.push('}'),
            '[' if !is_text => open.push(']'),
            '}' | ']' if !is_text => drop(open.pop()),
            _ => {}
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    let end: String = open.into_iter().rev().collect();
    format!("{}{end}", text.trim_end_matches(','))
}
