//! `Case`: a `case.json`, and the small project around which a page is written.

use camino::Utf8PathBuf;
use cloudtrail_lookml::cloudtrail::{
    Beginning, DatePartition, DateValue, KeyPartition, KeyRole, PartitionLayout,
};
use cloudtrail_lookml::config::{
    Config, DashboardName, DashboardSize, GeolocationConfig, GeolocationTable,
};
use cloudtrail_lookml::lookml::{
    Declaration, Explore, Field, FieldKind, File, Project, Test, Timeframe, View, YesNo,
};
use cloudtrail_lookml::modeling::{DashboardScene, Guide, GuideFacts, dashboard, guide};
use serde_json::Value;

/// A `case.json`, open at every key.
pub(crate) struct Case(Value);

impl Case {
    pub(crate) fn parse(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap())
    }

    /// A case in which every free text is this one.
    pub(crate) fn with_texts(text: &str) -> Self {
        Self(serde_json::json!({
            "text": text, "partition_layout": text, "injected": [text], "values": { text: [text] },
            "known_networks": [text],
        }))
    }

    pub(crate) fn guide(&self) -> Guide {
        let layout = self.layout();
        let facts = GuideFacts {
            table: self.free_text().unwrap_or("security.cloudtrail_logs"),
            layout: &layout,
            partition_layout: self.0["partition_layout"]
                .as_str()
                .unwrap_or("By date, in the key timestamp (yyyy/MM/dd)."),
            has_event_id: self.0["has_event_id"].as_bool().unwrap_or(true),
        };
        guide(&self.project(), &self.config(), facts)
    }

    fn free_text(&self) -> Option<&str> {
        self.0["text"].as_str()
    }

    fn config(&self) -> Config {
        let mut config = Config {
            folder: self.0["folder"].as_str().map(Utf8PathBuf::from),
            known_networks: texts(&self.0["known_networks"]),
            ..Config::default()
        };
        if self.0["geolocation"].as_bool() == Some(true) {
            config.geolocation = Some(GeolocationConfig {
                ranges: GeolocationTable::Name("geo.ip_ranges".to_owned()),
                blocks: GeolocationTable::Name("geo.ip_blocks".to_owned()),
            });
        }
        if let Some(text) = self.free_text() {
            text.clone_into(&mut config.connection);
            text.clone_into(&mut config.date.default_range);
        }
        config.date.max_days = self.0["max_days"]
            .as_u64()
            .map(|days| u32::try_from(days).unwrap());
        let values = self.0["values"].as_object().into_iter().flatten();
        config.partitions.values = values
            .map(|(key, list)| (key.clone(), texts(list)))
            .collect();
        config
    }

    fn layout(&self) -> PartitionLayout {
        let key = |name: String| KeyPartition {
            key: name,
            role: KeyRole::Other,
            is_injected: true,
            is_number: false,
            values: Vec::new(),
        };
        let date = DatePartition {
            value: DateValue::Text {
                key: "timestamp".to_owned(),
                format: "%Y/%m/%d".to_owned(),
                is_ordered: true,
            },
            beginning: Beginning::Day {
                year: 2021,
                month: 1,
                day: 1,
            },
            step: None,
        };
        PartitionLayout {
            date: (self.0["unpartitioned"].as_bool() != Some(true)).then_some(date),
            keys: texts(&self.0["injected"]).into_iter().map(key).collect(),
        }
    }

    fn project(&self) -> Project {
        let path = |name: &str| match self.0["folder"].as_str() {
            Some(folder) => Utf8PathBuf::from(folder).join(name),
            None => Utf8PathBuf::from(name),
        };
        let lookml = |name: &str, declarations| (path(name), File::Lookml(declarations));
        let files = [
            ("manifest.lkml".into(), File::Lookml(Vec::new())),
            lookml("models/cloudtrail.model.lkml", Vec::new()),
            lookml(
                "explores/cloudtrail.explore.lkml",
                vec![self.explore("cloudtrail", "Events")],
            ),
            lookml(
                "explores/sign_in.explore.lkml",
                vec![self.explore("sign_in", "Sign-ins")],
            ),
            lookml("views/raw/cloudtrail.view.lkml", vec![raw_view()]),
            lookml("views/cloudtrail.view.lkml", vec![self.events_view()]),
            lookml("views/sign_in.view.lkml", vec![self.sign_in_view()]),
            lookml("tests/sign_in.test.lkml", vec![test()]),
            (
                path("dashboards/console_login_overview.dashboard.lookml"),
                File::Dashboards(vec![dashboard(
                    DashboardName::ConsoleLoginOverview,
                    &scene(),
                )]),
            ),
        ];
        Project {
            files: files.into_iter().collect(),
        }
    }

    fn explore(&self, name: &str, label: &str) -> Declaration {
        Declaration::Explore(Explore {
            name: name.to_owned(),
            label: Some(self.free_text().unwrap_or(label).to_owned()),
            description: Some(self.free_text().unwrap_or("What happened.").to_owned()),
            ..Explore::default()
        })
    }

    fn events_view(&self) -> Declaration {
        let mut event = self.field(
            FieldKind::DimensionGroup,
            "event",
            "Event",
            "When it happened, in UTC.",
        );
        event.timeframes = Some(vec![Timeframe::Time, Timeframe::Date]);
        let principal = self.field(
            FieldKind::Dimension,
            "principal",
            "Principal",
            "Who acted | ever.",
        );
        Declaration::View(View {
            name: "cloudtrail".to_owned(),
            is_refinement: true,
            fields: vec![event, principal],
            ..View::default()
        })
    }

    fn sign_in_view(&self) -> Declaration {
        let attempts = self.field(
            FieldKind::Measure,
            "attempts",
            "Attempts",
            "Console sign-ins.",
        );
        let mut key = Field::new(FieldKind::Dimension, "principal_key");
        key.hidden = Some(YesNo::Yes);
        Declaration::View(View {
            name: "sign_in".to_owned(),
            extends: Some(vec!["cloudtrail".to_owned()]),
            fields: vec![attempts, key],
            ..View::default()
        })
    }

    fn field(&self, kind: FieldKind, name: &str, label: &str, description: &str) -> Field {
        let text = |own: &str| Some(self.free_text().unwrap_or(own).to_owned());
        Field {
            label: text(label),
            description: text(description),
            group_label: text("Who and when"),
            ..Field::new(kind, name)
        }
    }
}

fn raw_view() -> Declaration {
    let mut column = Field::new(FieldKind::Dimension, "eventid");
    column.hidden = Some(YesNo::Yes);
    Declaration::View(View {
        name: "cloudtrail".to_owned(),
        fields: vec![column],
        ..View::default()
    })
}

fn test() -> Declaration {
    Declaration::Test(Test {
        name: "sign_ins_succeed_or_fail".to_owned(),
        ..Test::default()
    })
}

/// Enough for two tiles.
fn scene() -> DashboardScene {
    let fields = [
        "event_window",
        "is_console_login",
        "attempts",
        "failed_sign_ins",
        "event_date",
        "successful_sign_ins",
    ];
    DashboardScene {
        model: "cloudtrail".to_owned(),
        events: "cloudtrail".to_owned(),
        sign_in: "sign_in".to_owned(),
        view: "sign_in".to_owned(),
        fields: fields
            .iter()
            .map(|name| format!("sign_in.{name}"))
            .collect(),
        size: DashboardSize::Lean,
        default_range: "7 days".to_owned(),
        default_days: Some(7),
        max_days: None,
        account: None,
        region: None,
        further_keys: Vec::new(),
        thresholds: Config::default().thresholds,
        reads_whole_bucket: false,
    }
}

fn texts(value: &Value) -> Vec<String> {
    let values = value.as_array().into_iter().flatten();
    values
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}
