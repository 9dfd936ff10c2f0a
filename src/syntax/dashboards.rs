//! `.dashboard.lookml` -> dashboards.
//!
//! Such a file is YAML: a list of dashboards. A fault of YAML ends the reading of the tile, the
//! filter or the dashboard in which it stands, and the others are read all the same.
//! As in `lower`, what the model has no place for goes, in order, to `other`.

mod lower;
mod pieces;

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, SourceText};
use crate::lookml::Dashboard;
use crate::yaml::{Node, Value};

use super::finding::Findings;

/// A larger file holds no dashboards.
const MAX_BYTES: usize = 64 << 20;

/// Reads a `.dashboard.lookml` file as far as it can be read.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>
#[must_use]
pub fn dashboards(source: &Arc<SourceText>) -> (Vec<Dashboard>, Diagnostics) {
    let mut reader = Reader {
        source,
        dashboards: Vec::new(),
        findings: Findings::new(source),
    };
    if source.text.len() > MAX_BYTES {
        reader.findings.file_too_large(MAX_BYTES);
    } else {
        reader.read();
    }
    (reader.dashboards, reader.findings.finish())
}

struct Reader<'s> {
    source: &'s Arc<SourceText>,
    dashboards: Vec<Dashboard>,
    findings: Findings<'s>,
}

impl Reader<'_> {
    fn read(&mut self) {
        for part in pieces::dashboards(&self.source.text) {
            let (root, faults) = pieces::parse(&self.source.text, part);
            for fault in faults {
                self.findings.yaml(fault);
            }
            if let Some(root) = root {
                self.take(&root);
            }
        }
    }

    /// Takes a list of dashboards.
    fn take(&mut self, root: &Node) {
        match &root.value {
            Value::Sequence(items) => {
                for item in items {
                    self.take_dashboard(item);
                }
            }
            _ if root.is_null() => {}
            _ => {
                let help = "write `- dashboard: name` before it";
                self.findings.no_dashboard(root.span.clone(), help);
            }
        }
    }

    fn take_dashboard(&mut self, item: &Node) {
        match &item.value {
            Value::Mapping(entries) if entries.iter().any(|entry| &*entry.key == "dashboard") => {
                let dashboard = lower::dashboard(self.source, item, entries, &mut self.findings);
                self.dashboards.push(dashboard);
            }
            _ => {
                let help = "begin it with `dashboard: name`, or remove it";
                self.findings.no_dashboard(item.span.clone(), help);
            }
        }
    }
}
