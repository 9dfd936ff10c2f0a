//! What was written is read back before it reaches the disk.
//!
//! With the program's own templates the same declarations have to come out: anything else is a fault
//! of the program, and must not reach a person's repository. A template of the person's own may say
//! more or less than ours, so there only LookML that cannot be read is a finding.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::lookml::{File, Project};
use crate::render::{Rendered, Templates};
use crate::syntax;

/// Reads every file of LookML back and compares it with what was modeled.
///
/// # Errors
///
/// When a text is not read without a finding, or, with the program's own templates, when it declares
/// something else than the project.
pub fn read_back(
    project: &Project,
    rendered: &Rendered,
    templates: &Templates,
) -> Result<(), Diagnostics> {
    let own_templates = templates.replaced_names();
    let mut findings = Diagnostics::new();
    for (path, file) in &project.files {
        if let Some(text) = rendered.files.get(path) {
            check(path, text, file, &own_templates, &mut findings);
        }
    }
    findings.or_else_ok(())
}

fn check(
    path: &Utf8Path,
    text: &str,
    modeled: &File,
    own_templates: &[&str],
    findings: &mut Diagnostics,
) {
    let source = SourceText::new(path.as_str(), text);
    let Some((read, faults)) = syntax::read(path, &source) else {
        return;
    };
    if own_templates.is_empty() {
        if !faults.is_empty() || read != *modeled {
            findings.push(fault(path));
        }
        return;
    }
    for finding in faults.0 {
        findings.push(finding.note(format!(
            "a template of yours takes part: {}",
            own_templates.join(", ")
        )));
    }
}

fn fault(path: &Utf8Path) -> Diagnostic {
    Diagnostic::error(
        "not-read-back",
        format!("`{path}` would not say what was meant, and nothing is written"),
    )
    .note("this is a fault in cloudtrail-lookml, not in anything that you wrote")
    .help("report it with the table and the configuration that led to it")
}
