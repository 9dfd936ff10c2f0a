//! The dashboards: what each case shows, and what is true of all of them.
//!
//! A folder of `dashboards/` holds the input, `scene.json`, beside the expected dashboard.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "dashboards/outline.rs"]
mod outline;
#[path = "dashboards/project.rs"]
mod project;
#[path = "dashboards/scene.rs"]
mod scene;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use cloudtrail_lookml::config::DashboardName;
use cloudtrail_lookml::lookml::{Dashboard, Element};
use cloudtrail_lookml::modeling::{self, DashboardScene, query_count};

/// The page that compares the dashboards and says what they cost.
const PAGE: &str = include_str!("../docs/dashboards.md");

use outline::outline;
use scene::{PLACES, SIGN_IN_FIELDS, SceneFile};

#[test]
fn console_login_overviews_are_as_expected() {
    insta::glob!("dashboards/*/scene.json", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let dashboard = console_login_overview(&SceneFile::parse(&text).scene());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("dashboard", outline(&dashboard)));
    });
}

#[test]
fn every_dashboard_is_closed_and_names_only_what_exists() {
    for base in bases() {
        assert_sound(&base.scene());
        for first in &SIGN_IN_FIELDS {
            assert_sound(&base.clone().without(&[first]).scene());
        }
    }
}

#[test]
fn every_dashboard_is_sound_however_few_fields_there_are() {
    for base in bases() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        for round in 0..100 {
            let missing: Vec<_> = SIGN_IN_FIELDS
                .iter()
                .filter(|_| next(&mut state) % 100 < round)
                .copied()
                .collect();
            assert_sound(&base.clone().without(&missing).scene());
        }
    }
}

#[test]
fn tiles_that_are_meant_to_share_a_query_do() {
    let count = |text| query_count(&console_login_overview(&SceneFile::parse(text).scene()));
    // Figures, networks, trend, users, addresses, reasons.
    assert_eq!(count(r#"{ "size": "lean" }"#), 6);
    // The map and its table share one.
    assert_eq!(
        count(r#"{ "size": "lean", "places": ["country_code"] }"#),
        6
    );
    assert_eq!(count(r#"{ "size": "full", "known_networks": true }"#), 15);
}

/// The console login overview of a scene.
fn console_login_overview(scene: &DashboardScene) -> Dashboard {
    modeling::dashboard(DashboardName::ConsoleLoginOverview, scene)
}

/// Each dashboard of the oldest and of the newest table, without each of the fields that it names.
#[test]
fn every_dashboard_of_every_table_is_sound_without_any_field() {
    for project in project::all().iter().filter(|it| it.is_telling()) {
        let scene = project.scene();
        for name in DashboardName::ALL {
            let whole = modeling::dashboard(name, &scene);
            assert_sound_dashboard(&whole, &scene);
            let named: BTreeSet<&String> = whole
                .elements
                .iter()
                .flat_map(|element| element.fields.iter().flatten())
                .collect();
            for field in named {
                let mut scene = scene.clone();
                scene.fields.remove(field);
                assert_sound_dashboard(&modeling::dashboard(name, &scene), &scene);
            }
        }
    }
}

#[test]
fn every_dashboard_is_sound_with_whatever_fields_are_left() {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for project in project::all() {
        for round in (0..100).step_by(9) {
            let mut scene = project.scene();
            scene.fields.retain(|field| {
                field.ends_with(".event_window") || next(&mut state) % 100 >= round
            });
            for name in DashboardName::ALL {
                assert_sound_dashboard(&modeling::dashboard(name, &scene), &scene);
            }
        }
    }
}

/// The queries of each dashboard with everything configured: no more than its proposal has.
#[test]
fn no_dashboard_runs_more_queries_than_it_is_meant_to() {
    let most = |name| match name {
        DashboardName::ConsoleLoginOverview => 16,
        DashboardName::GeneralOperations => 13,
        DashboardName::ErrorOverview | DashboardName::PrivilegedChanges => 10,
        DashboardName::SecurityGroups | DashboardName::DataAccess => 9,
        DashboardName::AccountActivity => 8,
        DashboardName::CisMonitoring => 3,
    };
    for project in project::all() {
        for name in DashboardName::ALL {
            let count = query_count(&modeling::dashboard(name, &project.scene()));
            assert!(count <= most(name), "{name}: {count}");
        }
    }
}

/// `docs/dashboards.md` says what each dashboard asks.
#[test]
fn the_page_says_how_many_queries_there_are() {
    let cases = project::all();
    let mut everything = cases.iter().filter(|case| case.has_everything());
    let (lean, full) = (everything.next().unwrap(), everything.next().unwrap());
    assert_eq!((lean.size, full.size), ("lean", "full"));
    let mut table = String::new();
    for name in DashboardName::ALL {
        let [lean, full] = [lean, full].map(|case| modeling::dashboard(name, &case.scene()));
        let range = full.filters[0].default_value.as_deref().unwrap();
        let tiles = |dashboard: &Dashboard| {
            let asked = dashboard.elements.iter().filter(|it| it.explore.is_some());
            asked.count()
        };
        let _ = writeln!(
            table,
            "| `{name}` | {range} | {} | {} | {} | {} |",
            tiles(&lean),
            query_count(&lean),
            tiles(&full),
            query_count(&full),
        );
    }
    assert!(PAGE.contains(&table), "docs/dashboards.md lacks\n{table}");
}

/// Few enough fields to find one in, and the page says how many.
#[test]
fn each_explore_reads_well() {
    let mut table = String::new();
    for (explore, fields) in project::visible_fields() {
        assert!(fields < 90, "{explore} shows {fields} fields");
        let _ = writeln!(table, "| `{explore}` | {fields} |");
    }
    assert!(PAGE.contains(&table), "docs/dashboards.md lacks\n{table}");
}

/// A figure shows its own measure, and a comparison behind it: Looker takes the second column for it.
#[test]
fn a_comparison_stands_behind_its_measure() {
    for project in project::all() {
        for name in DashboardName::ALL {
            let dashboard = modeling::dashboard(name, &project.scene());
            for element in &dashboard.elements {
                if element.element_type.as_deref() != Some("single_value") {
                    continue;
                }
                let hidden = element.hidden_fields.as_deref().unwrap_or_default();
                let fields = element.fields.iter().flatten();
                let shown: Vec<_> = fields.filter(|field| !hidden.contains(field)).collect();
                let first = shown.first().map(|field| field.as_str());
                let expected = project::measure_of_figure(name, element.name.as_deref().unwrap());
                if let Some(expected) = expected {
                    assert_eq!(first, Some(expected), "{name}: {:?}", element.name);
                }
                assert!(
                    shown.len() <= 2,
                    "{name}: {:?} shows {shown:?}",
                    element.name
                );
            }
        }
    }
}

/// A step of a linear congruential generator (Knuth's MMIX constants), high bits only.
fn next(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// Both sizes, with and without places and known networks.
fn bases() -> Vec<SceneFile> {
    let mut bases = Vec::new();
    for size in ["lean", "full"] {
        for known_networks in [true, false] {
            for places in [&PLACES[..], &["city"], &[]] {
                bases.push(SceneFile::new(size, places, known_networks));
            }
        }
    }
    bases
}

fn assert_sound(scene: &DashboardScene) {
    assert_sound_dashboard(&console_login_overview(scene), scene);
}

fn assert_sound_dashboard(dashboard: &Dashboard, scene: &DashboardScene) {
    assert_closed(dashboard);
    assert_unique(dashboard.elements.iter().map(|e| e.name.as_deref()));
    assert_unique(dashboard.filters.iter().map(|f| Some(f.name.as_str())));
    for element in &dashboard.elements {
        assert_names_exist(element, dashboard, scene);
        assert!(has_text_or_date(element), "{:?} has no Date", element.name);
    }
    for filter in &dashboard.filters {
        let is_used = dashboard.elements.iter().any(|e| listens(e, &filter.name));
        assert!(is_used, "no tile listens to {}", filter.name);
    }
}

/// The tiles cover each cell from the top to the last row exactly once.
fn assert_closed(dashboard: &Dashboard) {
    let mut cells: Vec<[bool; 24]> = Vec::new();
    for element in &dashboard.elements {
        let place = [element.row, element.col, element.width, element.height];
        let [row, col, width, height] = place.map(|number| number.unwrap() as usize);
        let is_inside = col + width <= 24 && width > 0 && height > 0;
        assert!(is_inside, "{:?} is not on the page", element.name);
        cells.resize(cells.len().max(row + height), [false; 24]);
        for cell in cells[row..row + height]
            .iter_mut()
            .flat_map(|line| &mut line[col..col + width])
        {
            assert!(!*cell, "{:?} overlaps", element.name);
            *cell = true;
        }
    }
    assert!(cells.iter().flatten().all(|cell| *cell), "there is a hole");
}

fn assert_unique<'a>(names: impl Iterator<Item = Option<&'a str>>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(
            seen.insert(name.expect("everything has a name")),
            "{name:?} stands twice"
        );
    }
}

fn assert_names_exist(element: &Element, dashboard: &Dashboard, scene: &DashboardScene) {
    let calculations = outline::calculations(element);
    let fields = element.fields.iter().flatten();
    let sorts = element
        .sorts
        .iter()
        .flatten()
        .map(|sort| sort.split(' ').next().unwrap());
    let hidden = element.hidden_fields.iter().flatten();
    for field in fields
        .clone()
        .map(String::as_str)
        .chain(element.filters.iter().map(|f| f.0.as_str()))
    {
        assert!(
            scene.fields.contains(field),
            "{:?}: no field {field}",
            element.name
        );
    }
    let inner = element.pivots.iter().chain(&element.fill_fields).flatten();
    let selected: BTreeSet<&str> = fields.map(String::as_str).collect();
    for field in inner.map(String::as_str).chain(sorts) {
        assert!(
            selected.contains(field),
            "{:?}: {field} is not selected",
            element.name
        );
    }
    for field in hidden {
        let is_known = selected.contains(field.as_str()) || calculations.contains(field);
        assert!(is_known, "{:?}: hides {field}", element.name);
    }
    for (name, field) in &element.listen {
        assert!(
            scene.fields.contains(field),
            "{:?}: no field {field}",
            element.name
        );
        assert!(
            dashboard.filters.iter().any(|f| f.name == *name),
            "no filter {name}"
        );
        let is_fixed = element.filters.iter().any(|(fixed, _)| fixed == field);
        assert!(
            !is_fixed,
            "{:?} fixes {field} and listens to it",
            element.name
        );
    }
    for field in outline::mentioned_fields(element) {
        assert!(
            scene.fields.contains(&field),
            "{:?}: mentions {field}",
            element.name
        );
    }
}

fn has_text_or_date(element: &Element) -> bool {
    let explore = element.explore.as_deref().unwrap_or_default();
    let date = ("Date".to_owned(), format!("{explore}.event_window"));
    element.element_type.as_deref() == Some("text") || element.listen.contains(&date)
}

fn listens(element: &Element, filter: &str) -> bool {
    element.listen.iter().any(|(name, _)| name == filter)
}
