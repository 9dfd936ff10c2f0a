//! What is wrong with the YAML of the configuration file, before any of its keys is looked at.
//!
//! Anchors, aliases and tags are refused, since nobody needs them here and a copy of a value has no
//! place of its own; so are several documents in one file.

use std::ops::Range;
use std::sync::Arc;

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt};
use crate::yaml::{self, Fault, FaultKind, Limits, Node};

/// Deeper nesting and more values than these have no place in the configuration.
const LIMITS: Limits = Limits {
    depth: 16,
    values: 10_000,
    refuses_properties: true,
};

/// Reads the text; `None` where it holds nothing but comments.
///
/// # Errors
///
/// Everything that keeps the text from being one plain YAML document.
pub(super) fn parse(source: &Arc<SourceText>) -> Result<Option<Node>, Diagnostics> {
    let (root, faults) = yaml::parse(&source.text, 0..source.text.len(), LIMITS);
    let mut findings = Findings::new(source);
    for fault in faults {
        let is_last = fault.kind.ends_reading();
        add(&mut findings, fault);
        // Behind it come only double keys of mappings without their ends; they can wait until the
        // text can be read.
        if is_last {
            break;
        }
    }
    findings.finish().or_else_ok(root)
}

fn add(findings: &mut Findings<'_>, fault: Fault) {
    let (finding, label) = match fault.kind {
        FaultKind::Syntax(why) => (invalid(&why), why),
        FaultKind::Unsupported(what) => (unsupported(what), String::new()),
        FaultKind::SecondDocument => (several_documents(), "it begins here".to_owned()),
        FaultKind::TooManyValues(most) => (too_many(most), "reading stopped here".to_owned()),
        FaultKind::DuplicateKey { key, first } => (duplicate(&key), first_line(findings, &first)),
    };
    findings.add(finding, fault.span, &label);
}

fn invalid(why: &str) -> Diagnostic {
    let help = if why.contains("tab") {
        "indent with blanks instead of tabs, here or on the line below"
    } else if why.contains("recursion") {
        "the configuration needs no more than five levels"
    } else {
        "check the indentation, the quotes and the brackets up to this place"
    };
    Diagnostic::error("invalid-yaml", "the configuration is not valid YAML").help(help)
}

fn unsupported(what: &str) -> Diagnostic {
    let message = format!("{what} has no meaning in the configuration");
    Diagnostic::error("unsupported-yaml", message).help("write the value itself")
}

fn several_documents() -> Diagnostic {
    let message = "the configuration holds a second YAML document";
    Diagnostic::error("several-documents", message)
        .help("keep one document and remove the `---` before the other")
}

fn too_many(most: usize) -> Diagnostic {
    let message = format!("the configuration holds more than {most} values");
    Diagnostic::error("too-many-values", message)
        .help("take larger networks in the place of many small ones")
}

fn duplicate(key: &str) -> Diagnostic {
    let message = format!("`{}` stands twice", excerpt(key));
    Diagnostic::error("duplicate-key", message).help("keep one of them")
}

/// Lines are counted only for findings that are shown, for the count walks over the file.
fn first_line(findings: &Findings<'_>, first: &Range<usize>) -> String {
    if findings.is_full() {
        return String::new();
    }
    let before = &findings.source.text[..first.start];
    let line = 1 + before.matches('\n').count();
    format!("the first time is on line {line}")
}
