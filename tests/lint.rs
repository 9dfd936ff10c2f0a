//! The rules of `lint`, a folder a rule: a project that has what the rule finds, one that has not, and
//! what is said of the first.

#[path = "support/files.rs"]
mod files;
#[path = "lint/made.rs"]
mod made;

use std::collections::BTreeSet;
use std::fs;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::config::{self, Config, TableSource};
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::glue::Table;
use cloudtrail_lookml::lint::{
    Check, Context, Level, Options, Page, RULES, Rule, Subject, Verdict, lint, rules_document,
};
use cloudtrail_lookml::{report, resolve, source};

fn root() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn folder(rule: &Rule) -> Utf8PathBuf {
    root().join("tests/lint").join(rule.name)
}

/// The files of a rule's project, from its folder or made by a program.
fn project(rule: &Rule, which: &str) -> Vec<(Utf8PathBuf, String)> {
    if which == "firing"
        && let Some(file) = made::firing(rule.name)
    {
        return vec![file];
    }
    let folder = folder(rule).join(which);
    assert!(folder.is_dir(), "{folder} is missing");
    files::files(&folder).into_iter().collect()
}

fn configuration(rule: &Rule) -> Config {
    let path = folder(rule).join("config.yml");
    if !path.exists() {
        return Config::default();
    }
    let text = fs::read_to_string(path).expect("a text");
    let (config, findings) = config::parse(&SourceText::new("cloudtrail-lookml.yml", text));
    assert_eq!(report::render(&findings), "");
    config
}

fn table(rule: &Rule) -> Option<Table> {
    let path = folder(rule).join("table.sql");
    path.exists().then(|| {
        let source = TableSource::Ddl { path, name: None };
        source::load(&source, Utf8Path::new(""), &mut Diagnostics::new()).expect("a table")
    })
}

/// Everything that lint finds, where the rule is on.
fn verdict(rule: &Rule, which: &str) -> Verdict {
    let files = project(rule, which).into_iter().map(|(path, text)| {
        let source = SourceText::new(path.as_str(), text);
        (path, source)
    });
    let subject = Subject::read(files);
    let mut config = configuration(rule);
    if config.lint.level(rule) == Level::Off {
        config.lint.levels.push((rule.name, Level::Warning));
    }
    let table = table(rule);
    let context = Context::new(&subject, table.as_ref());
    let options = Options {
        config: config.lint.clone(),
        file: config.file.as_ref(),
        ..Options::default()
    };
    lint(&context, &options)
}

#[test]
fn each_rule_finds_what_it_is_for_and_nothing_else() {
    for rule in RULES {
        let found = verdict(rule, "firing");
        let is_found = found.findings.iter().any(|it| it.code == rule.name);
        assert!(
            is_found,
            "{}: {}",
            rule.name,
            report::render(&found.findings)
        );

        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder(rule).join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        let mut shown = found.findings.clone();
        if made::firing(rule.name).is_some() {
            shown.0.retain(|finding| finding.code == rule.name);
        }
        settings.bind(|| insta::assert_snapshot!("findings", report::render(&shown)));

        let sound = verdict(rule, "sound");
        assert_eq!(report::render(&sound.findings), "", "{}", rule.name);
    }
}

#[test]
fn each_folder_is_that_of_a_rule() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    for entry in root().join("tests/lint").read_dir_utf8().expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.path().is_dir() {
            assert!(rules.contains(entry.file_name()), "{}", entry.path());
        }
    }
}

#[test]
fn each_rule_lies_in_a_file_of_its_name_and_has_a_page() {
    let folder = root().join("src/lint/rules");
    let mut files: BTreeSet<String> = BTreeSet::new();
    for entry in folder.read_dir_utf8().expect("a folder") {
        let path = entry.expect("an entry").into_path();
        if path.is_file() {
            files.insert(path.file_stem().expect("a name").replace('_', "-"));
        }
    }
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.name.to_owned()).collect();
    assert_eq!(files, rules);
    assert_eq!(rules.len(), RULES.len(), "a name stands twice");
    for rule in RULES {
        let file = folder.join(format!("{}.rs", rule.name.replace('-', "_")));
        assert_eq!(
            fs::read_to_string(&file).expect("a text"),
            rule.file,
            "{file}"
        );
        let titles: Vec<&str> = rule.page().sections.iter().map(|it| it.title).collect();
        let in_order: Vec<&str> = Page::TITLES
            .into_iter()
            .filter(|title| titles.contains(title))
            .collect();
        assert_eq!(titles, in_order, "{}", rule.name);
        for title in &Page::TITLES[..2] {
            assert_ne!(rule.page().section(title), "", "{}: {title}", rule.name);
        }
    }
}

/// `INSTA_UPDATE=always` writes the file.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the file belongs to the repository"
)]
fn the_documentation_is_that_of_the_rules() {
    let path = root().join("docs/rules.md");
    let wanted = rules_document();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|it| it == "always") {
        fs::write(&path, &wanted).expect("a file that can be written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == wanted,
        "run `INSTA_UPDATE=always cargo test --test lint`"
    );
}

/// Every code of a finding that reading a file may give is a rule.
#[test]
fn every_finding_of_reading_is_a_rule() {
    let text = fs::read_to_string(root().join("src/syntax/finding.rs")).expect("a text");
    let lower = fs::read_to_string(root().join("src/syntax/lower.rs")).expect("a text");
    let quoted = text.split('"').chain(lower.split('"'));
    let is_code = |text: &&str| {
        text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    let reading: BTreeSet<&str> = RULES
        .iter()
        .filter(|rule| matches!(rule.check, Check::Reading))
        .map(|rule| rule.name)
        .collect();
    let mut found: BTreeSet<&str> = quoted.filter(is_code).collect();
    assert!(found.len() > 20, "{found:?}");
    found.extend(resolve::findings::CODES);
    let missing: Vec<_> = found.difference(&reading).collect();
    assert!(missing.is_empty(), "no rules: {missing:?}");
}
