//! `generate`: from a table to the files in a Looker repository.

use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};

use super::overlay::overlay;
use super::produce::{Produced, produce};
use super::workplace::Workplace;
use super::{Exit, General, Generate, Input, Outcome};
use crate::diagnostic::{Diagnostic, Diagnostics, shell_word};
use crate::repo::{self, Action, Claims, Extent, FileChange, Lock, Plan, SHARED, State};
use crate::report::visible;
use crate::source::Network;

pub(super) fn run(general: &General, options: &Generate, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match generate(general, options, network, &mut findings) {
        Ok(outcome) => Outcome {
            findings,
            ..outcome
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// Where a project lies, and what it should hold.
pub(super) fn project(
    general: &General,
    input: &Input,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<(Utf8PathBuf, Produced), Diagnostics> {
    let mut workplace = Workplace::open(general, findings)?;
    overlay(&mut workplace.config, input)?;
    let root = match &input.out {
        Some(out) => workplace.directory.join(out),
        None => workplace.root().to_owned(),
    };
    Ok((root, produce(&workplace, network, findings)?))
}

fn generate(
    general: &General,
    options: &Generate,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Outcome, Diagnostics> {
    let (root, produced) = project(general, &options.input, network, findings)?;
    let writing = &options.writing;
    let claims = Claims {
        take_over: writing.take_over.clone(),
        keep: writing.keep.clone(),
    };
    let extent = if writing.partial {
        Extent::Rest
    } else {
        Extent::AllOrNothing
    };
    let mut plan = Plan::new(&root, produced.wanted.clone(), &claims)?;
    // Where there is nothing to do, nothing is touched, not even a lock.
    if !writing.dry_run && !plan.is_idle() {
        let lock = Lock::take(&root, findings)?;
        // Another run may have written between the first look and the lock.
        plan = Plan::new(&root, produced.wanted.clone(), &claims)?;
        if extent == Extent::Rest || !plan.has_refusals() {
            repo::apply(&plan, extent, &lock)?;
        }
    }
    findings.extend(left_alone(&plan));
    findings.extend(written_again(&plan));
    findings.extend(plan.refusals(extent));
    Ok(told(&plan, &produced, options))
}

/// What was done, or in a dry run what would be.
fn told(plan: &Plan, produced: &Produced, options: &Generate) -> Outcome {
    let writing = &options.writing;
    let diff = if writing.diff {
        plan.diff()
    } else {
        String::new()
    };
    let help = format!("{}{}", plan.way_out_texts(), constants_to_paste(plan));
    let (result, summary) = if writing.dry_run {
        (format!("{plan}{diff}{help}"), String::new())
    } else if plan.has_refusals() && !writing.partial {
        (format!("{diff}{help}"), String::new())
    } else {
        (format!("{diff}{help}"), summary(plan, produced))
    };
    Outcome {
        summary,
        exit: if plan.has_refusals() {
            Exit::Refused
        } else {
            Exit::Done
        },
        ..Outcome::done(result, Diagnostics::new())
    }
}

/// Says which files of the person's differ from what would be written.
fn left_alone(plan: &Plan) -> Diagnostics {
    let warning = |change: &FileChange| {
        let path = shell_word(change.path.as_str());
        Diagnostic::warning(
            "left-alone",
            format!("`{}` is not as it would be written, and is left as it is", change.path),
        )
        .help(format!("`--keep {path}` says that it is yours; if it holds nothing of yours, run again with `--take-over {path}`"))
    };
    Diagnostics(
        plan.changes(FileChange::is_shared_and_other)
            .map(warning)
            .collect(),
    )
}

/// Says aloud which files somebody removed.
fn written_again(plan: &Plan) -> Diagnostics {
    let warning = |change: &FileChange| {
        let path = shell_word(change.path.as_str());
        Diagnostic::warning(
            "written-again",
            format!(
                "`{}` was written before and is gone, so it is written again",
                change.path
            ),
        )
        .help(format!(
            "to do without it, remove it and run again with `--keep {path}`"
        ))
    };
    Diagnostics(
        plan.changes(|change| change.state == State::Deleted)
            .map(warning)
            .collect(),
    )
}

/// The constants that the person's manifest lacks, as text to paste.
fn constants_to_paste(plan: &Plan) -> String {
    let blocks = plan.missing_constants();
    if blocks.is_empty() {
        return blocks;
    }
    format!(
        "# paste these constants into {}, the generated files use them\n{blocks}\n",
        SHARED[0]
    )
}

/// What was done, over which table, and what comes next.
fn summary(plan: &Plan, produced: &Produced) -> String {
    let mut text = format!("{}\n", done(plan));
    // The first time every path is new, and nobody reads a list of them.
    if !plan.ledger.is_first() {
        for change in plan.changes(|change| change.action.is_change()) {
            let _ = writeln!(text, "{}", change.line());
        }
    }
    for (word, is_meant) in [("kept", State::Kept), ("left alone", State::Seeded)] {
        let paths: Vec<&str> = plan
            .changes(|change| change.state == is_meant)
            .map(|change| change.path.as_str())
            .collect();
        if !paths.is_empty() {
            let _ = writeln!(text, "{word}: {}", paths.join(", "));
        }
    }
    let _ = writeln!(text, "table: {}", visible(&produced.table));
    let _ = writeln!(text, "{}", visible(&produced.partitions));
    if plan.ledger.is_first() {
        let _ = writeln!(
            text,
            "next: commit the files, and open the explore `{}` in Looker over the connection `{}`",
            produced.explore, produced.connection
        );
    } else if plan.ledger.is_written() {
        text.push_str("next: look at `git diff`, and commit\n");
    }
    text
}

/// One line on what was written, and why.
fn done(plan: &Plan) -> String {
    let place = place(&plan.root);
    let unchanged = plan
        .changes(|change| change.state == State::Current)
        .count();
    let (created, updated, removed) = (
        plan.count(|action| *action == Action::Create),
        plan.count(|action| *action == Action::Update),
        plan.count(|action| *action == Action::Remove),
    );
    let files = |count: usize| match count {
        1 => "1 file".to_owned(),
        _ => format!("{count} files"),
    };
    let mut line = match (created, updated) {
        (0, 0) if removed > 0 => format!("removed {} {place}", files(removed)),
        (0, 0) => format!(
            "unchanged: {} {place} are as they should be",
            files(unchanged)
        ),
        (_, 0) => format!("wrote {} {place}", files(created)),
        (0, _) => format!("updated {} {place}", files(updated)),
        _ => format!("wrote {} and updated {updated} {place}", files(created)),
    };
    if created + updated > 0 && removed > 0 {
        let _ = write!(line, ", removed {removed}");
    }
    if created + updated + removed > 0 {
        let _ = write!(line, ", {unchanged} unchanged");
        if let Some(cause) = plan.cause() {
            let _ = write!(line, ": {cause}");
        }
    }
    line
}

pub(super) fn place(root: &Utf8Path) -> String {
    if root.as_str().is_empty() {
        "here".to_owned()
    } else {
        format!("in `{}`", visible(root.as_str()))
    }
}
