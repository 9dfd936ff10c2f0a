//! The manifest's constants and `marketplace.json`.

use crate::config::Config;
use crate::lookml::{Constant, Declaration, Parameter, View};

use super::derived_table;
use super::geolocation::GeolocationTables;
use super::{Marketplace, MarketplaceConstant};

/// The connection.
pub(super) const CONNECTION_NAME: &str = "CONNECTION_NAME";
/// The CloudTrail table.
pub(super) const CLOUDTRAIL_TABLE: &str = "CLOUDTRAIL_TABLE";
/// The table of address ranges.
pub(super) const IP_RANGES_TABLE: &str = "IP_RANGES_TABLE";
/// The table of address blocks.
pub(super) const IP_BLOCKS_TABLE: &str = "IP_BLOCKS_TABLE";
/// From how many failed sign-ins on there is a burst.
pub(super) const FAILURE_THRESHOLD: &str = "FAILURE_THRESHOLD";
const BUSINESS_TIME_ZONE: &str = "BUSINESS_TIME_ZONE";
const BUSINESS_HOURS_START: &str = "BUSINESS_HOURS_START";
const BUSINESS_HOURS_END: &str = "BUSINESS_HOURS_END";
/// The section of the CIS benchmark whose numbers the monitors carry.
const CIS_SECTION: &str = "CIS_SECTION";
/// Days before the period in which what is called new has not happened.
pub(super) const LOOK_BACK_DAYS: &str = "LOOK_BACK_DAYS";
const KNOWN_NETWORKS: &str = "KNOWN_NETWORKS";

/// A constant, and what the marketplace says of it.
pub(super) struct Setting {
    /// The name of the constant.
    pub(super) name: &'static str,
    value: String,
    label: String,
    description: String,
}

/// A constant with its value.
pub(super) fn setting(
    name: &'static str,
    value: String,
    label: impl Into<String>,
    description: impl Into<String>,
) -> Setting {
    Setting {
        name,
        value,
        label: label.into(),
        description: description.into(),
    }
}

fn settings(
    config: &Config,
    table: &str,
    geolocation: Option<&GeolocationTables>,
    risk: Option<&View>,
) -> Vec<Setting> {
    let mut settings = vec![
        setting(
            CONNECTION_NAME,
            config.connection.clone(),
            "Connection",
            "The connection to Amazon Athena.",
        ),
        setting(
            CLOUDTRAIL_TABLE,
            table.to_owned(),
            "CloudTrail Table",
            "The table with the events, as database.table.",
        ),
    ];
    if let Some(tables) = geolocation {
        settings.push(setting(
            IP_RANGES_TABLE,
            tables.ranges_sql.clone(),
            "IP Ranges Table",
            "The table of address ranges with their place.",
        ));
        settings.push(setting(
            IP_BLOCKS_TABLE,
            tables.blocks_sql.clone(),
            "IP Blocks Table",
            "The table of address blocks with their key length.",
        ));
    }
    settings.extend(numbers(config));
    settings.extend(risk.into_iter().flat_map(derived_table::risk_settings));
    settings
}

/// The numbers that people tune.
fn numbers(config: &Config) -> Vec<Setting> {
    let mut settings = vec![
        setting(
            FAILURE_THRESHOLD,
            config.thresholds.failed_sign_ins.to_string(),
            "Failure Threshold",
            "From how many failed sign-ins in ten minutes on there is a burst.",
        ),
        setting(
            BUSINESS_TIME_ZONE,
            config.business_hours.time_zone.clone(),
            "Business Time Zone",
            "The time zone of the business hours, such as Europe/Berlin.",
        ),
        setting(
            BUSINESS_HOURS_START,
            config.business_hours.start.to_string(),
            "Business Hours Start",
            "The hour at which work begins, 0 to 23.",
        ),
        setting(
            BUSINESS_HOURS_END,
            config.business_hours.end.to_string(),
            "Business Hours End",
            "The hour at which work ends, 1 to 24.",
        ),
    ];
    settings.extend([
        setting(
            LOOK_BACK_DAYS,
            config.thresholds.look_back_days.to_string(),
            "Look-Back Days",
            "How many days before the period what is called new has not happened.",
        ),
        setting(
            CIS_SECTION,
            "5".to_owned(),
            "CIS Section",
            "The section of the CIS AWS Foundations Benchmark on monitoring: 5 in versions 6.0 and 7.0, 4 in 1.4 to 5.0, 3 in 1.2.",
        ),
    ]);
    if !config.known_networks.is_empty() {
        let networks: Vec<String> = config
            .known_networks
            .iter()
            .map(|network| format!("'{network}'"))
            .collect();
        settings.push(setting(
            KNOWN_NETWORKS,
            networks.join(", "),
            "Known Networks",
            "Networks of your own in CIDR notation, each in single quotes, parted by commas.",
        ));
    }
    settings
}

/// The declarations of `manifest.lkml`.
pub(super) fn manifest(
    config: &Config,
    table: &str,
    geolocation: Option<&GeolocationTables>,
    risk: Option<&View>,
) -> Vec<Declaration> {
    let project = config
        .project
        .iter()
        .map(|name| Declaration::Parameter(Parameter::text("project_name", name)));
    let constants = settings(config, table, geolocation, risk)
        .into_iter()
        .map(|setting| {
            Declaration::Constant(Constant {
                name: setting.name.to_owned(),
                value: setting.value,
                export: Some("override_optional".to_owned()),
                ..Constant::default()
            })
        });
    project.chain(constants).collect()
}

/// The content of `marketplace.json`, which lists each exported constant.
pub(super) fn marketplace(
    config: &Config,
    table: &str,
    geolocation: Option<&GeolocationTables>,
    risk: Option<&View>,
) -> Marketplace {
    Marketplace {
        label: "CloudTrail on Athena".to_owned(),
        tagline: "Sign-ins and API activity from AWS CloudTrail, queried with Amazon Athena"
            .to_owned(),
        constants: settings(config, table, geolocation, risk)
            .into_iter()
            .map(|setting| MarketplaceConstant {
                name: setting.name.to_owned(),
                label: setting.label,
                description: Some(setting.description),
                value_constraint: (setting.name == CONNECTION_NAME)
                    .then(|| "connection".to_owned()),
            })
            .collect(),
        model: config.model.clone(),
        connection_constant: CONNECTION_NAME.to_owned(),
    }
}
