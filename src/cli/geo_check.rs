//! `geo check`: whether the deployed tables are what the model expects, and how old their data is.

use camino::{Utf8Path, Utf8PathBuf};
use jiff::Timestamp;

use super::workplace::Workplace;
use super::{Exit, General, GeoCheck, Outcome, catalog};
use crate::config::{GeolocationTable, GlueCatalog, GlueTable, TableSource};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::geo::{self, CheckOptions};
use crate::glue::Table;
use crate::source::{self, Network, is_full_table_name};

pub(super) fn run(general: &General, options: &GeoCheck, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    let (tables, today) = match tables_and_day(general, options, network, &mut findings) {
        Ok(found) => found,
        Err(errors) => return Outcome::failed(findings, errors),
    };
    let held = CheckOptions {
        today,
        max_age: options.max_age,
    };
    let checked = geo::check(&tables, held, &mut findings);
    let exit = if findings.has_errors() {
        Exit::Found
    } else {
        Exit::Done
    };
    Outcome {
        exit,
        ..Outcome::done(geo::describe(&checked), findings)
    }
}

fn tables_and_day(
    general: &General,
    options: &GeoCheck,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<(Vec<Table>, i64), Diagnostics> {
    let today = today(options.today.as_deref())?;
    let workplace = Workplace::open(general, findings)?;
    let mut tables = Vec::new();
    if options.table.is_empty() {
        for source in configured(&workplace)? {
            tables.push(source::load_over(
                network,
                &source,
                workplace.root(),
                findings,
            )?);
        }
        return Ok((tables, today));
    }
    for given in &options.table {
        for source in sources(given, options, &workplace)? {
            let base = &workplace.directory;
            tables.push(source::load_over(network, &source, base, findings)?);
        }
    }
    Ok((tables, today))
}

/// The day on which the age is told, in days since 1970.
fn today(given: Option<&str>) -> Result<i64, Diagnostics> {
    let Some(day) = given else {
        return Ok(Timestamp::now().as_second().div_euclid(86_400));
    };
    geo::days(day).ok_or_else(|| {
        Diagnostic::error("wrong-value", format!("`--today {day}` is no date"))
            .help("write such as `--today 2026-06-17`")
            .into()
    })
}

/// The tables below `geolocation:`, as far as something describes them.
fn configured(workplace: &Workplace) -> Result<Vec<TableSource>, Diagnostics> {
    let Some(geolocation) = &workplace.config.geolocation else {
        let error = Diagnostic::error("no-table", "no geolocation table is named");
        let help = "name both with `--table`, or under `geolocation:` in the configuration";
        return Err(error.help(help).into());
    };
    let describe = |table: &GeolocationTable| match table {
        GeolocationTable::Described(source) => Ok(source.clone()),
        GeolocationTable::Name(name) => match &workplace.config.source {
            // The names are of the catalog in which the table of the events is.
            TableSource::Glue(events) if is_full_table_name(name) => {
                Ok(TableSource::Glue(GlueTable {
                    table: name.clone(),
                    catalog: events.catalog.clone(),
                }))
            }
            _ => {
                let what =
                    format!("the configuration names the table `{name}` and describes it not");
                let help = format!(
                    "give `--table FILE` with its statement or its JSON, or `--table {name}` to ask the Glue catalog"
                );
                Err(Diagnostics::from(
                    Diagnostic::error("no-table", what).help(help),
                ))
            }
        },
    };
    [&geolocation.ranges, &geolocation.blocks]
        .into_iter()
        .map(describe)
        .collect()
}

/// What one `--table` means: the tables of a file, or one of the catalog.
fn sources(
    given: &str,
    options: &GeoCheck,
    workplace: &Workplace,
) -> Result<Vec<TableSource>, Diagnostics> {
    let path = Utf8PathBuf::from(given);
    if workplace.directory.join(&path).is_file() || given == "-" {
        let names: Vec<Option<String>> = match options.name.as_slice() {
            [] => vec![None],
            names => names.iter().cloned().map(Some).collect(),
        };
        let of_file = |name| {
            let path = path.clone();
            if is_statement(&path) {
                TableSource::Ddl { path, name }
            } else {
                TableSource::GetTable { path, name }
            }
        };
        return Ok(names.into_iter().map(of_file).collect());
    }
    if !is_full_table_name(given) {
        let error = Diagnostic::error(
            "no-table",
            format!("`--table {given}` is neither a file nor `database.table`"),
        );
        let help = "name a file with the statement or the JSON of the table, or a table of the Glue catalog";
        return Err(error.help(help).into());
    }
    let mut reach = match &workplace.config.source {
        TableSource::Glue(events) => events.catalog.clone(),
        _ => GlueCatalog::default(),
    };
    let (_, mut wrong) = catalog::apply(&mut reach, &options.catalog);
    let reach = wrong.or_else_ok(reach)?;
    Ok(vec![TableSource::Glue(GlueTable {
        table: given.to_owned(),
        catalog: reach,
    })])
}

/// Whether a file holds a statement, by the ending of its name; JSON comes from the AWS command line.
fn is_statement(path: &Utf8Path) -> bool {
    !matches!(path.extension(), Some("json")) && path != "-"
}
