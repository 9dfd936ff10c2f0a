//! `Case`: a table shipped with the program and a size, with the scene that its dashboards see.

use std::collections::BTreeSet;

use camino::Utf8Path;
use cloudtrail_lookml::cloudtrail::PartitionLayout;
use cloudtrail_lookml::config::{self, Config, DashboardName};
use cloudtrail_lookml::diagnostic::{Diagnostics, SourceText};
use cloudtrail_lookml::glue::PartitionProjection;
use cloudtrail_lookml::lookml::{FieldKind, Project, YesNo};
use cloudtrail_lookml::modeling::{self, DashboardScene, FilterTarget, GeolocationTables, Modeled};
use cloudtrail_lookml::resolve::{Explore, ExploreView, names_of_group, resolve};
use cloudtrail_lookml::source::{self, builtin};

const TABLES: [&str; 5] = ["2017", "console", "manual", "projection", "organization"];

/// A table, a size, and what is configured.
pub(crate) struct Case {
    table: &'static str,
    pub(crate) size: &'static str,
    has_places: bool,
    has_networks: bool,
    scene: DashboardScene,
}

/// Every table in both sizes, with nothing and with everything configured.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for table in TABLES {
        for size in ["lean", "full"] {
            for (has_places, has_networks) in [(false, false), (true, true)] {
                cases.push(Case::new(table, size, has_places, has_networks));
            }
        }
    }
    cases
}

impl Case {
    fn new(table: &'static str, size: &'static str, has_places: bool, has_networks: bool) -> Self {
        let names = DashboardName::ALL.map(DashboardName::as_str).join(", ");
        let mut text = format!("dashboards: {{size: {size}, names: [{names}]}}\n");
        if has_networks {
            text.push_str("known_networks: [203.0.113.0/24]\n");
        }
        let config = configured(&text);
        let modeled = modeled(table, &config, has_places);
        Self {
            table,
            size,
            has_places,
            has_networks,
            scene: scene(&modeled.project, &config),
        }
    }

    pub(crate) fn scene(&self) -> DashboardScene {
        self.scene.clone()
    }

    /// The oldest table with nothing configured, and the newest with everything: what lies between
    /// has some of the same fields.
    pub(crate) fn is_telling(&self) -> bool {
        self.has_everything() || self.table == "2017" && !self.has_places && self.size == "full"
    }

    /// Whether the case is the newest table with everything configured.
    pub(crate) fn has_everything(&self) -> bool {
        self.table == "projection" && self.has_places && self.has_networks
    }
}

pub(crate) fn configured(text: &str) -> Config {
    let (config, findings) = config::parse(&SourceText::new("config.yml", text));
    assert!(!findings.has_errors(), "{findings:?}");
    config
}

pub(crate) fn modeled(table: &str, config: &Config, has_places: bool) -> Modeled {
    let mut findings = Diagnostics::new();
    let table = config::TableSource::BuiltIn(table.to_owned());
    let table = source::load(&table, Utf8Path::new("."), &mut findings).unwrap();
    let projection = PartitionProjection::of(&table, &mut findings);
    let layout = PartitionLayout::recognize(&table, &projection, config, &mut findings);
    let places = has_places.then(|| {
        let ranges = builtin::geolocation_ranges("geo.ip_ranges").unwrap();
        let blocks = builtin::geolocation_blocks("geo.ip_blocks").unwrap();
        GeolocationTables::new(ranges, blocks, &mut findings).unwrap()
    });
    modeling::model(&table, &layout, places.as_ref(), config, &mut findings).unwrap()
}

/// The names of all fields of an explore, as `view.field`, hidden ones too.
fn scene(project: &Project, config: &Config) -> DashboardScene {
    let resolved = resolve(project);
    let explores = resolved.models.iter().flat_map(|model| &model.explores);
    let fields: BTreeSet<String> = explores.flat_map(|explore| names(explore)).collect();
    let target = |field: &str| {
        Some(FilterTarget {
            field: field.to_owned(),
            default_value: String::new(),
            required: false,
        })
    };
    DashboardScene {
        model: config.model.clone(),
        events: config.events_view.clone(),
        sign_in: config.sign_in_view.clone(),
        view: config.events_view.clone(),
        size: config.dashboards.size,
        default_range: config.date.default_range.clone(),
        default_days: config.date.default_days,
        max_days: None,
        account: fields
            .contains("cloudtrail.recipient_account")
            .then(|| target("recipient_account"))
            .flatten(),
        region: target("aws_region"),
        further_keys: Vec::new(),
        thresholds: config.thresholds,
        reads_whole_bucket: false,
        fields,
    }
}

fn names(explore: &Explore<'_>) -> Vec<String> {
    explore
        .views()
        .flat_map(|view| names_of_view(view))
        .collect()
}

fn names_of_view(target: &ExploreView<'_>) -> Vec<String> {
    let Some(view) = &target.view else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for field in &view.fields {
        let names = match field.declared.kind {
            FieldKind::DimensionGroup => names_of_group(&field.declared),
            _ => vec![field.declared.name.clone()],
        };
        all.extend(names.iter().map(|name| format!("{}.{name}", target.alias)));
    }
    all
}

/// The measure of a figure whose name is not that of its measure.
pub(crate) fn measure_of_figure(dashboard: DashboardName, tile: &str) -> Option<&'static str> {
    Some(match (dashboard, tile) {
        (DashboardName::GeneralOperations, "principals") => "cloudtrail.principals",
        (DashboardName::GeneralOperations, "write_share") => "cloudtrail.write_share",
        (DashboardName::GeneralOperations, "error_rate") => "cloudtrail.error_rate",
        (DashboardName::ErrorOverview, "errors") => "cloudtrail.errors",
        (DashboardName::AccountActivity, "write_events") => "cloudtrail.write_events",
        (DashboardName::PrivilegedChanges, "iam_policy_changes") => "cloudtrail.iam_policy_changes",
        (DashboardName::ConsoleLoginOverview, "failed_sign_ins") => "sign_in.failed_sign_ins",
        _ => return None,
    })
}

/// How many fields people see in each explore, with everything configured.
pub(crate) fn visible_fields() -> Vec<(String, usize)> {
    let names = DashboardName::ALL.map(DashboardName::as_str).join(", ");
    let text = format!("dashboards: {{names: [{names}]}}\nknown_networks: [203.0.113.0/24]\n");
    let project = modeled("projection", &configured(&text), true).project;
    let resolved = resolve(&project);
    let explores = resolved.models.iter().flat_map(|model| &model.explores);
    let counted = explores.map(|explore| {
        let fields = explore.views().map(visible).sum();
        (explore.name().to_owned(), fields)
    });
    counted.collect()
}

/// Looker does not show the timeframe `raw`.
fn visible(target: &ExploreView<'_>) -> usize {
    let Some(view) = &target.view else {
        return 0;
    };
    let shown = view
        .fields
        .iter()
        .filter(|field| field.declared.hidden != Some(YesNo::Yes));
    shown
        .map(|field| match field.declared.kind {
            FieldKind::DimensionGroup => names_of_group(&field.declared)
                .iter()
                .filter(|name| !name.ends_with("_raw"))
                .count(),
            _ => 1,
        })
        .sum()
}
