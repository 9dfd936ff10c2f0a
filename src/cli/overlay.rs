//! The options that say what is generated, laid over the configuration file: what was typed wins.

use std::collections::BTreeSet;

use super::{Catalog, Described, Input, Size, catalog};
use crate::config::{
    Config, DashboardName, DashboardSize, GlueCatalog, GlueTable, Origin, TableSource, built_in,
    dashboard_name, partition_value,
};
use crate::diagnostic::{Diagnostic, Diagnostics, near_word};
use crate::source::builtin;

/// Puts the options in the place of what the file says.
///
/// # Errors
///
/// Options that make no sense, all at once.
pub(super) fn overlay(config: &mut Config, options: &Input) -> Result<(), Diagnostics> {
    let mut findings = described(config, &options.described, &options.catalog);
    for option in &options.partition {
        match partition(option) {
            Ok((key, values)) => set_values(config, key, values),
            Err(finding) => findings.push(finding),
        }
    }
    if let Some(size) = options.size {
        config.dashboards.size = match size {
            Size::Lean => DashboardSize::Lean,
            Size::Full => DashboardSize::Full,
        };
        config
            .origins
            .set("dashboards.size", Origin::Flag("--size"));
    }
    if !options.dashboards.is_empty() {
        let (names, faults) = dashboards(&options.dashboards);
        config.dashboards.names = names;
        findings.extend(faults);
        config
            .origins
            .set("dashboards.names", Origin::Flag("--dashboards"));
    }
    if let Some(templates) = &options.templates {
        config.templates = Some(templates.clone());
        config.origins.set("templates", Origin::Flag("--templates"));
    }
    findings.or_else_ok(())
}

/// Puts another table in the place of the one that the file describes; gives back what makes no sense.
pub(super) fn described(
    config: &mut Config,
    options: &Described,
    catalog: &Catalog,
) -> Diagnostics {
    match overlay_source(config, options) {
        Ok(()) => catalog::overlay(config, catalog),
        Err(finding) => finding.into(),
    }
}

fn overlay_source(config: &mut Config, options: &Described) -> Result<(), Diagnostic> {
    let name = options.name.clone();
    let (source, key, flag) = if let Some(table) = &options.table {
        let name = built_in(table).map_err(|(rule, help)| {
            let near = near_word(table, builtin::all().map(|table| table.name));
            let help = near.map_or(help, |near| format!("did you mean `builtin:{near}`?"));
            Diagnostic::error("wrong-value", format!("`--table {table}` {rule}")).help(help)
        })?;
        (TableSource::BuiltIn(name), "source.table", "--table")
    } else if let Some(path) = options.ddl.clone() {
        (TableSource::Ddl { path, name }, "source.ddl", "--ddl")
    } else if let Some(path) = options.get_table.clone() {
        (
            TableSource::GetTable { path, name },
            "source.get_table",
            "--get-table",
        )
    } else if let Some(table) = &options.glue {
        return overlay_glue(config, table);
    } else {
        return name.map_or(Ok(()), |name| overlay_name(config, name));
    };
    config.source = source;
    config.origins.forget("source.");
    config.origins.set(key, Origin::Flag(flag));
    Ok(())
}

/// Another table of Glue; the way to the catalog stays as the file has it.
fn overlay_glue(config: &mut Config, table: &str) -> Result<(), Diagnostic> {
    let table = catalog::checked("glue", "--glue", table)?;
    let catalog = if let TableSource::Glue(configured) = &config.source {
        configured.catalog.clone()
    } else {
        config.origins.forget("source.");
        GlueCatalog::default()
    };
    config.source = TableSource::Glue(GlueTable { table, catalog });
    config.origins.set("source.glue", Origin::Flag("--glue"));
    Ok(())
}

/// `--name` alone chooses another table of the file that the configuration names.
fn overlay_name(config: &mut Config, chosen: String) -> Result<(), Diagnostic> {
    match &mut config.source {
        TableSource::Ddl { name, .. } | TableSource::GetTable { name, .. } => *name = Some(chosen),
        TableSource::BuiltIn(_) | TableSource::Glue(_) => {
            let message = format!(
                "`--name {chosen}` chooses among the tables of a file, and no file is given"
            );
            return Err(Diagnostic::error("wrong-value", message)
                .help("name the file with `--ddl FILE` or `--get-table FILE`"));
        }
    }
    config.origins.set("source.name", Origin::Flag("--name"));
    Ok(())
}

/// The dashboards of the option, each once and in their own order, and what names none.
fn dashboards(options: &[String]) -> (Vec<DashboardName>, Diagnostics) {
    let mut findings = Diagnostics::new();
    let mut names = BTreeSet::new();
    for option in options {
        match option.as_str() {
            "all" => names.extend(DashboardName::ALL),
            "none" => {}
            _ => match dashboard_name(option) {
                Ok(name) => {
                    names.insert(name);
                }
                Err((rule, help)) => findings.push(
                    Diagnostic::error(
                        "wrong-value",
                        format!("`{option}` in `--dashboards` {rule}"),
                    )
                    .help(help),
                ),
            },
        }
    }
    (names.into_iter().collect(), findings)
}

/// `KEY=VALUE[,VALUE]`
fn partition(option: &str) -> Result<(String, Vec<String>), Diagnostic> {
    let refused = |why: String| {
        Diagnostic::error("wrong-value", why)
            .help("write such as `--partition account=111122223333,444455556666`")
    };
    let (key, values) = option
        .split_once('=')
        .filter(|(key, _)| !key.is_empty())
        .ok_or_else(|| refused(format!("`--partition {option}` is not `KEY=VALUE[,VALUE]`")))?;
    let values: Result<Vec<String>, Diagnostic> = values
        .split(',')
        .map(|value| {
            partition_value(value)
                .map_err(|rule| refused(format!("`{value}` in `--partition {option}` {rule}")))
        })
        .collect();
    Ok((key.to_owned(), values?))
}

/// The values of one key; those of the file, or of the same option before, make way.
fn set_values(config: &mut Config, key: String, values: Vec<String>) {
    let all = &mut config.partitions.values;
    all.retain(|(other, _)| !other.eq_ignore_ascii_case(&key));
    config.origins.set(
        format!("partitions.values.{key}"),
        Origin::Flag("--partition"),
    );
    all.push((key, values));
}
