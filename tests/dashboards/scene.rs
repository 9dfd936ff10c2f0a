//! `SceneFile`: a `scene.json` of a case.

use cloudtrail_lookml::config::{DashboardSize, Thresholds};
use cloudtrail_lookml::modeling::{DashboardScene, FilterTarget, NamedFilterTarget};
use serde_json::Value;

/// The fields of the sign-in explore that may be missing; `event_window` never is.
pub(crate) const SIGN_IN_FIELDS: [&str; 54] = [
    "event_time",
    "event_date",
    "event_hour",
    "event_hour_of_day",
    "event_day_of_week",
    "event_day_of_week_index",
    "event_ten_minutes",
    "event_id",
    "event_name",
    "event_source",
    "principal",
    "identity_class",
    "recipient_account",
    "aws_region",
    "source_ip",
    "source_kind",
    "source_network",
    "network_zone",
    "client",
    "user_agent",
    "is_console_login",
    "result",
    "failure_reason",
    "mfa_status",
    "sign_in_region_hint",
    "access_key",
    "session_issuer",
    "error_message",
    "failure_threshold",
    "events",
    "attempts",
    "successful_sign_ins",
    "failed_sign_ins",
    "failure_rate",
    "users",
    "iam_users",
    "source_ips",
    "source_networks",
    "sign_ins_without_mfa",
    "mfa_coverage",
    "root_sign_ins",
    "root_failures",
    "active_days",
    "attempts_per_active_day",
    "known_users_targeted",
    "unknown_name_attempts",
    "source_ip_list",
    "last_source_ip",
    "first_seen",
    "last_seen",
    "last_sign_in",
    "last_success",
    "last_failure",
    "failure_reasons",
];
/// Fields that stand or fall with `failed_sign_ins`, known networks and partition keys.
const BURST_FIELDS: [&str; 2] = ["burst_kind", "is_burst"];
const NETWORK_FIELDS: [&str; 3] = [
    "is_known_network",
    "sign_ins_unknown_network",
    "unknown_network_share",
];
/// The fields of the joined geolocation view.
pub(crate) const PLACES: [&str; 4] = ["country_code", "country", "city", "network_owner"];

/// A `scene.json`, open at every key.
#[derive(Clone)]
pub(crate) struct SceneFile(Value);

impl SceneFile {
    pub(crate) fn parse(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    pub(crate) fn new(size: &str, places: &[&str], known_networks: bool) -> Self {
        Self(serde_json::json!({
            "size": size, "places": places, "known_networks": known_networks,
        }))
    }

    pub(crate) fn without(mut self, fields: &[&str]) -> Self {
        self.0["without"] = fields.into();
        self
    }

    pub(crate) fn scene(&self) -> DashboardScene {
        let sign_in = self.text("sign_in", "sign_in");
        let default_account = serde_json::json!({ "field": "recipient_account" });
        let default_region = serde_json::json!({ "field": "aws_region" });
        let account = target(self.0.get("account").unwrap_or(&default_account));
        let region = target(self.0.get("region").unwrap_or(&default_region));
        let further_keys: Vec<_> = list(&self.0["further_keys"]).iter().map(named).collect();
        let mut fields = self.fields(&sign_in);
        let whole = |field: &str| format!("{sign_in}.{field}");
        fields.extend(further_keys.iter().map(|key| whole(&key.target.field)));
        let keys = ["account", "region"]
            .iter()
            .filter_map(|key| self.0.get(key));
        fields.extend(keys.map(|key| whole(&target(key).field)));
        DashboardScene {
            model: self.text("model", "cloudtrail"),
            events: self.text("events", "cloudtrail"),
            view: sign_in.clone(),
            sign_in,
            fields: fields.into_iter().collect(),
            size: match self.0["size"].as_str().unwrap() {
                "lean" => DashboardSize::Lean,
                "full" => DashboardSize::Full,
                other => panic!("no size {other}"),
            },
            default_range: self.text("default_range", "7 days"),
            default_days: Some(7),
            max_days: self.0["max_days"]
                .as_u64()
                .map(|days| u32::try_from(days).unwrap()),
            account: Some(account),
            region: Some(region),
            further_keys,
            thresholds: Thresholds {
                failed_sign_ins: 5,
                look_back_days: 14,
            },
            reads_whole_bucket: self.0["reads_whole_bucket"].as_bool().unwrap_or(false),
        }
    }

    fn fields(&self, sign_in: &str) -> Vec<String> {
        let missing: Vec<_> = list(&self.0["without"]).iter().map(text_of).collect();
        let mut names = vec!["event_window"];
        names.extend(SIGN_IN_FIELDS);
        names.extend(BURST_FIELDS);
        if self.0["known_networks"].as_bool() == Some(true) {
            names.extend(NETWORK_FIELDS);
        }
        names.retain(|name| !missing.iter().any(|other| other == name));
        let places = list(&self.0["places"]).iter();
        let places = places.map(|place| format!("ip_geolocation.{}", text_of(place)));
        names
            .iter()
            .map(|name| format!("{sign_in}.{name}"))
            .chain(places)
            .collect()
    }

    fn text(&self, key: &str, default: &str) -> String {
        self.0[key].as_str().unwrap_or(default).to_owned()
    }
}

fn target(value: &Value) -> FilterTarget {
    FilterTarget {
        field: text_of(&value["field"]),
        default_value: value["default_value"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        required: value["required"].as_bool().unwrap_or(false),
    }
}

fn named(value: &Value) -> NamedFilterTarget {
    NamedFilterTarget {
        name: text_of(&value["name"]),
        target: target(value),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
