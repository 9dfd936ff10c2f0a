//! `History`: the query of the derived table.
//!
//! Each step has its reason. Deliveries are told apart first, since a sign-in that came twice would be its
//! own past. Failures are counted over all attempts, as the difference of two running sums: a frame of an
//! hour that slides would be summed anew for each row, and an attack has many. Only what succeeded is
//! looked up in the geolocation tables and compared with the past.

use std::iter;

use super::super::super::geolocation::{self, RANGES_VIEW};
use super::super::super::manifest::CLOUDTRAIL_TABLE;
use super::super::{LOG, Log};
use super::{BASELINE_PARAMETER, VIEW, scopes};
use crate::cloudtrail::KeyRole;
use crate::lookml::View;
use crate::modeling::event_window;

/// The dimensions of the event view that a sign-in keeps, as far as the table has them.
pub(super) const KEPT: [&str; 15] = [
    "event_id",
    "principal",
    "principal_key",
    "identity_class",
    "result",
    "mfa_status",
    "recipient_account",
    "aws_region",
    "source_ip",
    "is_known_network",
    "network_zone",
    "source_network",
    "client",
    "user_agent",
    "is_outside_hours",
];
/// The columns of the geolocation tables that a sign-in gets.
pub(super) const PLACES: [&str; 4] = ["country_code", "country", "city", "network_owner"];
/// What tells sign-ins of one user and second apart where the table has no ids: all else that is kept of them.
const WITHOUT_ID: [&str; 5] = [
    "source_ip",
    "identity_class",
    "mfa_status",
    "aws_region",
    "user_agent",
];
const NTH_OF_USER: &str = "nth_of_user";
/// The network that tells whether an address is new: an IPv6 address changes within its /64 by the hour.
const NETWORK_KEY: &str = "COALESCE(CASE WHEN strpos(${sourceipaddress}, ':') > 0 THEN substr(to_hex(CAST(TRY_CAST(${sourceipaddress} AS IPADDRESS) AS VARBINARY)), 1, CASE WHEN ${sourceipaddress} LIKE '%.%' THEN 30 ELSE 16 END) END, ${source_network})";
/// What only the joins use.
const LOOK_UP: [&str; 2] = ["ip_key", "sourceipaddress"];

/// The query, and what it selects.
pub(super) struct History<'a> {
    log: &'a Log<'a>,
    /// The fields of the event view that are read.
    read: Vec<&'static str>,
    /// The fields of the partition keys that are kept for filters.
    keys: Vec<&'a str>,
    /// Name and SQL of what the geolocation tables say.
    places: Vec<(&'static str, String)>,
}

impl<'a> History<'a> {
    /// The history that the log can tell.
    pub(super) fn of(log: &'a Log<'a>) -> Self {
        let names = &log.scene.leaves.keys;
        let keys = log.scene.layout.keys.iter();
        let regions = keys.filter(|key| !key.is_injected && key.role == KeyRole::Region);
        Self {
            log,
            read: KEPT.into_iter().filter(|name| log.has(&[name])).collect(),
            keys: regions.map(|key| names.of_key(&key.key)).collect(),
            places: places(log.scene.places),
        }
    }

    /// The names of the columns that fields may use.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        let places = self.places.iter().map(|(name, _)| *name);
        self.read.iter().chain(&self.keys).copied().chain(places)
    }

    /// The partition keys that are kept for filters.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().copied()
    }

    fn has(&self, name: &str) -> bool {
        self.columns().any(|column| column == name)
    }

    /// The column that tells countries apart.
    fn country(&self) -> Option<&'static str> {
        ["country_code", "country"]
            .into_iter()
            .find(|name| self.has(name))
    }

    /// Whether distances can be told.
    pub(super) fn has_coordinates(&self) -> bool {
        self.has("latitude")
    }

    /// The whole query.
    pub(super) fn sql(&self) -> String {
        let mut steps = vec![step("attempt", &self.attempts())];
        let mut from = "FROM attempt";
        if self.has("event_id") {
            steps.push(step("delivery", &self.deliveries()));
            from = "FROM delivery\nWHERE nth_delivery = 1 OR event_id IS NULL";
        }
        steps.push(step("counted", &self.counted(from)));
        let mut successes = "FROM counted\nWHERE result = 'Success'";
        if !self.places.is_empty() {
            steps.push(step("located", &self.located()));
            successes = "FROM located";
        }
        steps.push(step("compared", &self.compared(successes)));
        let period = self.log.within_period(VIEW);
        let travelled = if self.has_coordinates() {
            TRAVELLED
        } else {
            ""
        };
        format!(
            "WITH {}\nSELECT *{travelled}\nFROM compared\nWHERE {period}",
            steps.join(",\n")
        )
    }

    /// Which delivery of its event each attempt is. Of those of one second in folders of several regions the
    /// first by name, so that the same rows come out whenever it is asked.
    fn deliveries(&self) -> String {
        let order: Vec<&str> = iter::once("event_at").chain(self.keys()).collect();
        let order = order.join(", ");
        format!(
            "SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY {order}) AS nth_delivery\nFROM attempt"
        )
    }

    /// Every attempt of the period and of the days before it.
    fn attempts(&self) -> String {
        let time = self.log.sql("${event_raw}");
        let mut columns = vec![
            format!("{time} AS event_at"),
            format!("date_diff('second', TIMESTAMP '1970-01-01 00:00:00', {time}) AS at_second"),
        ];
        let look_up = LOOK_UP.iter().filter(|_| !self.places.is_empty());
        let names = self.read.iter().chain(&self.keys).chain(look_up);
        columns.extend(names.map(|name| {
            let sql = self.log.sql(&format!("${{{name}}}"));
            format!("{sql} AS {name}")
        }));
        if self.has("source_network") {
            columns.push(format!("{} AS network_key", self.log.sql(NETWORK_KEY)));
        }
        format!(
            "SELECT\n  {}\nFROM @{{{CLOUDTRAIL_TABLE}}} AS {LOG}\nWHERE {}",
            indented(&columns.join(",\n"), 2),
            indented(&self.conditions().join("\nAND "), 2),
        )
    }

    fn conditions(&self) -> Vec<String> {
        let log = self.log;
        let days = format!("{{% parameter {VIEW}.{BASELINE_PARAMETER} %}}");
        let start = event_window::start_of_look_back(VIEW, log.date(), log.scene.layout, &days);
        let mut conditions = vec![
            log.sql("${is_console_login}"),
            format!("{} >= {start}", log.sql("${event_raw}")),
        ];
        let partitions = log.partitions(VIEW, Some(&days));
        conditions.extend(partitions.iter().map(|line| log.of_view(VIEW, line)));
        conditions.extend(scopes(log).iter().map(|scope| {
            let sql = log.sql(&format!("${{{}}}", scope.name));
            format!(
                "{{% condition {VIEW}.{} %}} {sql} {{% endcondition %}}",
                scope.name
            )
        }));
        conditions
    }

    /// How often the user, and anybody from the address, failed in the hour before.
    fn counted(&self, from: &str) -> String {
        let mut columns = vec!["*".to_owned(), failures("principal_key", "user_failures")];
        if self.has("source_ip") {
            columns.push(failures("source_ip", "address_failures"));
        }
        columns.extend(self.nth_of_user());
        format!("SELECT\n  {}\n{from}", indented(&columns.join(",\n"), 2))
    }

    /// Where each success came from.
    fn located(&self) -> String {
        let mut columns = vec!["counted.*".to_owned()];
        columns.extend(
            self.places
                .iter()
                .map(|(name, sql)| format!("{sql} AS {name}")),
        );
        let mut sql = format!(
            "SELECT\n  {}\nFROM counted",
            indented(&columns.join(",\n"), 2)
        );
        for join in geolocation::plain_joins(self.log.scene.places, "counted") {
            sql.push('\n');
            sql.push_str(&join);
        }
        sql + "\nWHERE counted.result = 'Success'"
    }

    /// Sign-ins of the same second are in no order that means something, but always in the same.
    fn order(&self) -> String {
        if self.has("event_id") {
            self.by_second_and(&["event_id", "source_ip"])
        } else {
            format!("ORDER BY {NTH_OF_USER}")
        }
    }

    /// The place of each attempt among those of its user, where the table has no ids to tell two alike apart:
    /// each comparison with the past would put them in an order of its own.
    fn nth_of_user(&self) -> Option<String> {
        if self.has("event_id") {
            return None;
        }
        let names: Vec<&str> = WITHOUT_ID.into_iter().chain(self.keys()).collect();
        let order = self.by_second_and(&names);
        Some(format!(
            "row_number() OVER (PARTITION BY principal_key {order}) AS {NTH_OF_USER}"
        ))
    }

    /// By second, then by these columns as far as they are there.
    fn by_second_and(&self, names: &[&str]) -> String {
        let there = names.iter().copied().filter(|name| self.has(name));
        let columns: Vec<_> = iter::once("at_second").chain(there).collect();
        format!("ORDER BY {}", columns.join(", "))
    }

    /// How long ago the user's last success was, and the last one from the same network, client and
    /// country.
    fn compared(&self, from: &str) -> String {
        let order = self.order();
        // How long ago the last success under the same key was.
        let since = |key: &str, name: &str| {
            format!(
                "at_second - lag(at_second) OVER (PARTITION BY principal_key{key} {order}) AS {name}"
            )
        };
        let mut columns = vec!["*".to_owned(), since("", "seconds_since_previous")];
        let country = self.country();
        let pasts = [
            (
                self.has("source_network").then_some("network_key"),
                "seconds_since_network",
            ),
            (
                self.has("client").then_some("client"),
                "seconds_since_client",
            ),
            (country, "seconds_since_country"),
        ];
        for (key, name) in pasts {
            columns.extend(key.map(|key| since(&format!(", {key}"), name)));
        }
        if self.has_coordinates() {
            columns.extend([
                previous("latitude", &order, "previous_latitude"),
                previous("longitude", &order, "previous_longitude"),
                format!(
                    "at_second - {}",
                    previous("at_second", &order, "seconds_since_place")
                ),
            ]);
        }
        format!("SELECT\n  {}\n{from}", indented(&columns.join(",\n"), 2))
    }
}

/// How far and how long ago the last place was: here, since the score, its reasons and the filter on it
/// would each write it out.
///
/// Haversine on a sphere of the earth's mean radius: Trino's own function is a plugin. Of opposite points
/// rounding makes a little more than 1.
const TRAVELLED: &str = ",
  2 * 6371.0088 * asin(sqrt(least(1.0,
    power(sin(radians(latitude - previous_latitude) / 2), 2)
    + cos(radians(previous_latitude)) * cos(radians(latitude)) * power(sin(radians(longitude - previous_longitude) / 2), 2)))) AS km_from_previous,
  CAST(seconds_since_place AS double) / 3600 AS hours_from_previous";

/// A named step of the query.
fn step(name: &str, sql: &str) -> String {
    format!("{name} AS (\n  {}\n)", indented(sql, 2))
}

/// Lines after the first, moved to the right.
fn indented(sql: &str, by: usize) -> String {
    sql.replace('\n', &format!("\n{}", " ".repeat(by)))
}

/// The failures under one key in the 3,600 seconds up to the attempt.
fn failures(key: &str, name: &str) -> String {
    let failed = "sum(CASE WHEN result = 'Failure' THEN 1 ELSE 0 END)";
    let window =
        format!("PARTITION BY {key} ORDER BY at_second RANGE BETWEEN UNBOUNDED PRECEDING AND");
    format!(
        "{failed} OVER ({window} CURRENT ROW)\n  - COALESCE({failed} OVER ({window} 3601 PRECEDING), 0) AS {name}"
    )
}

/// A value of the user's last success that has a place.
fn previous(column: &str, order: &str, name: &str) -> String {
    format!(
        "lag(CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL THEN {column} END) IGNORE NULLS OVER (PARTITION BY principal_key {order}) AS {name}"
    )
}

/// What the ranges say, in their own words.
fn places(views: &[View]) -> Vec<(&'static str, String)> {
    let Some(ranges) = views.iter().find(|view| view.name == RANGES_VIEW) else {
        return Vec::new();
    };
    let own = |sql: &str| sql.replace("${TABLE}", RANGES_VIEW);
    let field = |name: &str| ranges.fields.iter().find(|field| field.name == name);
    let mut places: Vec<_> = PLACES
        .into_iter()
        .filter_map(|name| Some((name, own(field(name)?.sql.as_deref()?))))
        .collect();
    if let Some(location) = field("location")
        && let (Some(latitude), Some(longitude)) = (&location.sql_latitude, &location.sql_longitude)
    {
        places.push(("latitude", own(latitude)));
        places.push(("longitude", own(longitude)));
    }
    places
}
