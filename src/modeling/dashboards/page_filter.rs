//! `PageFilter`: the filters of a dashboard and the field that each of them narrows.

use crate::lookml::{DashboardFilter, DashboardValue};

use super::look::mapping;
use super::scene::{DashboardScene, FilterTarget};

/// The values of `identity_class`.
pub const IDENTITY_CLASSES: [&str; 8] = [
    "Root user",
    "IAM user",
    "IAM Identity Center",
    "SAML federation",
    "Federation token",
    "Assumed role",
    "AWS service",
    "Unknown",
];
/// The values of `result`.
pub const RESULTS: [&str; 2] = ["Success", "Failure"];
/// The values of `mfa_status`.
pub const MFA_STATUSES: [&str; 3] = ["MFA", "No MFA", "Not visible (IdP)"];

/// One filter of a dashboard.
#[derive(Clone, Debug)]
pub(super) struct PageFilter {
    filter: DashboardFilter,
    field: String,
    is_parameter: bool,
}

impl PageFilter {
    /// The name to which tiles listen.
    pub(super) fn name(&self) -> &str {
        &self.filter.name
    }

    /// The field that it narrows, or the parameter that it sets.
    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// Whether it sets a LookML parameter, which only the tiles that read it can use.
    pub(super) fn is_parameter(&self) -> bool {
        self.is_parameter
    }

    /// The entry of the dashboard.
    pub(super) fn into_filter(self) -> DashboardFilter {
        self.filter
    }
}

/// The filters for whose field the scene has a use, in the order in which people see them.
pub(super) fn page_filters(scene: &DashboardScene) -> Vec<PageFilter> {
    let mut filters = vec![date(scene)];
    let targets = [("Account", &scene.account), ("Region", &scene.region)];
    for (name, target) in targets {
        filters.extend(target.iter().map(|target| of_target(name, target, scene)));
    }
    filters.extend(scene.further_keys.iter().map(|key| {
        let name = format!("Partition {}", key.name);
        of_target(&name, &key.target, scene)
    }));
    filters.extend([
        of_field(
            "Principal",
            "principal",
            control("advanced", "popover", &[]),
            scene,
        ),
        of_field(
            "Source IP",
            "source_ip",
            control("advanced", "popover", &[]),
            scene,
        ),
        of_field(
            "Identity class",
            "identity_class",
            checkboxes(&IDENTITY_CLASSES),
            scene,
        ),
        of_field("Result", "result", checkboxes(&RESULTS), scene),
        of_field("MFA status", "mfa_status", checkboxes(&MFA_STATUSES), scene),
        of_field("Known network", "is_known_network", toggles(), scene),
        failure_threshold(scene),
    ]);
    filters.retain(|filter| scene.fields.contains(&filter.field));
    filters
}

/// The Date filter, over the filter-only field that also picks the partitions.
fn date(scene: &DashboardScene) -> PageFilter {
    PageFilter {
        filter: DashboardFilter {
            name: "Date".to_owned(),
            title: Some("Date".to_owned()),
            filter_type: Some("date_filter".to_owned()),
            default_value: Some(scene.default_range.clone()),
            // Of two periods Looker would render one start and one end, which is not in its pages.
            allow_multiple_values: Some(false),
            required: Some(true),
            ui_config: Some(control("relative_timeframes", "inline", &[])),
            ..DashboardFilter::default()
        },
        field: scene.field("event_window"),
        is_parameter: false,
    }
}

/// A filter over a field of the view, empty at first.
fn of_field(
    name: &str,
    field: &str,
    ui_config: DashboardValue,
    scene: &DashboardScene,
) -> PageFilter {
    let field = scene.field(field);
    PageFilter {
        filter: DashboardFilter {
            name: name.to_owned(),
            title: Some(name.to_owned()),
            filter_type: Some("field_filter".to_owned()),
            default_value: Some(String::new()),
            allow_multiple_values: Some(true),
            required: Some(false),
            ui_config: Some(ui_config),
            model: Some(scene.model.clone()),
            explore: Some(scene.sign_in.clone()),
            field: Some(field.clone()),
            ..DashboardFilter::default()
        },
        field,
        is_parameter: false,
    }
}

/// A filter over an account, a region or another partition key: plain values, for Athena takes
/// nothing else for an injected key.
fn of_target(name: &str, target: &FilterTarget, scene: &DashboardScene) -> PageFilter {
    let mut filter = of_field(
        name,
        &target.field,
        control("tag_list", "popover", &[]),
        scene,
    );
    filter.filter.default_value = Some(target.default_value.clone());
    filter.filter.required = Some(target.required);
    filter
}

/// The parameter that says how many failures make a burst.
fn failure_threshold(scene: &DashboardScene) -> PageFilter {
    let ui_config = control("advanced", "inline", &[]);
    let mut filter = of_field("Failure threshold", "failure_threshold", ui_config, scene);
    filter.filter.default_value = Some(scene.thresholds.failed_sign_ins.to_string());
    filter.filter.allow_multiple_values = Some(false);
    filter.is_parameter = true;
    filter
}

fn checkboxes(options: &[&str]) -> DashboardValue {
    control("checkboxes", "popover", options)
}

fn toggles() -> DashboardValue {
    control("button_toggles", "inline", &["Yes", "No"])
}

/// How people enter a value. The options are fixed, so that Looker runs no query for them.
fn control(kind: &str, display: &str, options: &[&str]) -> DashboardValue {
    mapping([
        ("type", kind.into()),
        ("display", display.into()),
        ("options", options.to_vec().into()),
    ])
}
