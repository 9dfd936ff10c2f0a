//! `schema diff`: in what two descriptions of the table differ.

use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::{default_path, stored_path};
use crate::cli::produce::{described, source_key};
use crate::cli::workplace::Workplace;
use crate::cli::{Catalog, Exit, General, Outcome, SchemaDiff, SchemaFormat, catalog, overlay};
use crate::config::{GlueCatalog, GlueTable, TableSource, built_in};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{SchemaChange, SchemaChangeKind, SchemaPart, Table, schema_changes};
use crate::report::visible;
use crate::source::{self, Network, get_table, typed};

/// The shape of the JSON document; it changes when a program that reads it would have to.
const FORMAT: u32 = 1;

pub(in crate::cli) fn run(general: &General, options: &SchemaDiff, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match diff(general, options, network, &mut findings) {
        Ok(difference) => Outcome {
            exit: if options.exit_code && !difference.changes.is_empty() {
                Exit::Found
            } else {
                Exit::Done
            },
            summary: difference.summary(options.format),
            ..Outcome::done(difference.told(options.format), findings)
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// What was compared, and what differs.
#[derive(Serialize)]
struct Difference {
    format: u32,
    before: String,
    after: String,
    changes: Vec<SchemaChange>,
}

/// A description of a table, and where it comes from.
struct Side {
    name: String,
    table: Table,
}

fn diff(
    general: &General,
    options: &SchemaDiff,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Difference, Diagnostics> {
    let mut workplace = Workplace::open(general, findings)?;
    let configured = stored_path(&workplace.config.source).map(Utf8Path::to_owned);
    let sides = Sides {
        network,
        catalog: &options.catalog,
    };
    let (before, after) = if let (Some(before), Some(after)) = (&options.before, &options.after) {
        let before = sides.named(before, &workplace, findings)?;
        (before, sides.named(after, &workplace, findings)?)
    } else {
        overlay::described(&mut workplace.config, &options.described, &options.catalog)
            .or_else_ok(())?;
        let after = sides.source(&workplace, findings)?;
        let before = match &options.before {
            Some(before) => sides.named(before, &workplace, findings)?,
            None => stored(&workplace, configured, &after, findings)?,
        };
        (before, after)
    };
    Ok(Difference {
        format: FORMAT,
        changes: schema_changes(&before.table, &after.table, get_table::is_kept),
        before: before.name,
        after: after.name,
    })
}

/// The stored schema of the table that the source describes.
fn stored(
    workplace: &Workplace,
    configured: Option<Utf8PathBuf>,
    source: &Side,
    findings: &mut Diagnostics,
) -> Result<Side, Diagnostics> {
    let path = configured.unwrap_or_else(|| default_path(&source.table));
    let database = source.table.database.as_deref().unwrap_or("DATABASE");
    let full_name = format!("{}.{}", typed(database), typed(&source.table.name));
    if stored_path(&workplace.config.source) == Some(&path) {
        let message = format!("`{path}` is both the stored schema and the source");
        return Err(Diagnostic::error("nothing-to-compare", message)
            .help(format!(
                "say where the catalog's own is, such as `cloudtrail-lookml schema diff --glue {full_name}`"
            ))
            .into());
    }
    if !workplace.root().join(&path).exists() {
        let message = format!("no schema is stored in `{path}`");
        return Err(Diagnostic::error("no-stored-schema", message)
            .help("store it with `cloudtrail-lookml schema pull`, or name two descriptions")
            .into());
    }
    let table = source::load_file(&path, workplace.root(), findings)?;
    Ok(Side {
        name: path.to_string(),
        table,
    })
}

/// Reads descriptions of tables.
struct Sides<'o> {
    network: &'o Network,
    catalog: &'o Catalog,
}

impl Sides<'_> {
    /// What the options or the configuration describe.
    fn source(
        &self,
        workplace: &Workplace,
        findings: &mut Diagnostics,
    ) -> Result<Side, Diagnostics> {
        let source = &workplace.config.source;
        let base = workplace.base(source_key(source));
        Ok(Side {
            name: described(source, base).replace('`', ""),
            table: source::load_over(self.network, source, base, findings)?,
        })
    }

    /// `builtin:NAME`, `glue:DATABASE.TABLE` or a file.
    fn named(
        &self,
        operand: &str,
        workplace: &Workplace,
        findings: &mut Diagnostics,
    ) -> Result<Side, Diagnostics> {
        let base = &workplace.directory;
        let table = if operand.starts_with("builtin:") {
            let name = built_in(operand).map_err(|(rule, help)| {
                Diagnostic::error("wrong-value", format!("`{}` {rule}", excerpt(operand)))
                    .help(help)
            })?;
            source::load(&TableSource::BuiltIn(name), base, findings)?
        } else if let Some(table) = operand.strip_prefix("glue:") {
            let source = TableSource::Glue(GlueTable {
                table: catalog::checked("glue", "glue:", table)?,
                catalog: self.reach(workplace)?,
            });
            source::load_over(self.network, &source, base, findings)?
        } else {
            source::load_file(Utf8Path::new(operand), base, findings)?
        };
        Ok(Side {
            name: operand.to_owned(),
            table,
        })
    }

    /// How to reach the catalog: as the configuration has it, with the options on top.
    fn reach(&self, workplace: &Workplace) -> Result<GlueCatalog, Diagnostics> {
        let mut reach = match &workplace.config.source {
            TableSource::Glue(table) => table.catalog.clone(),
            _ => GlueCatalog::default(),
        };
        let (_, mut wrong) = catalog::apply(&mut reach, self.catalog);
        wrong.or_else_ok(reach)
    }
}

impl Difference {
    fn told(&self, format: SchemaFormat) -> String {
        match format {
            SchemaFormat::Text => self.text(),
            SchemaFormat::Json => {
                let json = serde_json::to_string_pretty(self).unwrap_or_default();
                format!("{json}\n")
            }
        }
    }

    /// A word for people where there is nothing to tell.
    fn summary(&self, format: SchemaFormat) -> String {
        if format == SchemaFormat::Json || !self.changes.is_empty() {
            return String::new();
        }
        let (before, after) = (visible(&self.before), visible(&self.after));
        format!("no difference between {before} and {after}\n")
    }

    /// A line a change, and how many they are; nothing where there is none, as `git diff` does.
    fn text(&self) -> String {
        if self.changes.is_empty() {
            return String::new();
        }
        let mut text = format!(
            "--- {}\n+++ {}\n",
            visible(&self.before),
            visible(&self.after)
        );
        for change in &self.changes {
            let _ = writeln!(text, "{}", visible(&line(change)));
        }
        let count = self.changes.len();
        let noun = if count == 1 {
            "difference"
        } else {
            "differences"
        };
        let _ = writeln!(text, "{count} {noun}");
        text
    }
}

/// Such as ``+ column `name` string``.
fn line(change: &SchemaChange) -> String {
    let what = what(change);
    match &change.kind {
        SchemaChangeKind::Added { to } => format!("+ {what} {}", excerpt(to)).trim_end().to_owned(),
        SchemaChangeKind::Removed { from } => {
            format!("- {what} {}", excerpt(from)).trim_end().to_owned()
        }
        SchemaChangeKind::Retyped { from, to } | SchemaChangeKind::Changed { from, to } => {
            format!("~ {what}: {} -> {}", value(from), value(to))
        }
        SchemaChangeKind::Respelt { from, to } => {
            format!("~ {what}: spelt `{}`, was `{}`", excerpt(to), excerpt(from))
        }
        SchemaChangeKind::Moved { from, to } => {
            format!("~ {what}: moved from place {from} to {to}")
        }
        SchemaChangeKind::Comment { from, to } => {
            let quoted = |comment: &Option<String>| match comment {
                Some(text) => format!("\"{}\"", excerpt(text)),
                None => "none".to_owned(),
            };
            format!("~ {what}: comment {} -> {}", quoted(from), quoted(to))
        }
    }
}

fn what(change: &SchemaChange) -> String {
    let path = excerpt(&change.path);
    match (change.part, path.as_str()) {
        (SchemaPart::Column, _) => format!("column `{path}`"),
        (SchemaPart::PartitionKey, _) => format!("partition key `{path}`"),
        (SchemaPart::Location | SchemaPart::Format, _) | (SchemaPart::Table, "database") => path,
        (SchemaPart::Table, "comment") => "table".to_owned(),
        (SchemaPart::Table, "name" | "type") => format!("table {path}"),
        (SchemaPart::Projection | SchemaPart::Table, _) => format!("table property `{path}`"),
    }
}

/// A value that has another beside it: whole, or the difference might be in what is cut.
fn value(text: &str) -> String {
    if text.is_empty() {
        return "none".to_owned();
    }
    text.to_owned()
}
