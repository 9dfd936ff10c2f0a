//! `generate`: from a table to the files in a Looker repository.

use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};

use super::overlay::overlay;
use super::produce::{Produced, produce};
use super::workplace::Workplace;
use super::{Exit, General, Generate, Outcome};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::repo::{self, FileState, Plan, SHARED};
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

fn generate(
    general: &General,
    options: &Generate,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Outcome, Diagnostics> {
    let mut workplace = Workplace::open(general, findings)?;
    overlay(&mut workplace.config, options)?;
    let root = match &options.out {
        Some(out) => workplace.directory.join(out),
        None => workplace.root().to_owned(),
    };
    let produced = produce(&workplace, network, findings)?;
    let plan = Plan::new(&root, produced.wanted.clone(), &options.force)?;
    findings.extend(left_alone(&plan));
    let refusals = plan.refusals();
    let exit = if refusals.is_empty() {
        Exit::Done
    } else {
        Exit::Refused
    };
    findings.extend(refusals);
    if options.dry_run {
        let result = format!("{plan}{}", constants_to_paste(&plan)?);
        return Ok(Outcome {
            exit,
            ..Outcome::done(result, Diagnostics::new())
        });
    }
    if exit == Exit::Refused {
        return Ok(Outcome {
            exit,
            ..Outcome::done(String::new(), Diagnostics::new())
        });
    }
    repo::apply(&plan)?;
    Ok(Outcome {
        summary: summary(&plan, &produced),
        ..Outcome::done(constants_to_paste(&plan)?, Diagnostics::new())
    })
}

/// Says which files of the person's differ from what would be written.
fn left_alone(plan: &Plan) -> Diagnostics {
    let warning = |path: &Utf8Path| {
        Diagnostic::warning(
            "left-alone",
            format!("`{path}` is not as it would be written, and is left as it is"),
        )
        .help(format!(
            "if it holds nothing of yours, run again with `--force {path}`"
        ))
    };
    Diagnostics(
        plan.paths(|state| *state == FileState::LeftAlone)
            .map(warning)
            .collect(),
    )
}

/// The constants that the person's manifest lacks, as text to paste.
fn constants_to_paste(plan: &Plan) -> Result<String, Diagnostics> {
    let blocks = plan.missing_constants()?;
    if blocks.is_empty() {
        return Ok(blocks);
    }
    Ok(format!(
        "# paste these constants into {}, the generated files use them\n{blocks}\n",
        SHARED[0]
    ))
}

/// At most six lines: what was done, over which table, and what comes next.
fn summary(plan: &Plan, produced: &Produced) -> String {
    let written = plan.written();
    let unchanged = plan.paths(|state| *state == FileState::Current).count();
    let left_alone = plan.paths(|state| *state == FileState::LeftAlone).count();
    let place = place(&plan.root);
    let mut text = match (written, left_alone) {
        (0, 0) => format!("unchanged: all {unchanged} files {place} are as they should be\n"),
        (0, _) => format!("unchanged: {unchanged} files {place} are as they should be\n"),
        (1, _) => format!("wrote 1 file {place}, {unchanged} unchanged\n"),
        _ => format!("wrote {written} files {place}, {unchanged} unchanged\n"),
    };
    let yours: Vec<&str> = plan
        .paths(|state| matches!(state, FileState::Seeded | FileState::LeftAlone))
        .map(Utf8Path::as_str)
        .collect();
    if !yours.is_empty() {
        let _ = writeln!(text, "left alone: {}", yours.join(", "));
    }
    let _ = writeln!(text, "table: {}", visible(&produced.table));
    let _ = writeln!(text, "{}", visible(&produced.partitions));
    if written > 0 {
        let _ = writeln!(
            text,
            "next: commit the files, and open the explore `{}` in Looker over the connection `{}`",
            produced.explore, produced.connection
        );
    }
    text
}

fn place(root: &Utf8PathBuf) -> String {
    if root.as_str().is_empty() {
        "here".to_owned()
    } else {
        format!("in `{}`", visible(root.as_str()))
    }
}
