//! From the tree to [`Config`]: which key fills which member, and which values exclude each other.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::network::Network;
use super::reader::{Reader, Section};
use super::{
    AccessConfig, BusinessHours, Config, DashboardName, DashboardSize, DateConfig, FieldRule,
    GeolocationConfig, GeolocationTable, PartitionsConfig, dashboard_name, lint, name,
    table_source, time, time_zone, yaml,
};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// Reads the text of a configuration file.
///
/// The value holds everything that is right, and the findings everything that is not; with an error
/// among them the value is good for nothing but further checks.
#[must_use]
pub fn parse(source: &Arc<SourceText>) -> (Config, Diagnostics) {
    let mut config = Config {
        file: Some(Arc::clone(source)),
        ..Config::default()
    };
    let root = match yaml::parse(source) {
        Ok(Some(root)) => root,
        Ok(None) => return (config, Diagnostics::new()),
        Err(findings) => return (config, findings),
    };
    let mut reader = Reader::new(source);
    if let Some(top) = reader.top(&root) {
        read_names(&mut reader, &top, &mut config);
        read_table(&mut reader, &top, &mut config);
        read_taste(&mut reader, &top, &mut config);
    }
    let (origins, findings) = reader.finish();
    config.origins = origins;
    (config, findings)
}

/// Puts a value in place of the default if there is one.
fn set<T>(target: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *target = value;
    }
}

fn read_names(reader: &mut Reader<'_>, top: &Section<'_>, config: &mut Config) {
    config.database = reader.checked(top, "database", name::catalog);
    config.table = reader.checked(top, "table", name::catalog);
    set(
        &mut config.connection,
        reader.checked(top, "connection", name::connection),
    );
    set(
        &mut config.model,
        reader.checked(top, "model", name::lookml),
    );
    config.project = reader.checked(top, "project", name::project);
    config.folder = reader.checked(top, "folder", name::folder);
    config.templates = reader.checked(top, "templates", name::templates);
    if let Some(views) = reader.section(top, "views") {
        set(
            &mut config.events_view,
            reader.checked(&views, "events", name::view),
        );
        set(
            &mut config.sign_in_view,
            reader.checked(&views, "sign_in", name::view),
        );
        if config.events_view == config.sign_in_view {
            let finding = Diagnostic::error(
                "conflicting-keys",
                format!("both views are named `{}`", config.events_view),
            )
            .help("give each view a name of its own");
            let span = views
                .value_span("sign_in")
                .or_else(|| views.value_span("events"));
            reader.report(finding, span.unwrap_or_default(), "");
        }
    }
}

fn read_table(reader: &mut Reader<'_>, top: &Section<'_>, config: &mut Config) {
    if let Some(section) = reader.section(top, "source") {
        set(
            &mut config.source,
            table_source::read(reader, &section, top.key_span("source")),
        );
    }
    if let Some(section) = reader.section(top, "partitions") {
        config.partitions = partitions(reader, &section);
    }
    if let Some(section) = reader.section(top, "geolocation") {
        config.geolocation = geolocation(reader, &section, top.key_span("geolocation").as_ref());
    }
}

fn partitions(reader: &mut Reader<'_>, section: &Section<'_>) -> PartitionsConfig {
    let partitions = PartitionsConfig {
        date: reader.checked(section, "date", name::catalog),
        date_format: reader.checked(section, "date_format", time::format),
        year: reader.checked(section, "year", name::catalog),
        month: reader.checked(section, "month", name::catalog),
        day: reader.checked(section, "day", name::catalog),
        padded: reader.switch(section, "padded"),
        account: reader.checked(section, "account", name::catalog),
        region: reader.checked(section, "region", name::catalog),
        beginning: reader.checked(section, "beginning", time::day),
        values: partition_values(reader, section),
    };
    refuse_two_calendars(reader, section);
    partitions
}

/// The day is in one key, or in keys for its parts of which the larger ones are there too.
fn refuse_two_calendars(reader: &mut Reader<'_>, section: &Section<'_>) {
    let span = |key| section.key_span(key);
    if let (Some(_), Some(year)) = (span("date"), span("year").or(span("month")).or(span("day"))) {
        let finding = Diagnostic::error(
            "conflicting-keys",
            "the day is in one key, or in keys for year, month and day, not in both",
        )
        .help("remove `date`, or remove `year`, `month` and `day`");
        reader.report(finding, year, "`date` stands too");
    }
    for (part, larger) in [("month", "year"), ("day", "month")] {
        if let (Some(part_span), None) = (span(part), span(larger)) {
            let finding = Diagnostic::error(
                "missing-value",
                format!("`{part}` needs `{larger}` beside it"),
            )
            .help(format!(
                "write `{larger}:` with the key that holds the {larger}"
            ));
            reader.report(finding, part_span, "");
        }
    }
}

fn partition_values(reader: &mut Reader<'_>, section: &Section<'_>) -> Vec<(String, Vec<String>)> {
    let Some(values) = reader.free_section(section, "values") else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (key, span) in Reader::names(&values) {
        if let Err(fault) = name::catalog(key) {
            reader.report_fault(key, fault, span);
            continue;
        }
        let texts: Vec<String> = reader
            .texts(&values, key, name::partition_value)
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        if !texts.is_empty() {
            all.push((key.to_owned(), texts));
        } else if Reader::has_no_items(&values, key) {
            let message = format!("no value is given for `{key}`");
            let help = format!("write such as `{key}: [\"111122223333\"]`, or remove the line");
            let finding = Diagnostic::warning("rule-without-effect", message).help(help);
            reader.report(finding, span, "");
        }
    }
    all
}

fn geolocation(
    reader: &mut Reader<'_>,
    section: &Section<'_>,
    at: Option<&Range<usize>>,
) -> Option<GeolocationConfig> {
    for key in ["ranges", "blocks"] {
        if section.key_span(key).is_none() {
            let finding = Diagnostic::error(
                "missing-value",
                format!("geolocation needs the table of {key}"),
            )
            .help(format!("write such as `{key}: geo.ip_{key}` below it"));
            reader.report(finding, at.cloned().unwrap_or_default(), "");
        }
    }
    let ranges = geolocation_table(reader, section, "ranges");
    let blocks = geolocation_table(reader, section, "blocks");
    Some(GeolocationConfig {
        ranges: ranges?,
        blocks: blocks?,
    })
}

fn geolocation_table(
    reader: &mut Reader<'_>,
    section: &Section<'_>,
    key: &str,
) -> Option<GeolocationTable> {
    if Reader::is_single(section, key) {
        return reader
            .checked(section, key, name::qualified)
            .map(GeolocationTable::Name);
    }
    let table = reader.section(section, key)?;
    table_source::read(reader, &table, section.key_span(key)).map(GeolocationTable::Described)
}

fn read_taste(reader: &mut Reader<'_>, top: &Section<'_>, config: &mut Config) {
    config.known_networks = networks(reader, top);
    if let Some(section) = reader.section(top, "business_hours") {
        config.business_hours = business_hours(reader, &section, &config.business_hours);
    }
    if let Some(section) = reader.section(top, "date") {
        config.date = date(reader, &section, &config.date);
    }
    if let Some(section) = reader.section(top, "dashboards") {
        let size = reader.word(&section, "size").map(|word| match word {
            "full" => DashboardSize::Full,
            _ => DashboardSize::Lean,
        });
        set(&mut config.dashboards.size, size);
        if section.key_span("names").is_some() {
            config.dashboards.names = dashboards(reader, &section);
        }
    }
    if let Some(section) = reader.section(top, "thresholds") {
        set(
            &mut config.thresholds.failed_sign_ins,
            reader.number(&section, "failed_sign_ins"),
        );
        set(
            &mut config.thresholds.look_back_days,
            reader.number(&section, "look_back_days"),
        );
    }
    if let Some(section) = reader.section(top, "access") {
        config.access = AccessConfig {
            accounts: reader.checked(&section, "accounts", name::user_attribute),
            sensitive: reader.checked(&section, "sensitive", name::user_attribute),
        };
    }
    config.fields = reader
        .sections(top, "fields")
        .iter()
        .filter_map(|rule| field_rule(reader, rule))
        .collect();
    set(&mut config.primary_key, reader.switch(top, "primary_key"));
    if let Some(section) = reader.section(top, "lint") {
        config.lint = lint::read(reader, &section);
    }
}

/// The dashboards, each once, in their own order.
fn dashboards(reader: &mut Reader<'_>, section: &Section<'_>) -> Vec<DashboardName> {
    let mut names = BTreeSet::new();
    for (name, span) in reader.texts(section, "names", dashboard_name::dashboard) {
        if !names.insert(name) {
            let finding = Diagnostic::warning("repeated-value", format!("`{name}` stands twice"))
                .help("remove one of them");
            reader.report(finding, span, "");
        }
    }
    names.into_iter().collect()
}

/// The networks, each once and without host bits.
fn networks(reader: &mut Reader<'_>, top: &Section<'_>) -> Vec<String> {
    let mut networks = Vec::new();
    let mut seen = BTreeSet::new();
    let read = reader.texts(top, "known_networks", |text| {
        Network::parse(text).map(|network| (network, text.to_owned()))
    });
    for ((network, text), span) in read {
        if network.differs_from(&text) {
            let finding = Diagnostic::warning(
                "host-bits",
                format!("`{text}` names an address inside a network; `{network}` is taken"),
            )
            .help(format!("write `{network}`"));
            reader.report(finding, span.clone(), "");
        }
        let network = network.to_string();
        if seen.insert(network.clone()) {
            networks.push(network);
        } else {
            let finding =
                Diagnostic::warning("repeated-value", format!("`{network}` stands twice"))
                    .help("remove one of them");
            reader.report(finding, span, "");
        }
    }
    networks
}

fn business_hours(
    reader: &mut Reader<'_>,
    section: &Section<'_>,
    default: &BusinessHours,
) -> BusinessHours {
    let start = hour(reader, section, "start", default.start);
    let end = hour(reader, section, "end", default.end);
    if let (Some(start), Some(end)) = (start, end)
        && start >= end
    {
        let message = format!("work ends at {end} and begins at {start}");
        let finding = Diagnostic::error("wrong-value", message)
            .help("write hours of one day, such as `start: 8` and `end: 18`");
        let span = section
            .value_span("end")
            .or_else(|| section.value_span("start"));
        reader.report(finding, span.unwrap_or_default(), "");
    }
    let time_zone = reader.checked(section, "time_zone", time_zone::zone);
    if let Some(warning) = time_zone.as_deref().and_then(time_zone::unknown) {
        let span = section.value_span("time_zone");
        reader.report(warning, span.unwrap_or_default(), "");
    }
    BusinessHours {
        start: start.unwrap_or(default.start),
        end: end.unwrap_or(default.end),
        time_zone: time_zone.unwrap_or_else(|| default.time_zone.clone()),
    }
}

/// `None` where something else than an hour is written.
fn hour(reader: &mut Reader<'_>, section: &Section<'_>, key: &str, default: u8) -> Option<u8> {
    match section.key_span(key) {
        Some(_) => reader
            .number(section, key)
            .and_then(|hour| u8::try_from(hour).ok()),
        None => Some(default),
    }
}

fn date(reader: &mut Reader<'_>, section: &Section<'_>, default: &DateConfig) -> DateConfig {
    let max_days = reader.number(section, "max_days");
    let range = reader.checked(section, "default", time::range);
    let days = range.as_ref().map_or(Some(7), |range| range.days);
    let span = section
        .value_span("default")
        .or_else(|| section.value_span("max_days"))
        .unwrap_or_default();
    match (days, max_days) {
        (Some(days), Some(max)) if days > max => {
            let finding = Diagnostic::error(
                "wrong-value",
                format!("the default range has {days} days, and `max_days` allows {max}"),
            )
            .help(format!(
                "write `default: {max} days`, or a larger `max_days`"
            ));
            reader.report(finding, span, "");
        }
        (None, _) => {
            let finding = Diagnostic::warning(
                "unknown-date-range",
                "it is not known here how many days this range has",
            )
            .help("write such as `7 days` if Looker does not understand it");
            reader.report(finding, span, "");
        }
        _ => {}
    }
    DateConfig {
        default_days: days,
        default_range: range.map_or_else(|| default.default_range.clone(), |range| range.text),
        max_days,
    }
}

fn field_rule(reader: &mut Reader<'_>, section: &Section<'_>) -> Option<FieldRule> {
    let pattern = reader.checked(section, "match", name::field_pattern);
    let rule = FieldRule {
        span: section.value_span("match").unwrap_or_default(),
        hide: reader.switch(section, "hide"),
        label: reader.prose(section, "label"),
        group: reader.prose(section, "group"),
        description: reader.prose(section, "description"),
        pattern: pattern.clone().unwrap_or_default(),
    };
    let at = Reader::names(section)
        .next()
        .map(|(_, span)| span)
        .unwrap_or_default();
    if section.key_span("match").is_none() {
        let finding = Diagnostic::error(
            "missing-value",
            "it is not said which fields this rule is for",
        )
        .help("write such as `match: \"useridentity__*\"`");
        reader.report(finding, at, "");
    } else if Reader::names(section).count() == 1 {
        let finding = Diagnostic::warning(
            "rule-without-effect",
            format!("the rule for `{}` changes nothing", rule.pattern),
        )
        .help("add `hide`, `label`, `group` or `description`, or remove the rule");
        reader.report(finding, at, "");
    }
    pattern.map(|_| rule)
}
