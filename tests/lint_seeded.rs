//! Defects that are seeded one at a time into a generated project and into a hand-written one: each is
//! found by its rule at its line, and without them nothing is found.

#[path = "support/files.rs"]
mod files;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use clap::Parser as _;
use cloudtrail_lookml::cli::{Cli, Exit};
use cloudtrail_lookml::diagnostic::{Diagnostic, Diagnostics, SourceText};
use cloudtrail_lookml::lint::{Context, Options, Subject, lint, rule};
use cloudtrail_lookml::report;

type Files = BTreeMap<Utf8PathBuf, String>;

/// A line of the table.
struct Defect<'t> {
    project: &'t str,
    file: &'t str,
    find: String,
    replace: String,
    rule: &'t str,
    /// The file and a part of the line at which it has to be found.
    place: (&'t str, String),
}

fn folder() -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint_seeded")
}

fn defects(table: &str) -> Vec<Defect<'_>> {
    let lines = table.lines().skip(1);
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [project, file, find, replace, rule, place] = columns[..] else {
                panic!("six columns are wanted: {line}");
            };
            let unescaped = |text: &str| text.replace("\\n", "\n");
            let place = match place.split_once(": ") {
                Some((other, part)) if other.contains('/') => (other, part),
                _ => (file, place),
            };
            Defect {
                project,
                file,
                find: unescaped(find),
                replace: unescaped(replace),
                rule,
                place: (place.0, unescaped(place.1)),
            }
        })
        .collect()
}

/// What the program writes for its standard table, with places.
#[expect(clippy::disallowed_methods, reason = "the folder is the test's own")]
fn generated() -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = Utf8Path::from_path(folder.path()).expect("a path in UTF-8");
    let config =
        "geolocation: {ranges: geo.ip_ranges, blocks: geo.ip_blocks}\ndashboards: {size: full}\n";
    fs::write(path.join("config.yml"), config).expect("a file that can be written");
    let arguments = [
        "cloudtrail-lookml",
        "-C",
        path.as_str(),
        "--config",
        "config.yml",
        "generate",
        "--out",
        "looker",
    ];
    let outcome = Cli::try_parse_from(arguments).expect("arguments").run();
    assert_eq!(outcome.exit, Exit::Done);
    files::files(&path.join("looker"))
}

fn findings(files: &Files) -> Diagnostics {
    let texts = files.iter();
    let subject = Subject::read(texts.map(|(path, text)| {
        let source = SourceText::new(path.as_str(), text.as_str());
        (path.clone(), source)
    }));
    lint(&Context::new(&subject, None), &Options::default()).findings
}

/// Whether a finding is that of the defect, at its line.
fn is_it(defect: &Defect<'_>, finding: &Diagnostic) -> bool {
    let Some(place) = &finding.place else {
        return false;
    };
    let text = place.source.text.as_str();
    let start = text[..place.span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    finding.code == defect.rule
        && place.source.name == defect.place.0
        && line.contains(&defect.place.1)
}

#[test]
fn each_seeded_defect_is_found_and_nothing_where_none_is() {
    let projects = BTreeMap::from([
        ("generated", generated()),
        ("hand_written", files::files(&folder().join("hand_written"))),
    ]);
    for (name, files) in &projects {
        assert_eq!(report::render(&findings(files)), "", "{name}");
    }
    let table = fs::read_to_string(folder().join("defects.tsv")).expect("a text");
    let defects = defects(&table);
    assert!(defects.len() >= 60, "{} defects", defects.len());
    let mut missed = String::new();
    for defect in &defects {
        assert!(
            rule(defect.rule).is_some(),
            "there is no rule {}",
            defect.rule
        );
        let mut files = projects[defect.project].clone();
        let file = files
            .get_mut(Utf8Path::new(defect.file))
            .expect(defect.file);
        assert!(
            file.contains(&defect.find),
            "{} does not hold {:?}",
            defect.file,
            defect.find
        );
        *file = file.replacen(&defect.find, &defect.replace, 1);
        let found = findings(&files);
        if !found.iter().any(|finding| is_it(defect, finding)) {
            let _ = writeln!(
                missed,
                "== {} {}: {:?} for {:?}, by {} at {:?}\n{}",
                defect.project,
                defect.file,
                defect.replace,
                defect.find,
                defect.rule,
                defect.place,
                report::render(&found)
            );
        }
    }
    assert!(missed.is_empty(), "{missed}");
}
