//! `diff`: what changed between two projects, and whom it breaks.

use camino::{Utf8Path, Utf8PathBuf};

use super::workplace::Workplace;
use super::{Diff, DiffFormat, Exit, FailOn, General, Outcome};
use crate::change::{self, Class, Difference};
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::resolve::resolve;
use crate::source::looker_project::LookerProject;
use crate::source::{looker_project, revision};

/// More faults of LookML than these are counted, not told.
const MAX_FAULTS: usize = 5;

pub(super) fn run(general: &General, options: &Diff) -> Outcome {
    let mut findings = Diagnostics::new();
    match diff(general, options, &mut findings) {
        Ok(difference) => Outcome {
            exit: if fails(&difference, options) {
                Exit::Found
            } else {
                Exit::Done
            },
            summary: summary(&difference, options.format),
            ..Outcome::done(told(&difference, options.format), findings)
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

fn told(difference: &Difference, format: DiffFormat) -> String {
    match format {
        DiffFormat::Text => change::text(difference),
        DiffFormat::Markdown => change::markdown(difference),
        DiffFormat::Json => change::json(difference),
    }
}

/// A word for people where there is nothing to tell.
fn summary(difference: &Difference, format: DiffFormat) -> String {
    if format == DiffFormat::Text && difference.changes.is_empty() {
        format!(
            "no change from {} to {}\n",
            difference.before, difference.after
        )
    } else {
        String::new()
    }
}

fn fails(difference: &Difference, options: &Diff) -> bool {
    let fail_on = match options.fail_on {
        Some(fail_on) => fail_on,
        None if options.exit_code => FailOn::Any,
        None => return false,
    };
    let least = match fail_on {
        FailOn::Breaking => Class::Breaking,
        FailOn::Results => Class::Results,
        FailOn::Any => Class::Cosmetic,
    };
    difference
        .changes
        .iter()
        .any(|change| change.class() <= least)
}

fn diff(
    general: &General,
    options: &Diff,
    findings: &mut Diagnostics,
) -> Result<Difference, Diagnostics> {
    let after = after(general, options)?;
    let before = before(options, &after)?;
    findings.extend(unread(&after.project));
    let sides = (
        resolve(&before.project.project),
        resolve(&after.project.project),
    );
    Ok(Difference::new(
        (before.name, &sides.0),
        (after.name, &sides.1),
        &after.project,
    ))
}

/// Says of which files only a part was compared.
fn unread(project: &LookerProject) -> Diagnostics {
    let faults = project.findings.iter();
    let warning = |fault: &Diagnostic| Diagnostic {
        level: Level::Warning,
        ..fault.clone()
    };
    let mut warnings: Vec<Diagnostic> = faults.take(MAX_FAULTS).map(warning).collect();
    let left = project.findings.0.len().saturating_sub(MAX_FAULTS);
    if left > 0 {
        let message = format!("{left} more places could not be read");
        warnings.push(
            Diagnostic::warning("unread-lookml", message)
                .help("`cloudtrail-lookml lint` tells all of them"),
        );
    }
    Diagnostics(warnings)
}

/// A side of the comparison.
struct Side {
    /// In words.
    name: String,
    root: Utf8PathBuf,
    /// The folder from which `--against` is named.
    directory: Utf8PathBuf,
    project: LookerProject,
}

/// The project as the files are.
fn after(general: &General, options: &Diff) -> Result<Side, Diagnostics> {
    let workplace = Workplace::open(general, &mut Diagnostics::new())?;
    let root = match &options.out {
        Some(out) => workplace.directory.join(out),
        None => workplace.root().to_owned(),
    };
    let folder = if root.as_str().is_empty() {
        Utf8Path::new(".")
    } else {
        &root
    };
    let project = looker_project::load(folder, &root)?;
    Ok(Side {
        name: "the files".to_owned(),
        root,
        directory: workplace.directory,
        project,
    })
}

/// The project with which it is compared: a folder, or a revision.
fn before(options: &Diff, after: &Side) -> Result<Side, Diagnostics> {
    let against = options.against.as_str();
    let folder = after.directory.join(against);
    let is_folder = !against.is_empty() && folder.is_dir();
    let project = if is_folder {
        looker_project::load(&folder, &after.root)?
    } else {
        revision::load(&after.root, against, &after.root)?
    };
    if is_folder && project.files.is_empty() {
        let error = Diagnostic::error("no-project", format!("`{against}` holds no LookML"));
        return Err(error
            .help("name the folder of a LookML project, or a revision")
            .into());
    }
    Ok(Side {
        name: against.to_owned(),
        root: after.root.clone(),
        directory: after.directory.clone(),
        project,
    })
}
