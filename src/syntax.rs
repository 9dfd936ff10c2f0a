//! LookML text -> lossless tree with spans -> the declarations of a [`Project`](crate::lookml::Project).
//!
//! ```text
//! text ──parse──▶ Document ──lower──▶ Vec<Declaration>
//!                    └──to_string──▶ the same text, byte for byte
//! ```
//!
//! Neither step stops at a fault: each fault is a finding with its place, and reading goes on.

mod dashboards;
mod expression;
mod finding;
mod keys;
mod lower;
mod parser;
mod scanner;
mod tree;

use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::{Diagnostics, SourceText};
use crate::lookml::File;

pub use dashboards::dashboards;
pub use lower::lower;
pub use parser::parse;
pub use tree::{Block, Document, Element, Expression, Item, List, ListItem, Pair, Token, Value};

/// Reads a file of a project as what the ending of its name says: `.lkml`, or
/// `.dashboard.lookml`; `None` for any other.
///
/// The findings of the two steps stand in the order of the steps.
#[must_use]
pub fn read(path: &Utf8Path, source: &Arc<SourceText>) -> Option<(File, Diagnostics)> {
    match path.extension()? {
        "lookml" if path.file_stem()?.ends_with(".dashboard") => {
            let (dashboards, findings) = dashboards(source);
            Some((File::Dashboards(dashboards), findings))
        }
        "lkml" => {
            let (document, mut findings) = parse(source);
            let (declarations, more) = lower(&document);
            findings.extend(more);
            Some((File::Lookml(declarations), findings))
        }
        _ => None,
    }
}
