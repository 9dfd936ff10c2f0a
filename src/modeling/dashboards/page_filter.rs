//! `PageFilter`: the filters of a dashboard and the field that each of them narrows.

use crate::lookml::{DashboardFilter, DashboardValue};

use super::look::mapping;
use super::scene::{DashboardScene, FilterTarget};
use crate::modeling::BASELINES;

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

/// The values of `error_class` that are errors.
pub(super) const ERROR_CLASSES: [&str; 9] = [
    "Sign-in failure",
    "Access denied",
    "Throttled",
    "Quota",
    "Not found",
    "Conflict",
    "Invalid request",
    "AWS side",
    "Other",
];

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

    /// The field that it narrows, or the parameter that it sets: without a view, since tiles over
    /// other explores narrow the field of the same name.
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

/// The filters of every page: the period, and what tells partitions apart.
pub(super) fn of_every_page(range: &str, scene: &DashboardScene) -> Vec<PageFilter> {
    let mut filters = vec![date(range)];
    let targets = [("Account", &scene.account), ("Region", &scene.region)];
    for (name, target) in targets {
        filters.extend(target.iter().map(|target| of_target(name, target, scene)));
    }
    filters.extend(scene.further_keys.iter().map(|key| {
        let name = format!("Partition {}", key.name);
        of_target(&name, &key.target, scene)
    }));
    filters
}

/// A filter in which people write values or patterns.
pub(super) fn text(name: &str, field: &str, scene: &DashboardScene) -> PageFilter {
    of_field(name, field, control("advanced", "popover", &[]), scene)
}

/// A filter with a box for each value.
pub(super) fn choice(
    name: &str,
    field: &str,
    values: &[&str],
    scene: &DashboardScene,
) -> PageFilter {
    of_field(name, field, control("checkboxes", "popover", values), scene)
}

/// A filter of yes and no.
pub(super) fn switch(name: &str, field: &str, scene: &DashboardScene) -> PageFilter {
    of_field(
        name,
        field,
        control("button_toggles", "inline", &["Yes", "No"]),
        scene,
    )
}

/// Who acted.
pub(super) fn principal(scene: &DashboardScene) -> PageFilter {
    text("Principal", "principal", scene)
}

/// From where.
pub(super) fn source_ip(scene: &DashboardScene) -> PageFilter {
    text("Source IP", "source_ip", scene)
}

/// As what.
pub(super) fn identity_class(scene: &DashboardScene) -> PageFilter {
    choice("Identity class", "identity_class", &IDENTITY_CLASSES, scene)
}

/// From a network of one's own, or not.
pub(super) fn known_network(scene: &DashboardScene) -> PageFilter {
    switch("Known network", "is_known_network", scene)
}

/// The Date filter, over the filter-only field that also picks the partitions.
fn date(range: &str) -> PageFilter {
    PageFilter {
        filter: DashboardFilter {
            name: "Date".to_owned(),
            title: Some("Date".to_owned()),
            filter_type: Some("date_filter".to_owned()),
            default_value: Some(range.to_owned()),
            // Of two periods Looker would render one start and one end, which is not in its pages.
            allow_multiple_values: Some(false),
            required: Some(true),
            ui_config: Some(control("relative_timeframes", "inline", &[])),
            ..DashboardFilter::default()
        },
        field: "event_window".to_owned(),
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
            explore: Some(scene.view.clone()),
            field: Some(scene.field(field)),
            ..DashboardFilter::default()
        },
        field: field.to_owned(),
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
pub(super) fn failure_threshold(scene: &DashboardScene) -> PageFilter {
    let ui_config = control("advanced", "inline", &[]);
    let mut filter = of_field("Failure threshold", "failure_threshold", ui_config, scene);
    filter.filter.default_value = Some(scene.thresholds.failed_sign_ins.to_string());
    filter.filter.allow_multiple_values = Some(false);
    filter.is_parameter = true;
    filter
}

/// The parameter that says how many days make a user's past; the scene is that of its explore.
pub(super) fn baseline(scene: &DashboardScene) -> PageFilter {
    let ui_config = control("dropdown_menu", "inline", &BASELINES);
    let mut filter = of_field("Baseline", "baseline_days", ui_config, scene);
    filter.filter.title = Some("Baseline (days)".to_owned());
    filter.filter.default_value = Some(BASELINES[1].to_owned());
    filter.filter.allow_multiple_values = Some(false);
    filter.is_parameter = true;
    filter
}

/// How people enter a value. The options are fixed, so that Looker runs no query for them.
fn control(kind: &str, display: &str, options: &[&str]) -> DashboardValue {
    mapping([
        ("type", kind.into()),
        ("display", display.into()),
        ("options", options.to_vec().into()),
    ])
}
