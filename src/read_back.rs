//! What was written is read back, and looked at by every rule of lint, before it reaches the disk.
//!
//! With the program's own templates the same declarations have to come out, and no rule may find
//! anything: whatever else is a fault of the program, and must not reach a person's repository. A
//! template of the person's own may say more or less than ours, so there what cannot be read, and what
//! lint finds, is told as a fault of the template.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::glue::Table;
use crate::lint::{Context, Options, Subject, lint};
use crate::lookml::Project;
use crate::render::{Rendered, Templates};

/// Reads every file of LookML back, compares it with what was modeled, and lints all of them.
///
/// # Errors
///
/// When a text is not read without a finding, when a rule finds something, or, with the program's own
/// templates, when a file declares something else than the project.
pub fn read_back(
    project: &Project,
    rendered: &Rendered,
    templates: &Templates,
    table: &Table,
) -> Result<(), Diagnostics> {
    let texts = rendered.files.iter();
    let written = Subject::read(texts.map(|(path, text)| {
        let source = SourceText::new(path.as_str(), text.as_str());
        (path.clone(), source)
    }));
    let own_templates = templates.replaced_names();
    let mut findings = Diagnostics::new();
    if own_templates.is_empty() {
        compare(project, &written, &mut findings);
    }
    // What is not read as it was meant has no meaning that could be looked at.
    findings.or_else_ok(())?;
    let context = Context::new(&written, Some(table));
    let found = lint(&context, &Options::default()).findings;
    if found.is_empty() {
        return Ok(());
    }
    Err(if own_templates.is_empty() {
        told_as_ours(found)
    } else {
        told_as_theirs(found, &own_templates)
    })
}

fn compare(project: &Project, written: &Subject, findings: &mut Diagnostics) {
    let unread: Vec<_> = written.findings.iter().filter_map(source_of).collect();
    for (path, modeled) in &project.files {
        let read = written.project.files.get(path);
        if read.is_some_and(|read| read != modeled) || unread.contains(&path.as_str()) {
            findings.push(not_read_back(path));
        }
    }
}

fn source_of(finding: &Diagnostic) -> Option<&str> {
    finding.place.as_ref().map(|it| it.source.name.as_str())
}

fn not_read_back(path: &Utf8Path) -> Diagnostic {
    Diagnostic::error(
        "not-read-back",
        format!("`{path}` would not say what was meant, and nothing is written"),
    )
    .note("this is a fault in cloudtrail-lookml, not in anything that you wrote")
    .help("report it with the table and the configuration that led to it")
}

fn told_as_ours(mut found: Diagnostics) -> Diagnostics {
    let count = found.0.len();
    found.push(
        Diagnostic::error(
            "unsound-project",
            format!("lint has {count} findings in what would be written, and nothing is written"),
        )
        .note("this is a fault in cloudtrail-lookml, not in anything that you wrote")
        .help("report it with the table and the configuration that led to it"),
    );
    found
}

/// Warnings stop the run as errors do: what is written passes lint.
fn told_as_theirs(found: Diagnostics, templates: &[&str]) -> Diagnostics {
    let note = format!("a template of yours takes part: {}", templates.join(", "));
    let told = found.0.into_iter().map(|finding| Diagnostic {
        level: crate::diagnostic::Level::Error,
        ..finding.note(note.clone())
    });
    Diagnostics(told.collect())
}
