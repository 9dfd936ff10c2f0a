//! The law of refinements: what carries an edit gives, laid over what was generated, what Looker sees of
//! the edited files.
//!
//! Edits are random, in numbers that are the same in each run; `resolve` is what Looker does.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "support/git_repo.rs"]
mod git_repo;
#[path = "fuzz/random.rs"]
#[allow(dead_code, reason = "no characters are needed")]
mod random;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use cloudtrail_lookml::diagnostic::SourceText;
use cloudtrail_lookml::lookml::{
    Declaration, Explore, Field, FieldKind, File, FilterExpression, Join, Link, Parameter, Project,
    Relationship, View, YesNo,
};
use cloudtrail_lookml::refinement::refining;
use cloudtrail_lookml::resolve::resolve;
use cloudtrail_lookml::source::looker_project;
use cloudtrail_lookml::{render, syntax};
use git_repo::GitRepo;
use random::Random;

const REFINEMENTS: &str = "refinements.lkml";

fn generated() -> Project {
    let repo = GitRepo::without_git();
    repo.configure("");
    repo.set_columns("");
    repo.generate(&[]).assert_code(0);
    let root = Utf8PathBuf::from_path_buf(repo.path("")).unwrap();
    let loaded = looker_project::load(&root, Utf8Path::new("")).unwrap();
    assert!(loaded.findings.is_empty());
    loaded.project
}

fn declarations(project: &Project, path: &Utf8Path) -> Vec<Declaration> {
    match &project.files[path] {
        File::Lookml(declarations) => declarations.clone(),
        File::Dashboards(_) => panic!("{path} is no dashboard"),
    }
}

/// What Looker sees of views and explores, with fields in an order of their own.
fn seen(project: &Project) -> BTreeMap<String, String> {
    let resolved = resolve(project);
    let mut seen = BTreeMap::new();
    for model in &resolved.models {
        for view in &model.views {
            let head = format!(
                "{:?} {:?} {:?}",
                view.label(),
                view.drill_fields(),
                view.sql_table_name()
            );
            seen.insert(format!("view {}", view.name()), head);
            for field in &view.fields {
                let mut declared = (*field.declared).clone();
                // To say nothing is to say `no`.
                let is_hidden = view.is_hidden(field);
                declared.hidden = is_hidden.then_some(YesNo::Yes);
                let key = format!(
                    "field {}.{:?}.{}",
                    view.name(),
                    declared.kind,
                    declared.name
                );
                seen.insert(key, format!("{declared:?}"));
            }
            for set in view.sets() {
                seen.insert(
                    format!("set {}.{}", view.name(), set.name),
                    format!("{:?}", set.fields),
                );
            }
        }
        for explore in &model.explores {
            let mut declared = (*explore.declared).clone();
            declared.joins.clear();
            seen.insert(
                format!("explore {}", explore.name()),
                format!("{declared:?}"),
            );
            for join in &explore.joins {
                seen.insert(
                    format!("join {}.{}", explore.name(), join.declared.name),
                    format!("{:?}", *join.declared),
                );
            }
        }
    }
    seen
}

/// Where a declaration stands is no part of what Looker sees.
fn without_places(seen: &BTreeMap<String, String>) -> BTreeMap<&str, String> {
    seen.iter()
        .map(|(key, value)| {
            let pieces = value.split("origin: ").enumerate().map(|(number, piece)| {
                let end = if number == 0 {
                    0
                } else {
                    piece.find([' ', ',', '}']).unwrap_or(0)
                };
                &piece[end..]
            });
            (key.as_str(), pieces.collect())
        })
        .collect()
}

/// An edit that a refinement can carry.
fn edit(declaration: &mut Declaration, random: &mut Random, number: usize) {
    match declaration {
        Declaration::View(view) => edit_view(view, random, number),
        Declaration::Explore(explore) => edit_explore(explore, random, number),
        _ => {}
    }
}

fn edit_view(view: &mut View, random: &mut Random, number: usize) {
    match random.below(8) {
        0 => view.label = Some(format!("View {number}")),
        1 => view.drill_fields = Some(vec!["event_name".to_owned()]),
        2 => {
            let mut field = Field::new(FieldKind::Dimension, format!("mine_{number}"));
            field.sql = Some("${TABLE}.mine".to_owned());
            view.fields.push(field);
        }
        3 if !view.sets.is_empty() => view.sets[0].fields.push("event_name".to_owned()),
        _ if !view.fields.is_empty() => {
            let at = random.below(view.fields.len());
            edit_field(&mut view.fields[at], random, number);
        }
        _ => {}
    }
}

fn edit_field(field: &mut Field, random: &mut Random, number: usize) {
    let text = format!("text \"{number}\" }}");
    match random.below(9) {
        0 => field.label = Some(text),
        1 => field.description = Some(text),
        2 => {
            field.hidden = if field.hidden == Some(YesNo::Yes) {
                None
            } else {
                Some(YesNo::Yes)
            }
        }
        3 => field.sql = Some(format!("CASE\n  WHEN {number} = 1 THEN 'a'\nEND")),
        4 => field.tags = Some(vec![text, "other".to_owned()]),
        5 => field.links.push(Link {
            label: text,
            url: "https://example.com/{{ value }}".to_owned(),
        }),
        6 => field.other.push(Parameter::text("view_label", text)),
        7 => field.group_label = Some(text),
        _ => field.drill_fields = Some(vec!["event_name".to_owned()]),
    }
}

fn edit_explore(explore: &mut Explore, random: &mut Random, number: usize) {
    let text = format!("text {number}");
    match random.below(6) {
        0 => explore.label = Some(text),
        1 => explore.description = Some(text),
        2 => explore.joins.push(Join {
            name: format!("mine_{number}"),
            relationship: Some(Relationship::ManyToOne),
            sql_on: Some("1 = 1".to_owned()),
            ..Join::default()
        }),
        3 if !explore.always_filter.is_empty() => {
            explore.always_filter[0].expression = FilterExpression::verbatim("14 days");
        }
        4 if !explore.joins.is_empty() => explore.joins[0].view_label = Some(text),
        _ => {
            explore.hidden = if explore.hidden.is_some() {
                None
            } else {
                Some(YesNo::Yes)
            }
        }
    }
}

#[test]
fn a_refinement_gives_what_the_edited_file_would() {
    const ROUNDS: usize = 150;
    let generated = generated();
    // The refined view lies over the raw one, so an edit of the raw one may change nothing that is seen.
    let is_last = |path: &&Utf8PathBuf| {
        let name = path.as_str();
        !name.starts_with("views/raw/")
            && (name.ends_with(".view.lkml") || name.ends_with(".explore.lkml"))
    };
    let paths: Vec<&Utf8PathBuf> = generated.files.keys().filter(is_last).collect();
    assert!(paths.len() >= 4, "{paths:?}");
    let mut random = Random::new(61_126);
    for round in 0..ROUNDS {
        let path = *random.one_of(&paths);
        let before = declarations(&generated, path);
        let mut after = before.clone();
        for number in 0..=random.below(6) {
            let at = random.below(after.len());
            edit(&mut after[at], &mut random, 10 * round + number);
        }

        let carried = refining(&before, &after);
        assert_eq!(carried.lost, [""; 0], "round {round}: {path}");
        let mut edited = generated.clone();
        edited.files.insert(path.clone(), File::Lookml(after));
        let mut refined = generated.clone();
        refined.files.insert(
            REFINEMENTS.into(),
            File::Lookml(carried.declarations.clone()),
        );
        let (wanted, got) = (seen(&edited), seen(&refined));
        let (wanted, got) = (without_places(&wanted), without_places(&got));
        for key in wanted.keys().chain(got.keys()) {
            assert_eq!(
                got.get(key),
                wanted.get(key),
                "round {round}: {path}: {key}"
            );
        }

        // What is printed says the same.
        let text = render::declarations(&carried.declarations).unwrap();
        let (read, findings) = syntax::read(
            Utf8Path::new(REFINEMENTS),
            &SourceText::new(REFINEMENTS, text.clone()),
        )
        .unwrap();
        assert!(findings.is_empty(), "round {round}: {text}");
        assert_eq!(
            read,
            File::Lookml(carried.declarations),
            "round {round}: {text}"
        );
    }
}

#[test]
fn what_is_not_edited_needs_no_refinement() {
    let generated = generated();
    for (path, file) in &generated.files {
        if let File::Lookml(declarations) = file {
            let carried = refining(declarations, declarations);
            assert!(
                carried.declarations.is_empty() && carried.lost.is_empty(),
                "{path}"
            );
        }
    }
}

#[test]
fn what_is_taken_away_is_lost_and_said() {
    let generated = generated();
    for (path, file) in &generated.files {
        let File::Lookml(before) = file else { continue };
        for (at, declaration) in before.iter().enumerate() {
            let mut after = before.clone();
            after.remove(at);
            assert_eq!(
                refining(before, &after).lost.len(),
                1,
                "{path}: {declaration:?}"
            );
            let Declaration::View(view) = declaration else {
                continue;
            };
            for field in 0..view.fields.len() {
                let mut shorter = view.clone();
                shorter.fields.remove(field);
                let mut after = before.clone();
                after[at] = Declaration::View(shorter);
                let carried = refining(before, &after);
                assert_eq!(
                    (carried.lost.len(), carried.declarations.len()),
                    (1, 0),
                    "{path}"
                );
            }
        }
    }
}
