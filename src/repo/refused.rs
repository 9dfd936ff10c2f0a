//! Why paths are refused, and the way out for each kind of file.

use super::apply::Extent;
use super::change::{Action, FileChange};
use super::ledger::merge_marker;
use super::plan::Plan;
use super::text::{is_generated, with_line_feeds};
use super::{FileKind, State};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, shell_word};

impl Plan {
    /// The refused paths, each with its way out, and at the end what became of the others.
    #[must_use]
    pub fn refusals(&self, extent: Extent) -> Diagnostics {
        let mut refusals: Vec<Diagnostic> = self
            .changes(|change| change.action.is_refused())
            .map(|change| self.refusal(change))
            .collect();
        if !refusals.is_empty() {
            refusals.push(self.what_became_of_the_rest(refusals.len(), extent));
        }
        Diagnostics(refusals)
    }

    fn refusal(&self, change: &FileChange) -> Diagnostic {
        if let Action::Blocked(hindrance) = &change.action {
            return hindrance.diagnostic(&change.path);
        }
        let path = &change.path;
        if let Some(finding) = conflict(change) {
            return finding;
        }
        let finding = match change.state {
            State::Edited => Diagnostic::error(
                "edited-file",
                format!("`{path}` was edited: {}", lines(change)),
            ),
            State::Conflicted => Diagnostic::error(
                "conflicted-file",
                format!("`{path}` was edited, and something else would be written now"),
            )
            .note(format!(
                "beside what would be written it has {}",
                lines(change)
            )),
            State::Orphaned(_) => {
                return Diagnostic::error(
                    "orphaned-file",
                    format!("`{path}` was edited, and is not generated any more"),
                )
                .help(format!(
                    "`--keep {0}` leaves it to you, and `--take-over {0}` removes it",
                    shell_word(path.as_str())
                ));
            }
            _ if change.there.as_deref().is_some_and(is_generated) => Diagnostic::error(
                "foreign-file",
                format!(
                    "`{path}` was generated before, but by no run that is recorded here, and has other content"
                ),
            ),
            _ => {
                return Diagnostic::error(
                    "foreign-file",
                    format!("`{path}` exists with other content, and is not overwritten"),
                )
                .help("rename the file, or choose a `folder:` in the configuration");
            }
        };
        self.way_out(change, finding)
    }

    /// Where a change belongs, for the kind of file.
    fn way_out(&self, change: &FileChange, finding: Diagnostic) -> Diagnostic {
        let refinements = self
            .refinements
            .as_ref()
            .map_or("a file of your own", |path| path.as_str());
        match change.kind() {
            FileKind::View | FileKind::Explore | FileKind::Dashboard if self.way_out_text(change).is_none() => {
                finding.help("it cannot be read as LookML: mend it, or take the change out by hand")
            }
            FileKind::View | FileKind::Explore => finding.help(format!("move the change into `{refinements}`, as printed on standard output")),
            FileKind::Dashboard => finding.help("make a dashboard of your own that `extends:` this one, as printed on standard output"),
            FileKind::Manifest => finding.help("set the values in the configuration, by `connection`, `project`, `table`, `geolocation`, `thresholds`, `business_hours` and `known_networks`; or keep the file as yours, constants that lack are then told"),
            FileKind::Model => finding.help(format!("set the connection by `connection` and the name by `model` in the configuration, and write everything else into `{refinements}` or a model file of your own")),
            FileKind::Test => finding.help(format!("write tests of your own into `{refinements}`, or a template `test.lkml` into the folder of `templates` in the configuration")),
            FileKind::Page => finding.help("write a page of your own beside it, or a template `CLOUDTRAIL.md` into the folder of `templates` in the configuration"),
        }
    }

    fn what_became_of_the_rest(&self, refused: usize, extent: Extent) -> Diagnostic {
        let paths = if refused == 1 {
            "path was"
        } else {
            "paths were"
        };
        let error = match extent {
            Extent::AllOrNothing => Diagnostic::error(
                "nothing-written",
                format!("{refused} {paths} refused, so nothing was written"),
            )
            .note("`--partial` writes everything else, and `--dry-run --diff` shows what differs"),
            Extent::Rest => Diagnostic::error(
                "partly-written",
                format!("{refused} {paths} refused, and everything else is as it should be"),
            ),
        };
        let claim = |option: &str| -> String {
            let words = self
                .changes(|change| change.action == Action::Refuse || change.is_taken_over)
                .map(|change| format!(" {option} {}", shell_word(change.path.as_str())));
            words.collect()
        };
        if self
            .changes(|change| change.action == Action::Refuse)
            .next()
            .is_none()
        {
            return error.help("`--dry-run` shows the whole plan");
        }
        error
            .note(format!(
                "to keep what is there as yours, also in later runs, run again with `{}`",
                claim("--keep").trim_start()
            ))
            .help(format!(
                "to overwrite, run again with `{}`",
                claim("--take-over").trim_start()
            ))
    }
}

/// A file in which Git left both sides of a merge.
fn conflict(change: &FileChange) -> Option<Diagnostic> {
    let text = with_line_feeds(change.there.as_deref()?).into_owned();
    let marker = merge_marker(&text)?;
    let path = &change.path;
    let finding = Diagnostic::error(
        "merge-markers",
        format!("two branches wrote into `{path}`, and Git did not merge them"),
    )
    .at(&SourceText::new(path.as_str(), text), marker, "")
    .help(format!(
        "run again with `--take-over {}`: the file is generated, so neither side is lost",
        shell_word(path.as_str())
    ));
    Some(finding)
}

/// How much a person changed.
fn lines(change: &FileChange) -> String {
    let count = |count: usize| match count {
        1 => "1 line".to_owned(),
        _ => format!("{count} lines"),
    };
    match change.edited_lines() {
        (added, 0) => format!("{} added", count(added)),
        (0, removed) => format!("{} taken away", count(removed)),
        (added, removed) => format!("{} added, {} taken away", count(added), count(removed)),
    }
}
