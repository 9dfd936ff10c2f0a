//! `diff`: what changed between two projects, and whom it breaks.

use camino::{Utf8Path, Utf8PathBuf};

use super::workplace::Workplace;
use super::{Diff, DiffFormat, Exit, FailOn, General, Input, Outcome, generate};
use crate::change::{self, Class, Difference};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, SourceText};
use crate::repo::{Action, Claims, Plan};
use crate::resolve::resolve;
use crate::source::looker_project::LookerProject;
use crate::source::{Network, looker_project, revision};

/// More faults of LookML than these are counted, not told.
const MAX_FAULTS: usize = 5;

pub(super) fn run(general: &General, options: &Diff, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match diff(general, options, network, &mut findings) {
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
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Difference, Diagnostics> {
    let after = after(general, options, network, findings)?;
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

/// The project as the files are, or as `generate` would leave them.
fn after(
    general: &General,
    options: &Diff,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Side, Diagnostics> {
    let workplace = Workplace::open(general, &mut Diagnostics::new())?;
    let is_generated =
        !options.on_disk && (workplace.file.is_some() || names_a_table(&options.input));
    let (root, plan) = if is_generated {
        let (root, produced) = generate::project(general, &options.input, network, findings)?;
        let plan = Plan::new(&root, produced.wanted, &Claims::default())?;
        (root, Some(plan))
    } else {
        let root = match &options.input.out {
            Some(out) => workplace.directory.join(out),
            None => workplace.root().to_owned(),
        };
        (root, None)
    };
    let folder = if root.as_str().is_empty() {
        Utf8Path::new(".")
    } else {
        &root
    };
    let mut project = if plan.is_some() && !folder.exists() {
        LookerProject::default()
    } else {
        looker_project::load(folder, &root)?
    };
    if let Some(plan) = &plan {
        overlay(&mut project, plan, &root);
    }
    let is_changed = plan.is_some_and(|plan| {
        plan.changes(|change| change.action.is_change())
            .next()
            .is_some()
    });
    Ok(Side {
        name: if is_changed {
            "what generate would write"
        } else {
            "the files"
        }
        .to_owned(),
        root,
        directory: workplace.directory,
        project,
    })
}

/// What a plan would do, done in memory.
fn overlay(project: &mut LookerProject, plan: &Plan, root: &Utf8Path) {
    for change in plan.changes(|change| change.action.is_change()) {
        match (&change.action, &change.text) {
            (Action::Remove, _) => project.remove(&change.path),
            (_, Some(text)) => {
                let shown = LookerProject::shown(root, &change.path);
                project.put(change.path.clone(), &SourceText::new(shown, text.as_str()));
            }
            (_, None) => {}
        }
    }
}

/// Whether an option says which table is meant.
fn names_a_table(input: &Input) -> bool {
    let described = &input.described;
    let files = [&described.ddl, &described.get_table];
    let names = [&described.table, &described.glue];
    files.iter().any(|it| it.is_some()) || names.iter().any(|it| it.is_some())
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
