//! From a table to the texts of a project: the pipeline, one call a step.

use std::collections::BTreeSet;

use camino::Utf8Path;

use super::inputs::inputs;
use super::workplace::Workplace;
use crate::cloudtrail::{self, PartitionLayout};
use crate::config::{GeolocationTable, TableSource};
use crate::diagnostic::Diagnostics;
use crate::glue::PartitionProjection;
use crate::modeling::{self, GeolocationTables};
use crate::read_back::read_back;
use crate::render::{Templates, render};
use crate::repo::Wanted;
use crate::source::{self, Network, builtin};

/// The texts of a project, and what the person is told about the table.
#[derive(Debug)]
pub(super) struct Produced {
    /// The files.
    pub(super) wanted: Wanted,
    /// The table and where its description comes from.
    pub(super) table: String,
    /// How it is partitioned, in one line.
    pub(super) partitions: String,
    /// The explore over all events.
    pub(super) explore: String,
    /// The Looker connection.
    pub(super) connection: String,
}

/// Runs the pipeline; warnings go into `findings`.
pub(super) fn produce(
    workplace: &Workplace,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Produced, Diagnostics> {
    let config = &workplace.config;
    let base = workplace.base(source_key(&config.source));
    let table = source::load_over(network, &config.source, base, findings)?;
    cloudtrail::recognize(&table)?;
    let projection = PartitionProjection::of(&table, findings);
    // These two errors do not stop the run at once, so that it also tells what the model finds.
    let layout = PartitionLayout::recognize(&table, &projection, config, findings);
    let templates = templates(workplace, findings);
    let geolocation = geolocation(workplace, network, findings)?;
    let modeled = modeling::model(&table, &layout, geolocation.as_ref(), config, findings)?;
    let rendered = render(&modeled, &templates)?;
    read_back(&modeled.project, &rendered, &templates, &table)?;
    Ok(Produced {
        wanted: Wanted {
            seeded: BTreeSet::from([modeled.refinements.path.clone()]),
            files: rendered.files,
            inputs: inputs(&table, geolocation.as_ref(), config, &templates),
        },
        table: format!("`{}`, from {}", table.name, described(&config.source, base)),
        partitions: layout.summary(),
        explore: config.events_view.clone(),
        connection: config.connection.clone(),
    })
}

/// The program's own templates with the person's in their place; errors go into `findings` too.
fn templates(workplace: &Workplace, findings: &mut Diagnostics) -> Templates {
    let Some(folder) = &workplace.config.templates else {
        return Templates::embedded();
    };
    let folder = workplace.base("templates").join(folder);
    let mut told = Diagnostics::new();
    let templates = Templates::with_folder(&folder, &mut told).unwrap_or_else(|errors| {
        told.extend(errors);
        Templates::embedded()
    });
    let locate = |finding| workplace.config.locate(finding, "templates");
    findings.0.extend(told.0.into_iter().map(locate));
    templates
}

/// The key of the configuration under which a source stands.
pub(super) fn source_key(source: &TableSource) -> &'static str {
    match source {
        TableSource::BuiltIn(_) => "source.table",
        TableSource::Ddl { .. } => "source.ddl",
        TableSource::GetTable { .. } => "source.get_table",
        TableSource::Glue(_) => "source.glue",
    }
}

/// The two tables that turn an address into a place, where they are configured.
fn geolocation(
    workplace: &Workplace,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Option<GeolocationTables>, Diagnostics> {
    let Some(configured) = &workplace.config.geolocation else {
        return Ok(None);
    };
    let load = |source, findings: &mut Diagnostics| {
        source::load_over(network, source, workplace.root(), findings)
    };
    let ranges = match &configured.ranges {
        GeolocationTable::Name(name) => builtin::geolocation_ranges(name)?,
        GeolocationTable::Described(source) => load(source, findings)?,
    };
    let blocks = match &configured.blocks {
        GeolocationTable::Name(name) => builtin::geolocation_blocks(name)?,
        GeolocationTable::Described(source) => load(source, findings)?,
    };
    GeolocationTables::new(ranges, blocks, findings).map(Some)
}

/// Where a table is described, in the person's words.
pub(super) fn described(source: &TableSource, base: &Utf8Path) -> String {
    match source {
        TableSource::BuiltIn(name) => format!("`builtin:{name}`"),
        TableSource::Glue(table) => format!("`{}` of the Glue catalog", table.table),
        TableSource::Ddl { path, .. } | TableSource::GetTable { path, .. } => match path.as_str() {
            "-" => "standard input".to_owned(),
            _ => format!("`{}`", base.join(path)),
        },
    }
}
