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

use std::ops::Range;
use std::sync::Arc;

use camino::Utf8Path;

use crate::diagnostic::{Diagnostics, SourceText};
use crate::lookml::File;

pub use dashboards::dashboards;
pub use lower::lower;
pub use parser::parse;
pub use tree::{Block, Document, Element, Expression, Item, List, ListItem, Pair, Token, Value};

/// Whether a parameter takes `yes` or `no`, wherever it stands.
pub(crate) fn takes_yes_or_no(key: &str) -> bool {
    keys::form(key) == Some(keys::Form::YesNo)
}

/// A file of a project as it was read.
#[derive(Debug)]
pub struct Read {
    /// What it declares.
    pub file: File,
    /// What is wrong with it.
    pub findings: Diagnostics,
    /// The bytes of each comment, from its `#` to the end of the line.
    pub comments: Vec<Range<usize>>,
}

/// Reads a file as [`read`] does, and finds its comments.
///
/// Of a dashboard only comments that have a line of their own are found.
#[must_use]
pub fn read_with_comments(path: &Utf8Path, source: &Arc<SourceText>) -> Option<Read> {
    if path.extension()? != "lkml" {
        let (file, findings) = read(path, source)?;
        return Some(Read {
            file,
            findings,
            comments: whole_line_comments(&source.text),
        });
    }
    let (document, mut findings) = parse(source);
    let (declarations, more) = lower(&document);
    findings.extend(more);
    let comments = document.comments().into_iter();
    let comments = comments.map(|(start, text)| start..start + text.len());
    Some(Read {
        file: File::Lookml(declarations),
        findings,
        comments: comments.collect(),
    })
}

fn whole_line_comments(text: &str) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let comment = line.trim_start_matches(' ');
        if comment.starts_with('#') {
            let start = at + line.len() - comment.len();
            comments.push(start..start + comment.trim_end().len());
        }
        at += line.len();
    }
    comments
}

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
