//! Random projects through `resolve`: nothing panics, hangs, runs off the stack or takes memory out of
//! proportion, whatever is included, extended, refined or named in a circle.
//!
//! Each test makes 2,000 projects, or as many as `CLOUDTRAIL_LOOKML_FUZZ_CASES` says, from the seed
//! `CLOUDTRAIL_LOOKML_FUZZ_SEED`, which is printed.

#[path = "fuzz/cases.rs"]
mod cases;
#[path = "fuzz/counting.rs"]
mod counting;
#[path = "fuzz/findings.rs"]
mod findings;
#[path = "fuzz/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use camino::Utf8PathBuf;
use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::lookml::{FieldKind, Project};
use cloudtrail_lookml::resolve::{Explore, Found, Model, Resolved, View, resolve};
use cloudtrail_lookml::syntax;

use cases::{each_case, excerpt, telling};
use findings::check_findings;
use random::Random;

const CASES: u64 = 2_000;

/// What `resolve` may hold for each byte of the files, besides what it may hold in any case.
const MOST_BYTES_FOR_EACH: usize = 2_000;
const MOST_BYTES: usize = 1 << 20;

/// What the projects that are made to be large may hold: many copies are allowed, not endless ones.
const MOST_BYTES_OF_LARGE: usize = 400 << 20;

/// How many parts a large project has.
const LARGE: usize = if cfg!(debug_assertions) {
    1_000
} else {
    20_000
};

/// The files of a project by path.
type Files = BTreeMap<String, String>;

/// Makes random projects and has each resolved.
fn fuzz(name: &str, make: impl Fn(&mut Random) -> Files) {
    each_case(CASES, name, make, texts_of, |_, files| {
        let bytes: usize = files.values().map(String::len).sum();
        check(files, MOST_BYTES_FOR_EACH * bytes + MOST_BYTES);
    });
}

fn texts_of(files: &Files) -> String {
    let mut shown = String::new();
    for (path, text) in files {
        let _ = writeln!(shown, "--- {path}\n{}", excerpt(text));
    }
    shown
}

/// Resolves a project, measures the memory, and looks at every part of what comes out.
fn check(files: &Files, most_bytes: usize) {
    let project = read(files);
    let peak = counting::peak_of(|| check_resolved(&resolve(&project)));
    assert!(peak <= most_bytes, "{peak} bytes, {most_bytes} allowed");
}

fn read(files: &Files) -> Project {
    let mut project = Project::default();
    for (path, text) in files {
        let path = Utf8PathBuf::from(path);
        let source = SourceText::new(path.as_str(), text.as_str());
        if let Some((file, _)) = syntax::read(&path, &source) {
            project.files.insert(path, file);
        }
    }
    project
}

fn check_resolved(resolved: &Resolved<'_>) {
    check_findings(&resolved.findings);
    for model in &resolved.models {
        for view in &model.views {
            check_view(view);
        }
        for explore in &model.explores {
            check_explore(explore, model);
        }
        for dashboard in &model.dashboards {
            assert_eq!(
                dashboard.elements().count(),
                dashboard.declared.elements.len()
            );
            assert_eq!(
                dashboard.filters().count(),
                dashboard.declared.filters.len()
            );
        }
    }
}

fn check_view(view: &View<'_>) {
    for field in &view.fields {
        let name = &field.declared.name;
        let found = if field.declared.kind == FieldKind::DimensionGroup {
            view.group(name)
        } else {
            view.declared_field(name)
        };
        let found = found.expect("the index has every field");
        assert!(std::ptr::eq(found, field), "{name}");
        for parameter in ["sql", "label", "hidden"] {
            let place = field.origin_of(parameter).map(|it| it.place());
            assert!(place.is_none_or(|it| it.source.text.get(it.span).is_some()));
        }
    }
    // `-b.c` leaves a field out; `b.-c` names one of `b`, if one that nobody can have.
    let is_named = |name: &str| {
        let items = view.sets().iter().flat_map(|set| &set.fields);
        items
            .filter_map(|item| item.split_once('.'))
            .any(|(_, behind)| behind == name)
    };
    for set in view.sets().iter().take(4) {
        let fields = view.set_fields(&set.name, view.name());
        assert!(
            fields
                .iter()
                .all(|(_, field)| !field.starts_with('-') || is_named(field))
        );
    }
}

fn check_explore(explore: &Explore<'_>, model: &Model<'_>) {
    for view in explore.views() {
        if let Some(known) = &view.view {
            assert!(model.view(&view.view_name).is_some());
            assert_eq!(known.name(), &*view.view_name);
        }
    }
    let mut seen = std::collections::HashSet::new();
    for (view, field) in explore.fields().take(200) {
        // Of two joins of one name only the first can be asked for.
        let target = explore.view(&view.alias).expect("the index has every view");
        let name = format!("{}.{}", view.alias, field.declared.name);
        let is_group = field.declared.kind == FieldKind::DimensionGroup;
        let has_point = view.alias.contains('.');
        if std::ptr::eq(target, view) && !is_group && !has_point && seen.insert(name.clone()) {
            assert!(matches!(explore.field(&name), Found::Field(_)), "{name}");
        }
    }
}

const PATHS: [&str; 12] = [
    "manifest.lkml",
    "m.model.lkml",
    "n.model.lkml",
    "views/a.view.lkml",
    "views/b.view.lkml",
    "views/deep/er/c.view.lkml",
    "explores/x.explore.lkml",
    "refinements.lkml",
    "dashboards/d.dashboard.lookml",
    "dashboards/e.dashboard.lookml",
    "*.lkml",
    "..lkml",
];

const NAMES: [&str; 8] = ["a", "b", "c", "d", "created_date", "days_open", "@{A}", "é"];

fn pick<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    random.one_of::<&str>(words)
}

fn name(random: &mut Random) -> &'static str {
    pick(random, &NAMES)
}

/// Few files with many ties between them, most of them sound.
fn tied(random: &mut Random) -> Files {
    let mut files = Files::new();
    for _ in 0..=random.below(6) {
        let path = pick(random, &PATHS);
        let mut text = String::new();
        for _ in 0..random.below(8) {
            if path.ends_with(".dashboard.lookml") {
                push_dashboard(&mut text, random);
            } else {
                push_declaration(&mut text, random);
            }
        }
        files.insert(path.to_owned(), text);
    }
    files
}

fn push_declaration(text: &mut String, random: &mut Random) {
    match random.below(10) {
        0..3 => push_include(text, random),
        3 => {
            let _ = writeln!(
                text,
                "constant: {} {{ value: \"{}\" }}",
                pick(random, &["A", "B"]),
                pick(random, &["a", "@{A}", "@{B}", ""])
            );
        }
        4..7 => push_view(text, random),
        _ => push_explore(text, random),
    }
}

fn push_include(text: &mut String, random: &mut Random) {
    let mut path = String::new();
    for _ in 0..=random.below(5) {
        path.push_str(pick(
            random,
            &[
                "/",
                "//",
                "..",
                "../",
                "./",
                "*",
                "**",
                "**/",
                "views",
                "a",
                ".view",
                ".lkml",
                "*.view",
                ".model",
                "dashboards/",
                "*.dashboard",
                "m",
                "@{A}",
                "",
            ],
        ));
    }
    let path = match random.below(3) {
        0 => path,
        1 => format!("/{}", pick(random, &PATHS)),
        _ => pick(random, &["/**/*", "/views/**/*.view", "*", "/*/*.lkml"]).to_owned(),
    };
    let _ = writeln!(text, "include: \"{path}\"");
}

fn push_view(text: &mut String, random: &mut Random) {
    let plus = pick(random, &["", "", "+"]);
    let _ = writeln!(text, "view: {plus}{} {{", name(random));
    push_extends(text, random);
    for _ in 0..random.below(6) {
        match random.below(5) {
            0 => {
                let list = list(random);
                let _ = writeln!(text, "  set: {} {{ fields: [{list}] }}", name(random));
            }
            1 => text.push_str("  fields_hidden_by_default: yes\n"),
            2 => text.push_str("  sql_table_name: @{A}.${EXTENDED} ;;\n"),
            _ => {
                let kind = pick(
                    random,
                    &[
                        "dimension",
                        "measure",
                        "dimension_group",
                        "filter",
                        "parameter",
                    ],
                );
                let _ = writeln!(text, "  {kind}: {} {{", name(random));
                for _ in 0..random.below(4) {
                    text.push_str(pick(
                        random,
                        &[
                            "    type: time\n",
                            "    type: duration\n",
                            "    timeframes: [date, week]\n",
                            "    intervals: [day]\n",
                            "    sql: ${EXTENDED}${EXTENDED} @{B} ;;\n",
                            "    hidden: yes\n",
                            "    hidden: no\n",
                            "    filters: [a: \"1\"]\n",
                            "    filters: [a: \"2\", b: \"-\"]\n",
                            "    link: { label: \"x\" url: \"@{A}\" }\n",
                            "    drill_fields: [EXTENDED*, a*, EXTENDED*]\n",
                            "    action: { label: \"y\" }\n",
                        ],
                    ));
                }
                text.push_str("  }\n");
            }
        }
    }
    text.push_str("}\n");
}

fn push_extends(text: &mut String, random: &mut Random) {
    if random.below(2) == 0 {
        let mut names = String::new();
        for _ in 0..=random.below(3) {
            let _ = write!(names, "{}, ", name(random));
        }
        let _ = writeln!(text, "  extends: [{names}]");
    }
    text.push_str(pick(
        random,
        &["", "", "", "  extension: required\n", "  final: yes\n"],
    ));
}

fn list(random: &mut Random) -> String {
    let mut list = String::new();
    for _ in 0..random.below(5) {
        let minus = pick(random, &["", "", "-"]);
        let view = pick(random, &["", "", "a.", "b.", "."]);
        let star = pick(random, &["", "", "*"]);
        let what = match random.below(4) {
            0 => "ALL_FIELDS*",
            1 => "EXTENDED*",
            _ => name(random),
        };
        let _ = write!(list, "{minus}{view}{what}{star}, ");
    }
    list
}

fn push_explore(text: &mut String, random: &mut Random) {
    let plus = pick(random, &["", "", "+"]);
    let _ = writeln!(text, "explore: {plus}{} {{", name(random));
    push_extends(text, random);
    for _ in 0..random.below(6) {
        match random.below(5) {
            0 => {
                let _ = writeln!(text, "  from: {}", name(random));
            }
            1 => {
                let _ = writeln!(text, "  view_name: {}", name(random));
            }
            2 => {
                let _ = writeln!(text, "  fields: [{}]", list(random));
            }
            3 => text.push_str("  query: q { dimensions: [EXTENDED*, a] }\n"),
            _ => {
                let list = list(random);
                let fields = match random.below(2) {
                    0 => format!("fields: [{list}]"),
                    _ => String::new(),
                };
                let from = match random.below(2) {
                    0 => format!("from: {}", name(random)),
                    _ => String::new(),
                };
                let _ = writeln!(text, "  join: {} {{ {from} {fields} }}", name(random));
            }
        }
    }
    text.push_str("}\n");
}

fn push_dashboard(text: &mut String, random: &mut Random) {
    let _ = writeln!(text, "- dashboard: {}", name(random));
    if random.below(2) == 0 {
        let _ = writeln!(text, "  extends: [{}, {}]", name(random), name(random));
    }
    text.push_str("  elements:\n");
    for _ in 0..random.below(4) {
        let _ = writeln!(text, "  - name: {}\n    model: '@{{A}}'", name(random));
    }
    text.push_str("  filters:\n");
    for _ in 0..random.below(4) {
        let _ = writeln!(text, "  - name: {}\n    type: x", name(random));
    }
}

#[test]
fn any_ties_are_survived() {
    fuzz("tied files", tied);
}

/// The same with bytes put in, taken out or changed.
#[test]
fn any_change_of_tied_files_is_survived() {
    fuzz("changed files", |random| {
        let mut files = tied(random);
        for text in files.values_mut() {
            for _ in 0..random.below(4) {
                let at = random.below(text.len() + 1);
                let at = (at..=text.len())
                    .find(|at| text.is_char_boundary(*at))
                    .expect("the end of a text");
                match random.below(3) {
                    0 => text.insert(at, random.character()),
                    1 => text.insert_str(at, pick(random, &["}", "{", "\"", "]", "@{", ";;"])),
                    _ => text.truncate(at),
                }
            }
        }
        files
    });
}

/// Resolving does not depend on the order in which the files were read, nor on chance.
#[test]
fn resolving_twice_gives_the_same() {
    fuzz("twice", |random| {
        let files = tied(random);
        if random.below(10) > 0 {
            return files;
        }
        let (one, other) = (read(&files), read(&files));
        let (one, other) = (shown(&resolve(&one)), shown(&resolve(&other)));
        assert_eq!(one, other);
        files
    });
}

fn shown(resolved: &Resolved<'_>) -> String {
    let mut shown = format!("{:#?}\n", resolved.findings);
    for model in &resolved.models {
        let _ = writeln!(shown, "{:?} {:?}", model.name, model.files);
        for view in &model.views {
            let _ = writeln!(shown, "{view:?} {:?}", view.sets());
            for field in &view.fields {
                let _ = writeln!(shown, "  {:?}", *field.declared);
            }
        }
        for explore in &model.explores {
            let _ = writeln!(shown, "{explore:?} {:?}", *explore.declared);
        }
    }
    shown
}

/// A project without faults, of views that extend and refine each other only downwards, resolves
/// without a finding, and each view has the fields that a count by hand says.
#[test]
fn a_sound_project_resolves_without_a_finding() {
    fuzz("sound projects", |random| {
        let mut files = Files::new();
        let mut model = String::from("connection: \"x\"\n");
        let count = 1 + random.below(6);
        let mut expected: Vec<Vec<String>> = Vec::new();
        for number in 0..count {
            let mut text = String::new();
            let mut fields: Vec<String> = Vec::new();
            let _ = writeln!(text, "view: v{number} {{");
            let mut names = Vec::new();
            for (base, inherited) in expected.iter().enumerate() {
                if random.below(3) == 0 {
                    let _ = writeln!(model, "# v{number} extends v{base}");
                    names.push(format!("v{base}"));
                    fields.extend(inherited.iter().cloned());
                }
            }
            if !names.is_empty() {
                let _ = writeln!(text, "  extends: [{}]", names.join(", "));
            }
            for _ in 0..random.below(4) {
                let field = format!("f{}", random.below(6));
                if !text.contains(&format!("dimension: {field} ")) {
                    let _ = writeln!(text, "  dimension: {field} {{ label: \"{number}\" }}");
                    fields.push(field);
                }
            }
            text.push_str("}\n");
            if random.below(2) == 0 {
                let _ = writeln!(text, "view: +v{number} {{ dimension: r {{}} }}");
                fields.push("r".to_owned());
            }
            let _ = writeln!(text, "explore: v{number} {{}}");
            fields.sort();
            fields.dedup();
            expected.push(fields);
            files.insert(format!("v{number}.view.lkml"), text);
            let _ = writeln!(model, "include: \"v{number}.view\"");
        }
        files.insert("m.model.lkml".to_owned(), model);
        let project = read(&files);
        let resolved = resolve(&project);
        assert!(resolved.findings.is_empty(), "{:#?}", resolved.findings);
        for (number, expected) in expected.iter().enumerate() {
            let view = resolved.models[0]
                .view(&format!("v{number}"))
                .expect("the view");
            let mut fields: Vec<String> = view.field_names().collect();
            fields.sort();
            assert_eq!(fields, *expected, "v{number}");
        }
        files
    });
}

/// The worst that we know of, for time, for memory or for the stack.
#[test]
fn large_ties_are_survived() {
    for (what, files) in large_projects() {
        let start = Instant::now();
        telling(what, String::new, || check(&files, MOST_BYTES_OF_LARGE));
        let took = start.elapsed();
        assert!(took < Duration::from_mins(1), "{what} took {took:?}");
    }
}

fn large_projects() -> Vec<(&'static str, Files)> {
    let numbered = |line: &dyn Fn(usize) -> String| -> String { (0..LARGE).map(line).collect() };
    let one = |text: String| Files::from([("m.model.lkml".to_owned(), text)]);
    let mut projects = vec![
        (
            "a chain of views",
            one(numbered(&|n| {
                format!("view: v{n} {{ extends: [v{}] dimension: d{n} {{}} }}\n", n + 1)
            })),
        ),
        (
            "a circle of views",
            one(numbered(&|n| {
                format!("view: v{n} {{ extends: [v{}] }}\n", (n + 1) % LARGE)
            })),
        ),
        (
            "views that double each other",
            one(numbered(&|n| {
                let (a, b) = (n + 1, n + 2);
                format!("view: v{n} {{ extends: [v{a}, v{b}] dimension: x {{ link: {{ label: \"l\" url: \"u\" }} }} }}\n")
            })),
        ),
        (
            "a text that doubles itself",
            one(numbered(&|n| {
                let below = n + 1;
                format!("view: v{n} {{ extends: [v{below}] dimension: x {{ sql: ${{EXTENDED}}${{EXTENDED}} ;; }} }}\n")
            })),
        ),
        (
            "refinements of one view",
            one("view: a {}\n".to_owned()
                + &numbered(&|n| format!("view: +a {{ dimension: d{n} {{}} set: s{n} {{ fields: [a] }} }}\n"))),
        ),
        (
            "refinements of one field",
            one("view: a { dimension: x {} }\n".to_owned()
                + &"view: +a { dimension: x { label: \"l\" link: { label: \"l\" url: \"u\" } } }\n".repeat(LARGE)),
        ),
        (
            "explores that extend each other",
            one(numbered(&|n| {
                format!("explore: e{n} {{ extends: [e{}] join: j{n} {{}} }}\n", n + 1)
            })),
        ),
        (
            "sets that name each other",
            one(format!(
                "view: a {{ {} }}\nexplore: a {{ fields: [a.s0*, -a.s1*] }}",
                numbered(&|n| format!("set: s{n} {{ fields: [s{0}*, -s{0}*, -s{0}*, ALL_FIELDS*] }} dimension: d{n} {{}}\n", n + 1))
            )),
        ),
        (
            "joins of one explore",
            one(format!(
                "view: a {{}}\nexplore: a {{ {0} }}\nexplore: +a {{ {0} }}",
                numbered(&|n| format!("join: j{n} {{ from: a }}\n"))
            )),
        ),
        (
            "names that are not there",
            one(numbered(&|n| {
                format!("view: v{n} {{ extends: [nothing_{n}] label: \"@{{C{n}}}\" }}\nview: +nobody_{n} {{}}\nexplore: nowhere_{n} {{}}\ninclude: \"/missing/{n}.view\"\n")
            })),
        ),
        (
            "one field over and over",
            one(format!("view: a {{ {} }}", "dimension: x {} ".repeat(LARGE))),
        ),
    ];
    let mut constants = Files::from([(
        "manifest.lkml".to_owned(),
        format!("constant: A {{ value: \"{}\" }}", "x".repeat(100_000)),
    )]);
    constants.insert(
        "m.model.lkml".to_owned(),
        numbered(&|n| format!("view: v{n} {{ label: \"@{{A}}@{{A}}\" }}\n")),
    );
    projects.push(("a large constant", constants));
    let chained = (0..LARGE).map(|n| {
        let text = format!(
            "include: \"f{}.lkml\"\nview: v{n} {{}}\nview: +v0 {{ label: \"{n}\" }}\n",
            n + 1
        );
        (format!("f{n}.lkml"), text)
    });
    let mut chained: Files = chained.collect();
    chained.insert("m.model.lkml".to_owned(), "include: \"f0.lkml\"".to_owned());
    projects.push(("a chain of includes", chained));
    let patterns = (0..LARGE / 10).map(|n| {
        let text = format!("include: \"/**/*{n}*/**/*.view\"\ninclude: \"/**/*\"\n");
        (format!("a/b/c/f{n}.view.lkml"), text)
    });
    let mut patterns: Files = patterns.collect();
    patterns.insert(
        "m.model.lkml".to_owned(),
        "include: \"/**/*.view\"".to_owned(),
    );
    projects.push(("patterns that match each other", patterns));
    projects
}
