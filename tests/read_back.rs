//! The law of the two sides: what is written and read back is the same project.

#[path = "fuzz/random.rs"]
mod random;
#[path = "render/sample.rs"]
mod sample;
#[path = "render/texts.rs"]
mod texts;

use std::path::Path;

use camino::Utf8Path;
use cloudtrail_lookml::cloudtrail::PartitionLayout;
use cloudtrail_lookml::config::{self, Config, GeolocationTable, TableSource};
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::glue::{PartitionProjection, Table};
use cloudtrail_lookml::lookml::{Declaration, Field, File, Project, trim_indentation};
use cloudtrail_lookml::modeling::{self, GeolocationTables, Modeled};
use cloudtrail_lookml::render::{Rendered, Templates, render};
use cloudtrail_lookml::resolve::{Resolved, resolve};
use cloudtrail_lookml::source::{self, builtin};
use cloudtrail_lookml::syntax;

use random::Random;
use texts::{Place, for_each_text};

const RANDOM_PROJECTS: usize = 150;

fn templates() -> Templates {
    let page = SourceText::new("CLOUDTRAIL.md", "");
    Templates::embedded().replace("CLOUDTRAIL.md", page)
}

/// Reads each file of a project back; it declares what the project does, and has no finding.
fn check(modeled: &Modeled, rendered: &Rendered) {
    for (path, file) in &modeled.project.files {
        let text = &rendered.files[path];
        let source = SourceText::new(path.as_str(), text.as_str());
        let (read, findings) = syntax::read(path, &source).expect("a file of LookML");
        assert!(findings.is_empty(), "{findings:#?}\n{text}");
        match (&read, file) {
            (File::Lookml(read), File::Lookml(declared)) => {
                assert_eq!(read.len(), declared.len(), "{path}");
                for (read, declared) in read.iter().zip(declared) {
                    assert_eq!(read, declared, "{path}\n{text}");
                }
                let (document, _) = syntax::parse(&source);
                assert_eq!(document.to_string(), *text, "{path}");
            }
            (File::Dashboards(read), File::Dashboards(declared)) => {
                assert_eq!(read, declared, "{path}\n{text}");
            }
            _ => panic!("{path} is read as another kind of file"),
        }
    }
}

/// Resolves the project as it was modeled, and as it is read back: both without a finding, and to the
/// same fields.
fn check_resolved(modeled: &Modeled, rendered: &Rendered) {
    let mut read = Project::default();
    for (path, text) in &rendered.files {
        let source = SourceText::new(path.as_str(), text.as_str());
        if let Some((file, _)) = syntax::read(path, &source) {
            read.files.insert(path.clone(), file);
        }
    }
    // The person's own file is written once, and is no part of what is modeled.
    let mut declared = modeled.project.clone();
    let own = &modeled.refinements.path;
    declared.files.insert(own.clone(), read.files[own].clone());
    let (of_read, of_declared) = (resolve(&read), resolve(&declared));
    assert!(of_read.findings.is_empty(), "{:#?}", of_read.findings);
    assert!(
        of_declared.findings.is_empty(),
        "{:#?}",
        of_declared.findings
    );
    assert_eq!(fields(&of_read), fields(&of_declared));
    assert!(!fields(&of_read).is_empty());
}

/// Every field that people can ask for, by its explore and its view there.
fn fields(resolved: &Resolved<'_>) -> Vec<(String, String, Field)> {
    let explores = resolved.models.iter().flat_map(|model| &model.explores);
    explores
        .flat_map(|explore| {
            explore.fields().map(|(view, field)| {
                let alias = view.alias.to_string();
                (explore.name().to_owned(), alias, (*field.declared).clone())
            })
        })
        .collect()
}

#[test]
fn every_part_of_the_model_is_read_back() {
    let modeled = sample::modeled();
    let rendered = render(&modeled, &templates()).expect("a project that can be written");
    check(&modeled, &rendered);
}

#[test]
fn every_case_is_read_back() {
    insta::glob!("cases/*/table.*", |table| {
        let modeled = model_of_case(table);
        let rendered = render(&modeled, &templates()).expect("a project that can be written");
        check(&modeled, &rendered);
        check_resolved(&modeled, &rendered);
        let refinements = &rendered.files[&modeled.refinements.path];
        let (document, findings) =
            syntax::parse(&SourceText::new("refinements", refinements.as_str()));
        assert!(findings.is_empty() && document.items.is_empty());
    });
}

fn model_of_case(table: &Path) -> Modeled {
    let path = Utf8Path::from_path(table)
        .expect("a path in UTF-8")
        .to_owned();
    let folder = path.parent().expect("the folder of the case");
    let text = std::fs::read_to_string(folder.join("config.yml")).unwrap_or_default();
    let (config, _) = config::parse(&SourceText::new("config.yml", text));
    let name = None;
    let source = match path.extension() {
        Some("sql") => TableSource::Ddl {
            path: path.clone(),
            name,
        },
        _ => TableSource::GetTable {
            path: path.clone(),
            name,
        },
    };
    let mut findings = Diagnostics::new();
    let table = source::load(&source, folder, &mut findings).expect("a table");
    model_of(&table, &config, folder)
}

fn model_of(table: &Table, config: &Config, folder: &Utf8Path) -> Modeled {
    let mut findings = Diagnostics::new();
    let projection = PartitionProjection::of(table, &mut findings);
    let layout = PartitionLayout::recognize(table, &projection, config, &mut findings);
    assert!(!findings.has_errors(), "{findings:?}");
    let geolocation = config.geolocation.as_ref().map(|tables| {
        let read =
            |table: &GeolocationTable, by_name: fn(&str) -> Result<Table, Diagnostics>| match table
            {
                GeolocationTable::Name(name) => by_name(name).expect("a name"),
                GeolocationTable::Described(source) => {
                    source::load(source, folder, &mut Diagnostics::new()).expect("a table")
                }
            };
        let ranges = read(&tables.ranges, builtin::geolocation_ranges);
        let blocks = read(&tables.blocks, builtin::geolocation_blocks);
        GeolocationTables::new(ranges, blocks, &mut Diagnostics::new()).expect("two tables")
    });
    modeling::model(table, &layout, geolocation.as_ref(), config, &mut findings).expect("a project")
}

/// Texts made of what LookML and YAML are made of, as far as they can be written at all.
#[test]
fn random_projects_are_read_back() {
    let templates = templates();
    let mut random = Random::new(0x00C1_0D7A_11C0_FFEE);
    for _ in 0..RANDOM_PROJECTS {
        let mut modeled = sample::modeled();
        // `render` refuses a file with one bad text, so few of them are changed at a time.
        let one_in = 1 + random.below(12);
        for_each_text(&mut modeled, |place, text| {
            if random.below(one_in) == 0 {
                *text = random_text(&mut random, place);
            }
        });
        let mut written = 0;
        for path in modeled.project.files.keys().cloned().collect::<Vec<_>>() {
            let mut one = sample::modeled();
            one.project.files = [(path.clone(), modeled.project.files[&path].clone())].into();
            let Ok(rendered) = render(&one, &templates) else {
                continue;
            };
            // Two random keys of a mapping may be the same, which no model of ours is.
            let source = SourceText::new(path.as_str(), rendered.files[&path].as_str());
            let findings = syntax::read(&path, &source).map(|(_, findings)| findings);
            if findings.is_some_and(|it| it.iter().any(|it| it.code == "duplicate-key")) {
                continue;
            }
            check(&one, &rendered);
            written += 1;
        }
        assert!(written > 0, "none of the files can be written");
    }
}

fn random_text(random: &mut Random, place: Place) -> String {
    // A line of SQL that reads like a parameter is taken for one, and no SQL has such a line.
    const PARAMETERS: [&str; 2] = ["sql: ", "\nlabel: \"x\""];
    const WORDS: [&str; 9] = ["a", "b_1", "c.d", "-f", "g*", "yes", "view", "7", "sql"];
    const PIECES: [&str; 28] = [
        "a", "é", " ", "  ", "\n", "\n  ", "'", "\"", "\\", "#", "# b\n", "{", "}", "[", "]", ":",
        ",", ";", "- ", "${x}", "{{ x }}", "{% x %}", "@{X}", "yes", "012", "~", "\t", "🙂",
    ];
    if place == Place::Word {
        return (*random.one_of(&WORDS)).to_owned();
    }
    let mut text: String = (0..random.below(6))
        .map(|_| *random.one_of(&PIECES))
        .collect();
    if place != Place::Sql && random.below(4) == 0 {
        text += *random.one_of(&PARAMETERS);
    }
    if random.below(40) == 0 {
        text.push(random.character());
    }
    if place == Place::Sql {
        trim_indentation(&text)
    } else {
        text
    }
}

/// A project that was read has the same files when it is written again.
#[test]
fn what_is_read_is_written_as_it_was() {
    let modeled = sample::modeled();
    let rendered = render(&modeled, &templates()).expect("a project that can be written");
    let mut again = modeled.clone();
    for (path, file) in &mut again.project.files {
        let source = SourceText::new(path.as_str(), rendered.files[path].as_str());
        *file = syntax::read(path, &source).expect("a file of LookML").0;
        if let File::Lookml(declarations) = file {
            assert!(!declarations.iter().any(is_untyped_block), "{path}");
        }
    }
    let written = render(&again, &templates()).expect("a project that can be written");
    assert_eq!(written.files, rendered.files);
}

/// Whether a block that has a type of its own was kept as any other parameter.
fn is_untyped_block(declaration: &Declaration) -> bool {
    match declaration {
        Declaration::Parameter(parameter) => {
            ["view", "explore", "test", "constant"].contains(&parameter.name.as_str())
        }
        _ => false,
    }
}
