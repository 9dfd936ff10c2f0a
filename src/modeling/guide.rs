//! `Guide`: the facts that `CLOUDTRAIL.md`, the page for analysts, tells.

mod field_list;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::cloudtrail::PartitionLayout;
use crate::config::{Config, DashboardName};
use crate::lookml::{Dashboard, Declaration, Explore, File, Project, YesNo};

use super::dashboards::query_count;
use super::{BASELINES, SIGN_IN_RISK};

pub use field_list::{GuideField, GuideGroup, GuideView};

/// The facts that `CLOUDTRAIL.md` tells.
///
/// Texts that may hold anything, and that the template therefore passes through the filter `markdown`,
/// are said to be *free text*; all others are checked names or numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Guide {
    /// Where it is written, from the project's root.
    pub path: Utf8PathBuf,
    /// Where the person's own refinements lie, from the project's root. Free text.
    pub refinements: Utf8PathBuf,
    /// The model file, from the project's root. Free text.
    pub model_file: Utf8PathBuf,
    /// Name of the model.
    pub model: String,
    /// Looker connection. Free text.
    pub connection: String,
    /// The table, with its database where known. Free text.
    pub table: String,
    /// Name of the explore and view of all events.
    pub events: String,
    /// Name of the sign-in explore and view.
    pub sign_in: String,
    /// What the Date filter begins with. Free text.
    pub default_range: String,
    /// The most days that a query reads.
    pub max_days: Option<u32>,
    /// The partition layout in one line. Free text.
    pub partition_layout: String,
    /// Whether no partition key holds the day, so that each query reads the whole bucket.
    pub reads_whole_bucket: bool,
    /// The first day that a query without a start reads; empty where there are no days.
    pub beginning: String,
    /// The partition keys without whose value Athena answers no query.
    pub injected_keys: Vec<GuideKey>,
    /// Whether a geolocation table is joined.
    pub has_geolocation: bool,
    /// Networks of one's own, in CIDR notation.
    pub known_networks: Vec<String>,
    /// Failed sign-ins from one address within ten minutes that make a burst.
    pub failed_sign_ins: u32,
    /// How many days each sign-in is compared with, where there is a list of risky ones.
    pub baseline_days: Option<u32>,
    /// Whether the table has event ids, so that an event that was delivered twice counts once.
    pub has_event_id: bool,
    /// Files of LookML, by path.
    pub files: Vec<GuideFile>,
    /// Explores that people see.
    pub explores: Vec<GuideExplore>,
    /// Views with the fields that people see.
    pub views: Vec<GuideView>,
    /// Dashboards.
    pub dashboards: Vec<GuideDashboard>,
    /// Names of the data tests.
    pub tests: Vec<String>,
}

/// A partition key that needs a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideKey {
    /// The key's name. Free text.
    pub name: String,
    /// The values that are set; empty where none is. Free text.
    pub values: Vec<String>,
}

/// A file of LookML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideFile {
    /// From the project's root. Free text.
    pub path: Utf8PathBuf,
    /// What it holds.
    pub holds: &'static str,
}

/// An explore.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideExplore {
    /// The name.
    pub name: String,
    /// What people see. Free text.
    pub label: String,
    /// Free text.
    pub description: String,
}

/// A dashboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideDashboard {
    /// The id.
    pub id: String,
    /// Free text.
    pub title: String,
    /// What its Date filter begins with. Free text.
    pub range: String,
    /// Tiles with a query.
    pub tiles: usize,
    /// Different queries, which is what opening it costs.
    pub queries: usize,
}

/// What the guide tells and neither the project nor the configuration holds.
#[derive(Clone, Copy, Debug)]
pub struct GuideFacts<'a> {
    /// The table, with its database where known.
    pub table: &'a str,
    /// What the partition keys mean.
    pub layout: &'a PartitionLayout,
    /// The layout in one line, as the program tells it.
    pub partition_layout: &'a str,
    /// Whether the table has the column `eventid`.
    pub has_event_id: bool,
}

/// Collects what `CLOUDTRAIL.md` tells about a project.
#[must_use]
pub fn guide(project: &Project, config: &Config, facts: GuideFacts<'_>) -> Guide {
    let layout = facts.layout;
    Guide {
        path: below(config, "CLOUDTRAIL.md"),
        refinements: below(config, "refinements.lkml"),
        model_file: model_file(project),
        model: config.model.clone(),
        connection: config.connection.clone(),
        table: facts.table.to_owned(),
        events: config.events_view.clone(),
        sign_in: config.sign_in_view.clone(),
        default_range: config.date.default_range.clone(),
        max_days: config.date.max_days,
        // Code spans and free text do not go together in Markdown, so the keys stand bare.
        partition_layout: facts.partition_layout.replace('`', ""),
        reads_whole_bucket: layout.date.is_none(),
        beginning: layout
            .date
            .as_ref()
            .map_or_else(String::new, |date| date.beginning.to_string()),
        injected_keys: injected_keys(layout, config),
        has_geolocation: config.geolocation.is_some(),
        known_networks: config.known_networks.clone(),
        failed_sign_ins: config.thresholds.failed_sign_ins,
        baseline_days: baseline_days(project),
        has_event_id: facts.has_event_id,
        files: project.files.keys().map(|path| file(path)).collect(),
        explores: declared(project, explore),
        views: field_list::views(declarations(project)),
        dashboards: dashboards(project),
        tests: declared(project, |declaration| match declaration {
            Declaration::Test(test) => Some(test.name.clone()),
            _ => None,
        }),
    }
}

/// How many days a query of risky sign-ins reads before the period, where there is one.
fn baseline_days(project: &Project) -> Option<u32> {
    let is_risk = |declaration: &Declaration| match declaration {
        Declaration::Explore(explore) => explore.name == SIGN_IN_RISK,
        _ => false,
    };
    let is_there = declarations(project).any(is_risk);
    is_there.then(|| BASELINES[1].parse().ok()).flatten()
}

fn model_file(project: &Project) -> Utf8PathBuf {
    let mut paths = project.files.keys();
    let model = paths.find(|path| path.as_str().ends_with(".model.lkml"));
    model.cloned().unwrap_or_default()
}

/// A path below the folder of the configuration.
fn below(config: &Config, path: &str) -> Utf8PathBuf {
    config
        .folder
        .as_ref()
        .map_or_else(|| path.into(), |folder| folder.join(path))
}

fn injected_keys(layout: &PartitionLayout, config: &Config) -> Vec<GuideKey> {
    let values: BTreeMap<String, &Vec<String>> = config
        .partitions
        .values
        .iter()
        .map(|(key, values)| (key.to_ascii_lowercase(), values))
        .collect();
    let injected = layout.keys.iter().filter(|key| key.is_injected);
    injected
        .map(|key| GuideKey {
            name: key.key.clone(),
            values: values
                .get(&key.key.to_ascii_lowercase())
                .map_or_else(Vec::new, |values| (*values).clone()),
        })
        .collect()
}

fn file(path: &Utf8Path) -> GuideFile {
    let text = path.as_str();
    let holds = [
        (
            "manifest.lkml",
            "constants: the connection, the table, and the numbers to tune",
        ),
        (
            ".model.lkml",
            "the model: its connection and what it includes",
        ),
        (".explore.lkml", "an Explore"),
        (".dashboard.lookml", "a dashboard"),
        (".test.lkml", "data tests"),
    ]
    .into_iter()
    .find(|(end, _)| text.ends_with(end));
    let is_raw = path.components().any(|part| part.as_str() == "raw");
    let holds = match holds {
        Some((_, holds)) => holds,
        None if is_raw => "every column as the table has it, hidden",
        None => "fields with names, descriptions and measures",
    };
    GuideFile {
        path: path.to_owned(),
        holds,
    }
}

/// What stands at the top level of the LookML files, in the order of the paths.
fn declarations(project: &Project) -> impl Iterator<Item = &Declaration> {
    project.files.values().flat_map(|file| match file {
        File::Lookml(declarations) => declarations.as_slice(),
        File::Dashboards(_) => &[],
    })
}

fn declared<T>(project: &Project, pick: impl Fn(&Declaration) -> Option<T>) -> Vec<T> {
    declarations(project).filter_map(pick).collect()
}

fn explore(declaration: &Declaration) -> Option<GuideExplore> {
    match declaration {
        Declaration::Explore(explore) if is_visible(explore) => Some(GuideExplore {
            name: explore.name.clone(),
            label: explore
                .label
                .clone()
                .unwrap_or_else(|| explore.name.clone()),
            description: explore.description.clone().unwrap_or_default(),
        }),
        _ => None,
    }
}

fn is_visible(explore: &Explore) -> bool {
    !explore.is_refinement && explore.hidden != Some(YesNo::Yes) && explore.extension.is_none()
}

fn dashboards(project: &Project) -> Vec<GuideDashboard> {
    let files = project.files.values();
    let dashboards = files.flat_map(|file| match file {
        File::Dashboards(dashboards) => dashboards.as_slice(),
        File::Lookml(_) => &[],
    });
    let mut facts: Vec<_> = dashboards.map(dashboard_facts).collect();
    facts.sort_by_key(|dashboard| {
        let mut names = DashboardName::ALL.iter();
        names.position(|name| name.as_str() == dashboard.id)
    });
    facts
}

fn dashboard_facts(dashboard: &Dashboard) -> GuideDashboard {
    let with_query = dashboard
        .elements
        .iter()
        .filter(|element| element.explore.is_some());
    GuideDashboard {
        id: dashboard.id.clone(),
        title: dashboard
            .title
            .clone()
            .unwrap_or_else(|| dashboard.id.clone()),
        range: dashboard
            .filters
            .iter()
            .find(|filter| filter.name == "Date")
            .and_then(|filter| filter.default_value.clone())
            .unwrap_or_default(),
        tiles: with_query.count(),
        queries: query_count(dashboard),
    }
}
