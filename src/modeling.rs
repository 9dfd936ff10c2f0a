//! `Table` + `Config` -> `Project`: the only place that knows both vocabularies.

mod access;
mod comment;
mod dashboards;
mod data_tests;
mod definition;
mod derived_table;
mod event_fields;
mod event_window;
mod explores;
mod field_rules;
mod geolocation;
mod guide;
mod identifier;
mod leaf;
mod links;
mod manifest;
mod model_file;
mod naming;
mod raw_view;
mod refined_view;
mod scene;
mod sign_in_view;
mod table_name;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::cloudtrail::PartitionLayout;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::glue::Table;
use crate::lookml::{Declaration, File, Project, View};

pub(crate) use derived_table::{
    BASELINES, BUCKET_READER, IAM_CHANGE, NEW_ERROR_CODE, SECURITY_GROUP_RULE, SIGN_IN_RISK,
};
pub use geolocation::GeolocationTables;
pub(crate) use raw_view::PARTITION_KEY_TAG;

use derived_table::{Derived, DerivedScene};
use event_fields::Wanted;
use explores::ExploreScene;
use leaf::Leaves;
use model_file::{Paths, model_file};
use naming::FieldNames;

pub use dashboards::{
    DashboardScene, FilterTarget, IDENTITY_CLASSES, MFA_STATUSES, NamedFilterTarget, RESULTS,
    dashboard, query_count,
};
pub use guide::{
    Guide, GuideDashboard, GuideExplore, GuideFacts, GuideField, GuideFile, GuideGroup, GuideKey,
    GuideView, guide,
};

/// Everything that is generated, before it is text.
#[derive(Clone, Debug, PartialEq)]
pub struct Modeled {
    /// The LookML.
    pub project: Project,
    /// `marketplace.json`
    pub marketplace: Marketplace,
    /// The page for analysts.
    pub guide: Guide,
    /// Where `refinements.lkml` lies, which is written only when absent.
    pub refinements: Refinements,
}

/// `marketplace.json`: what Looker's marketplace shows and which constants it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marketplace {
    /// Title.
    pub label: String,
    /// One line below it.
    pub tagline: String,
    /// The exported constants of the manifest, in order.
    pub constants: Vec<MarketplaceConstant>,
    /// The name of the model.
    pub model: String,
    /// The constant that holds the connection.
    pub connection_constant: String,
}

/// A constant that the marketplace asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MarketplaceConstant {
    /// Its name in the manifest.
    pub name: String,
    /// What people see.
    pub label: String,
    /// What it is for.
    pub description: Option<String>,
    /// `connection` where its value must be one.
    pub value_constraint: Option<String>,
}

/// `refinements.lkml`: the person's own from the day it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refinements {
    /// Where it is written, from the project's root.
    pub path: Utf8PathBuf,
    /// The event view, for the example in it.
    pub events_view: String,
    /// The sign-in view, for the example in it.
    pub sign_in_view: String,
}

/// Models a CloudTrail table.
///
/// The table has passed `cloudtrail::recognize`, and `layout` says what its partition keys mean.
/// Columns that cannot be modelled, and entries of the configuration that match nothing, are warnings.
///
/// # Errors
///
/// When the table's name cannot be written in LookML, or when there was an error before.
pub fn model(
    table: &Table,
    layout: &PartitionLayout,
    geolocation: Option<&GeolocationTables>,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Modeled, Diagnostics> {
    let table_sql = table_name::table_name(
        table,
        config.database.as_deref(),
        config.table.as_deref(),
        diagnostics,
    );
    let views = Views::of(table, layout, geolocation, config, diagnostics);
    let paths = Paths::new(config);
    let scene = ExploreScene {
        config,
        layout,
        keys: &views.leaves.keys,
        has_geolocation: geolocation.is_some(),
    };
    let mut files = Files::new(paths.model());
    files.add(paths.raw_view(), view_file(&views.raw));
    files.add(paths.view(&config.events_view), view_file(&views.refined));
    files.add(paths.view(&config.sign_in_view), view_file(&views.sign_in));
    for view in &views.places {
        files.add(paths.view(&view.name), view_file(view));
    }
    for derived in &views.derived {
        files.add(paths.view(&derived.view.name), view_file(&derived.view));
    }
    let account = views.account();
    access::check(account.is_some(), config, diagnostics);
    let of_derived = views.derived.iter().map(|derived| derived.explore(&scene));
    for mut explore in [scene.events(), scene.sign_in()]
        .into_iter()
        .chain(of_derived)
    {
        if let Some(account) = account {
            access::filter_accounts(&mut explore, account, config);
        }
        files.add(
            paths.explore(&explore.name),
            File::Lookml(vec![Declaration::Explore(explore)]),
        );
    }
    let dashboard_scene = scene::dashboard_scene(config, layout, &views);
    for name in &config.dashboards.names {
        let made = dashboard(*name, &dashboard_scene);
        // Of a page without a query nothing can be read.
        if made.elements.iter().any(|tile| tile.explore.is_some()) {
            files.add(paths.dashboard(&made.id), File::Dashboards(vec![made]));
        }
    }
    for (view, tests) in views.tests(&scene) {
        if !tests.is_empty() {
            files.add(paths.test(view), File::Lookml(tests));
        }
    }
    let manifest = manifest::manifest(config, &table_sql, geolocation, views.risk());
    let project = files.into_project(manifest, &paths.refinements(), access::grant(config));
    let facts = GuideFacts {
        table: &table_sql,
        layout,
        partition_layout: &layout.summary(),
        has_event_id: views.leaves.all.iter().any(|leaf| leaf.name == "eventid"),
    };
    let guide = guide(&project, config, facts);
    diagnostics.or_else_ok(Modeled {
        project,
        marketplace: manifest::marketplace(config, &table_sql, geolocation, views.risk()),
        guide,
        refinements: Refinements {
            path: paths.refinements(),
            events_view: config.events_view.clone(),
            sign_in_view: config.sign_in_view.clone(),
        },
    })
}

/// All views, with what is known of the columns.
struct Views {
    leaves: Leaves,
    raw: View,
    refined: View,
    sign_in: View,
    places: Vec<View>,
    derived: Vec<Derived>,
}

impl Views {
    fn of(
        table: &Table,
        layout: &PartitionLayout,
        geolocation: Option<&GeolocationTables>,
        config: &Config,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let reserved = event_fields::reserved_names();
        let mut names = FieldNames::with_reserved(reserved.iter().map(String::as_str));
        let leaves = leaf::leaves(table, &mut names, diagnostics);
        let wanted = Wanted {
            has_known_networks: !config.known_networks.is_empty(),
            has_geolocation: geolocation.is_some(),
        };
        let mut raw = raw_view::raw_view(
            &config.events_view,
            manifest::CLOUDTRAIL_TABLE,
            &leaves,
            layout,
        );
        let (mut refined, available) = refined_view::refined_view(config, layout, &leaves, wanted);
        let mut sign_in =
            sign_in_view::sign_in_view(config, &refined, available, wanted, diagnostics);
        let (events, own) = (&config.events_view, &config.sign_in_view);
        let mut places = geolocation.map_or_else(Vec::new, geolocation::views);
        let mut derived = derived_table::derived_tables(&DerivedScene {
            config,
            layout,
            leaves: &leaves,
            raw: &raw,
            refined: &refined,
            places: &places,
        });
        for derived in &mut derived {
            let window = derived.view.name.clone();
            links::add(&mut derived.view, &[&window], config);
        }
        links::add(&mut refined, &[events, own], config);
        let mut ruled = vec![&mut refined, &mut sign_in];
        ruled.extend(places.iter_mut());
        ruled.extend(derived.iter_mut().map(|derived| &mut derived.view));
        field_rules::apply(config, &raw, &mut ruled, diagnostics);
        for view in ruled {
            access::require_grant(view, config);
        }
        access::require_grant(&mut raw, config);
        Self {
            leaves,
            raw,
            refined,
            sign_in,
            places,
            derived,
        }
    }

    /// The view of risky sign-ins.
    fn risk(&self) -> Option<&View> {
        let mut views = self.derived.iter().map(|derived| &derived.view);
        views.find(|view| view.name == SIGN_IN_RISK)
    }

    /// The field that tells the account, in the event view and in every view over its columns.
    fn account(&self) -> Option<&'static str> {
        const ACCOUNT: &str = "recipient_account";
        let mut fields = self.refined.fields.iter();
        fields.any(|field| field.name == ACCOUNT).then_some(ACCOUNT)
    }

    /// The data tests of each explore.
    fn tests<'a>(&self, scene: &ExploreScene<'a>) -> [(&'a str, Vec<Declaration>); 2] {
        let events: &'a str = &scene.config.events_view;
        let sign_in: &'a str = &scene.config.sign_in_view;
        let filters = |view| scene.required_filters(view, data_tests::PERIOD);
        let declared = |tests: Vec<_>| tests.into_iter().map(Declaration::Test).collect();
        [
            (
                events,
                declared(data_tests::event_tests(
                    events,
                    &[&self.refined],
                    &filters(events),
                )),
            ),
            (
                sign_in,
                declared(data_tests::sign_in_tests(
                    sign_in,
                    &[&self.refined, &self.sign_in],
                    &filters(sign_in),
                )),
            ),
        ]
    }
}

fn view_file(view: &View) -> File {
    File::Lookml(vec![Declaration::View(view.clone())])
}

/// The files in the order in which the model includes them.
struct Files {
    model: Utf8PathBuf,
    files: Vec<(Utf8PathBuf, File)>,
}

impl Files {
    fn new(model: Utf8PathBuf) -> Self {
        Self {
            model,
            files: Vec::new(),
        }
    }

    fn add(&mut self, path: Utf8PathBuf, file: File) {
        self.files.push((path, file));
    }

    /// The project: the files, the model that includes them with the refinements last, the manifest.
    fn into_project(
        self,
        manifest: Vec<Declaration>,
        refinements: &Utf8Path,
        grant: Option<Declaration>,
    ) -> Project {
        let mut included: Vec<&Utf8Path> =
            self.files.iter().map(|(path, _)| path.as_path()).collect();
        included.push(refinements);
        let model = File::Lookml(model_file(&included, grant));
        let mut project = Project::default();
        project
            .files
            .insert(Utf8PathBuf::from("manifest.lkml"), File::Lookml(manifest));
        project.files.insert(self.model, model);
        project.files.extend(self.files);
        project
    }
}
