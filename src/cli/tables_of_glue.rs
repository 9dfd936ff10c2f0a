//! `tables --glue`: the tables of a database of the Glue Data Catalog, CloudTrail's marked.

use std::fmt::Write as _;

use super::workplace::Workplace;
use super::{Catalog, General, Outcome, catalog};
use crate::cloudtrail;
use crate::config::{GlueCatalog, TableSource};
use crate::diagnostic::{Diagnostics, shell_word};
use crate::glue::Table;
use crate::report::visible;
use crate::source::{self, Network, glue_api, typed};

/// What stands before a table's name.
const CLOUDTRAIL: &str = "CloudTrail";
const LINK: &str = "link";

pub(super) fn run(
    general: &General,
    database: &str,
    options: &Catalog,
    network: &Network,
) -> Outcome {
    let mut findings = Diagnostics::new();
    match list(general, database, options, network, &mut findings) {
        Ok(list) => Outcome {
            summary: list.summary(),
            ..Outcome::done(list.text, findings)
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// One line a table; the tables themselves are not kept.
struct List {
    database: String,
    text: String,
    count: usize,
    /// The names that look like CloudTrail's: how many, and the first.
    trails: usize,
    first_trail: Option<String>,
}

fn list(
    general: &General,
    database: &str,
    options: &Catalog,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<List, Diagnostics> {
    let mut list = List {
        database: source::database_name(database)?,
        text: String::new(),
        count: 0,
        trails: 0,
        first_trail: None,
    };
    let catalog = reach(general, options, findings)?;
    let database = list.database.clone();
    glue_api::list(&database, &catalog, network, &mut |name, table| {
        list.add(name, table.as_ref().ok());
    })?;
    Ok(list)
}

/// How to reach the catalog: as the configuration has it for its table, with the options on top.
pub(super) fn reach(
    general: &General,
    options: &Catalog,
    findings: &mut Diagnostics,
) -> Result<GlueCatalog, Diagnostics> {
    let workplace = Workplace::open(general, findings)?;
    let mut reach = match workplace.config.source {
        TableSource::Glue(table) => table.catalog,
        _ => GlueCatalog::default(),
    };
    let (_, mut wrong) = catalog::apply(&mut reach, options);
    wrong.or_else_ok(reach)
}

impl List {
    fn add(&mut self, name: &str, table: Option<&Table>) {
        self.count += 1;
        let full_name = format!("{}.{}", typed(&self.database), typed(name));
        let mark = match table {
            Some(table) if table.target.is_some() && table.columns.is_empty() => LINK,
            Some(table) if cloudtrail::recognize(table).is_ok() => {
                self.trails += 1;
                self.first_trail.get_or_insert_with(|| full_name.clone());
                CLOUDTRAIL
            }
            _ => "",
        };
        let line = format!("{mark:10}  {}", visible(&full_name));
        let _ = writeln!(self.text, "{line}");
    }

    fn summary(&self) -> String {
        let mut text = format!(
            "{} {} in `{}`, {} {} like CloudTrail's\n",
            self.count,
            if self.count == 1 { "table" } else { "tables" },
            visible(&self.database),
            self.trails,
            if self.trails == 1 { "looks" } else { "look" },
        );
        if let Some(trail) = &self.first_trail {
            let trail = shell_word(trail);
            let _ = writeln!(
                text,
                "next: cloudtrail-lookml generate --glue {}",
                visible(&trail)
            );
        }
        text
    }
}
