//! The values of a configuration as texts, each under its key, for `config show`.

use super::{Config, DashboardSize, GeolocationTable, GlueCatalog, TableSource};
use crate::lint::EVERY_RULE;

/// The keys and their values, in the order of [`super::KEYS`]; `None` where a key has no value.
#[must_use]
pub fn values(config: &Config) -> Vec<(String, Option<String>)> {
    let mut all = Values(Vec::new());
    all.source("source", Some(&config.source));
    all.add("database", config.database.clone());
    all.add("table", config.table.clone());
    all.add("connection", Some(config.connection.clone()));
    all.add("model", Some(config.model.clone()));
    all.add("project", config.project.clone());
    all.add("folder", config.folder.as_ref().map(ToString::to_string));
    all.add("views.events", Some(config.events_view.clone()));
    all.add("views.sign_in", Some(config.sign_in_view.clone()));
    all.partitions(config);
    all.geolocation(config);
    all.list("known_networks", &config.known_networks);
    all.add(
        "business_hours.start",
        Some(config.business_hours.start.to_string()),
    );
    all.add(
        "business_hours.end",
        Some(config.business_hours.end.to_string()),
    );
    all.add(
        "business_hours.time_zone",
        Some(config.business_hours.time_zone.clone()),
    );
    all.add("date.default", Some(config.date.default_range.clone()));
    all.add(
        "date.max_days",
        config.date.max_days.map(|days| days.to_string()),
    );
    let size = match config.dashboards.size {
        DashboardSize::Lean => "lean",
        DashboardSize::Full => "full",
    };
    all.add("dashboards.size", Some(size.to_owned()));
    let names = &config.dashboards.names;
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    all.list("dashboards.names", &names);
    all.add(
        "thresholds.failed_sign_ins",
        Some(config.thresholds.failed_sign_ins.to_string()),
    );
    all.add(
        "thresholds.look_back_days",
        Some(config.thresholds.look_back_days.to_string()),
    );
    all.add("access.accounts", config.access.accounts.clone());
    all.add("access.sensitive", config.access.sensitive.clone());
    all.fields(config);
    all.add("primary_key", Some(config.primary_key.to_string()));
    all.add(
        "templates",
        config.templates.as_ref().map(ToString::to_string),
    );
    all.lint(config);
    all.0
}

struct Values(Vec<(String, Option<String>)>);

impl Values {
    fn add(&mut self, path: impl Into<String>, value: Option<String>) {
        self.0.push((path.into(), value));
    }

    fn list(&mut self, path: &str, values: &[String]) {
        self.add(path, (!values.is_empty()).then(|| values.join(", ")));
    }

    fn source(&mut self, section: &str, source: Option<&TableSource>) {
        let [mut built_in, mut ddl, mut get_table, mut glue, mut chosen] = [const { None }; 5];
        let mut catalog = GlueCatalog::default();
        match source {
            Some(TableSource::BuiltIn(name)) => built_in = Some(format!("builtin:{name}")),
            Some(TableSource::Ddl { path, name }) => {
                ddl = Some(path.to_string());
                chosen.clone_from(name);
            }
            Some(TableSource::GetTable { path, name }) => {
                get_table = Some(path.to_string());
                chosen.clone_from(name);
            }
            Some(TableSource::Glue(table)) => {
                glue = Some(table.table.clone());
                catalog = table.catalog.clone();
            }
            None => {}
        }
        for (key, value) in [
            ("table", built_in),
            ("ddl", ddl),
            ("get_table", get_table),
            ("glue", glue),
            ("name", chosen),
            ("catalog_id", catalog.catalog_id),
            ("region", catalog.region),
            ("profile", catalog.profile),
            ("endpoint_url", catalog.endpoint_url),
        ] {
            self.add(format!("{section}.{key}"), value);
        }
    }

    fn partitions(&mut self, config: &Config) {
        let partitions = &config.partitions;
        for (key, value) in [
            ("date", &partitions.date),
            ("date_format", &partitions.date_format),
            ("year", &partitions.year),
            ("month", &partitions.month),
            ("day", &partitions.day),
        ] {
            self.add(format!("partitions.{key}"), value.clone());
        }
        self.add(
            "partitions.padded",
            partitions.padded.map(|padded| padded.to_string()),
        );
        self.add("partitions.account", partitions.account.clone());
        self.add("partitions.region", partitions.region.clone());
        self.add("partitions.beginning", partitions.beginning.clone());
        if partitions.values.is_empty() {
            self.add("partitions.values", None);
        }
        for (key, values) in &partitions.values {
            self.list(&format!("partitions.values.{key}"), values);
        }
    }

    fn geolocation(&mut self, config: &Config) {
        let tables = config.geolocation.as_ref();
        for (key, table) in [
            ("ranges", tables.map(|t| &t.ranges)),
            ("blocks", tables.map(|t| &t.blocks)),
        ] {
            let section = format!("geolocation.{key}");
            match table {
                Some(GeolocationTable::Described(source)) => self.source(&section, Some(source)),
                Some(GeolocationTable::Name(name)) => self.add(section, Some(name.clone())),
                None => self.add(section, None),
            }
        }
    }

    fn fields(&mut self, config: &Config) {
        if config.fields.is_empty() {
            self.add("fields", None);
        }
        for (i, rule) in config.fields.iter().enumerate() {
            self.add(format!("fields[{i}].match"), Some(rule.pattern.clone()));
            for (key, value) in [
                ("hide", rule.hide.map(|hide| hide.to_string())),
                ("label", rule.label.clone()),
                ("group", rule.group.clone()),
                ("description", rule.description.clone()),
            ] {
                if value.is_some() {
                    self.add(format!("fields[{i}].{key}"), value);
                }
            }
        }
    }

    fn lint(&mut self, config: &Config) {
        if config.lint.levels.is_empty() {
            self.add("lint.levels", None);
        }
        for (rule, level) in &config.lint.levels {
            let word = level.as_str().to_owned();
            self.add(format!("lint.levels.{rule}"), Some(word));
        }
        let mut exclusions: Vec<(&str, Vec<String>)> = Vec::new();
        for exclusion in &config.lint.exclusions {
            let rule = exclusion.rule.unwrap_or(EVERY_RULE);
            match exclusions.last_mut().filter(|(last, _)| *last == rule) {
                Some((_, patterns)) => patterns.push(exclusion.pattern.clone()),
                None => exclusions.push((rule, vec![exclusion.pattern.clone()])),
            }
        }
        if exclusions.is_empty() {
            self.add("lint.exclude", None);
        }
        for (rule, patterns) in exclusions {
            self.list(&format!("lint.exclude.{rule}"), &patterns);
        }
    }
}
