//! Derived tables: what no single row of the log tells, worked out in the query that asks for it.
//!
//! None is ever persisted. Each filters by the partition keys inside, since a condition on the outside
//! does not reach through a window function, and hands its columns to a view of its own with the names
//! that the event view has for them.

mod bucket_reader;
mod iam_change;
mod inline;
mod new_error_code;
mod security_group_rule;
mod sign_in_risk;

use crate::cloudtrail::PartitionLayout;
use crate::config::{Config, DashboardName};
use crate::lookml::{DerivedTable, Explore, Field, FieldKind, FieldType, Timeframe, View, YesNo};

use super::event_window;
use super::explores::ExploreScene;
use super::leaf::Leaves;
use super::manifest::{CLOUDTRAIL_TABLE, LOOK_BACK_DAYS};
use inline::Inline;

pub(crate) use bucket_reader::VIEW as BUCKET_READER;
pub(crate) use iam_change::VIEW as IAM_CHANGE;
pub(crate) use new_error_code::VIEW as NEW_ERROR_CODE;
pub(crate) use security_group_rule::VIEW as SECURITY_GROUP_RULE;
pub(super) use sign_in_risk::settings as risk_settings;
pub(crate) use sign_in_risk::{BASELINES, VIEW as SIGN_IN_RISK};

/// The alias of the log in the SQL of a derived table.
const LOG: &str = "event";

/// What every derived table can tell of an event, as far as the log has it.
const COMMON: [&str; 10] = [
    "recipient_account",
    "aws_region",
    "principal",
    "principal_key",
    "identity_class",
    "source_ip",
    "is_known_network",
    "event_name",
    "event_source",
    "event_id",
];

/// A view over a derived table, and the explore over it.
pub(super) struct Derived {
    /// The view.
    pub(super) view: View,
    /// What the explore says of itself.
    label: &'static str,
    description: &'static str,
}

impl Derived {
    /// The explore.
    pub(super) fn explore(&self, scene: &ExploreScene<'_>) -> Explore {
        scene.derived(&self.view.name, self.label, self.description)
    }
}

/// Makes a derived table, if the log has what it needs.
type Maker = fn(&Log<'_>) -> Option<Derived>;

/// What a derived table is made from.
pub(super) struct DerivedScene<'a> {
    /// The configuration.
    pub(super) config: &'a Config,
    /// What the partition keys mean.
    pub(super) layout: &'a PartitionLayout,
    /// The columns.
    pub(super) leaves: &'a Leaves,
    /// The view of all columns.
    pub(super) raw: &'a View,
    /// The view of what people use.
    pub(super) refined: &'a View,
    /// The views of the geolocation tables; none without them.
    pub(super) places: &'a [View],
}

/// The derived tables that the dashboards ask for, as far as the columns allow.
pub(super) fn derived_tables(scene: &DerivedScene<'_>) -> Vec<Derived> {
    let makers: [(DashboardName, Maker); 5] = [
        (DashboardName::ConsoleLoginOverview, sign_in_risk::derived),
        (DashboardName::ErrorOverview, new_error_code::derived),
        (DashboardName::SecurityGroups, security_group_rule::derived),
        (DashboardName::PrivilegedChanges, iam_change::derived),
        (DashboardName::DataAccess, bucket_reader::derived),
    ];
    let log = Log {
        scene,
        inline: Inline::new(LOG, [scene.raw, scene.refined]),
    };
    let wanted = makers
        .iter()
        .filter(|(name, _)| scene.config.dashboards.names.contains(name));
    wanted.filter_map(|(_, make)| make(&log)).collect()
}

/// The log, as the SQL of a derived table reads it.
struct Log<'a> {
    scene: &'a DerivedScene<'a>,
    inline: Inline<'a>,
}

impl Log<'_> {
    /// Whether the log can tell all of it.
    fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.inline.has(name))
    }

    /// `sql` over the columns of the log, where `${name}` is a field of the event view.
    fn sql(&self, sql: &str) -> String {
        self.inline.expand(sql)
    }

    /// The columns that every derived table has, and these, each a line of `SELECT`.
    fn columns(&self, more: &[&str]) -> String {
        let keys = self.keys();
        let names = COMMON.iter().chain(more).copied();
        let names = names.chain(keys.iter().map(String::as_str));
        let mut lines = vec![
            format!("{} AS event_at", self.sql("${event_raw}")),
            format!("{} AS event_time_text", self.sql("${eventtime}")),
        ];
        for name in names.filter(|name| self.inline.has(name)) {
            lines.push(format!("{} AS {name}", self.sql(&format!("${{{name}}}"))));
        }
        lines.join(",\n  ")
    }

    /// `FROM` and `WHERE`: the conditions, and those on the period and on the partition keys.
    fn read(&self, view: &str, conditions: &[&str], period: &[String]) -> String {
        let mut lines: Vec<String> = conditions.iter().map(|sql| self.sql(sql)).collect();
        lines.extend(period.iter().map(|line| self.of_view(view, line)));
        for key in self.keys() {
            let column = self.sql(&format!("${{{key}}}"));
            lines.push(format!(
                "{{% condition {view}.{key} %}} {column} {{% endcondition %}}"
            ));
        }
        format!(
            "FROM @{{{CLOUDTRAIL_TABLE}}} AS {LOG}\nWHERE {}",
            lines.join("\n  AND ")
        )
    }

    /// The period that the filter of the view chooses.
    fn period(&self, view: &str) -> Vec<String> {
        let time = format!("${{{view}.event_raw}}");
        let mut lines = event_window::exact(view, &time, self.date(), self.scene.layout);
        lines.extend(self.partitions(view, None));
        lines
    }

    /// The period, and the hour before it.
    fn period_and_hour(&self, view: &str) -> Vec<String> {
        let start = event_window::start(view, self.date(), self.scene.layout);
        let mut lines = vec![format!(
            "${{{view}.event_raw}} >= date_add('hour', -1, {start})"
        )];
        lines.extend(self.partitions(view, None));
        lines
    }

    /// The period, and the days before it in which what is called new has not happened.
    fn period_and_look_back(&self, view: &str) -> Vec<String> {
        let days = format!("@{{{LOOK_BACK_DAYS}}}");
        let start = event_window::start_of_look_back(view, self.date(), self.scene.layout, &days);
        let mut lines = vec![format!("${{{view}.event_raw}} >= {start}")];
        lines.extend(self.partitions(view, Some(&days)));
        lines
    }

    fn partitions(&self, view: &str, look_back: Option<&str>) -> Vec<String> {
        let keys = &self.scene.leaves.keys;
        event_window::partitions(view, self.date(), self.scene.layout, keys, look_back)
    }

    /// The conditions that leave of the rows read those of the period.
    fn within_period(&self, view: &str) -> String {
        event_window::exact(view, "event_at", self.date(), self.scene.layout).join("\n  AND ")
    }

    /// The first instant of the period.
    fn start(&self, view: &str) -> String {
        event_window::start(view, self.date(), self.scene.layout)
    }

    fn date(&self) -> &crate::config::DateConfig {
        &self.scene.config.date
    }

    /// The fields of the partition keys that hold no day.
    fn keys(&self) -> Vec<String> {
        let keys = &self.scene.leaves.keys;
        let of_layout = self.scene.layout.keys.iter();
        of_layout
            .map(|key| keys.of_key(&key.key).to_owned())
            .collect()
    }

    /// A line over the fields of `view`, over the columns of the log.
    fn of_view(&self, view: &str, line: &str) -> String {
        self.sql(&line.replace(&format!("${{{view}."), "${"))
    }

    /// The view: the filter on the period, the columns of every derived table, and these fields.
    fn view(&self, name: &str, label: &str, sql: String, passed: &[&str], own: Vec<Field>) -> View {
        let keys = self.keys();
        let names = COMMON.iter().chain(passed).copied();
        let names = names.chain(keys.iter().map(String::as_str));
        let mut fields = vec![
            event_window::field(self.date(), self.scene.layout),
            event_time(),
            hidden("event_time_text", FieldType::String),
        ];
        fields.extend(names.filter_map(|name| self.passed(name)));
        fields.extend(own);
        View {
            name: name.to_owned(),
            label: Some(label.to_owned()),
            derived_table: Some(DerivedTable {
                sql: Some(sql),
                ..DerivedTable::default()
            }),
            suggestions: Some(YesNo::No),
            fields,
            ..View::default()
        }
    }

    /// A field of the event view over the column of the same name.
    fn passed(&self, name: &str) -> Option<Field> {
        let by_name = |view: &View| view.fields.iter().find(|it| it.name == name).cloned();
        let refined = by_name(self.scene.refined);
        let raw = by_name(self.scene.raw);
        let mut field = match (refined, raw) {
            (Some(refined), Some(raw)) => Field {
                field_type: refined.field_type.or(raw.field_type),
                hidden: refined.hidden.or(raw.hidden),
                ..refined
            },
            (Some(field), None) | (None, Some(field)) => field,
            (None, None) => return None,
        };
        field.sql = Some(format!("${{TABLE}}.{name}"));
        field.tags = None;
        field.primary_key = None;
        field.links.clear();
        Some(field)
    }
}

/// The time of the event, which the derived table has worked out.
fn event_time() -> Field {
    let mut field = Field::new(FieldKind::DimensionGroup, "event");
    field.field_type = Some(FieldType::Time);
    field.timeframes = Some(vec![
        Timeframe::Raw,
        Timeframe::Time,
        Timeframe::Hour,
        Timeframe::Date,
        Timeframe::Week,
        Timeframe::Month,
    ]);
    field.datatype = Some("timestamp".to_owned());
    field.label = Some("Event".to_owned());
    field.group_label = Some("Event".to_owned());
    field.description = Some(
        "When the service finished the request, in the time zone of the query. To choose a period use the filter Date."
            .to_owned(),
    );
    field.sql = Some("${TABLE}.event_at".to_owned());
    field
}

/// A column that people do not see.
fn hidden(name: &str, field_type: FieldType) -> Field {
    let mut field = Field::new(FieldKind::Dimension, name);
    field.hidden = Some(YesNo::Yes);
    field.field_type = Some(field_type);
    field.sql = Some(format!("${{TABLE}}.{name}"));
    field
}

/// A column that people see.
fn dimension(
    name: &str,
    field_type: FieldType,
    group: &str,
    label: &str,
    description: &str,
) -> Field {
    let mut field = Field::new(FieldKind::Dimension, name);
    field.field_type = Some(field_type);
    field.label = Some(label.to_owned());
    field.group_label = Some(group.to_owned());
    field.description = Some(description.to_owned());
    field.sql = Some(format!("${{TABLE}}.{name}"));
    field
}

/// A measure that people see; without SQL it counts rows.
fn measure(
    name: &str,
    field_type: FieldType,
    group: &str,
    label: &str,
    description: &str,
    sql: Option<&str>,
) -> Field {
    let mut field = Field::new(FieldKind::Measure, name);
    field.field_type = Some(field_type);
    field.label = Some(label.to_owned());
    field.group_label = Some(group.to_owned());
    field.description = Some(description.to_owned());
    field.sql = sql.map(str::to_owned);
    field
}

/// Principals, if the log can tell them.
fn principals(log: &Log<'_>, group: &str) -> Option<Field> {
    log.has(&["principal_key"]).then(|| {
        measure(
            "principals",
            FieldType::CountDistinct,
            group,
            "Principals",
            "How many principals acted. The same name in two accounts counts twice.",
            Some("${principal_key}"),
        )
    })
}
