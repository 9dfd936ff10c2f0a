//! The text that would carry a person's edit of a generated file, ready to be pasted.

use camino::Utf8Path;

use super::change::{Action, FileChange};
use super::ledger::merge_marker;
use super::plan::Plan;
use super::text::{is_generated, with_line_feeds};
use super::{FileKind, State};
use crate::diagnostic::SourceText;
use crate::lookml::{Dashboard, Declaration, File};
use crate::refinement;
use crate::render;
use crate::syntax;

impl Plan {
    /// For each refused view, explore and dashboard the text that carries the person's edit in a file of
    /// the person's, after a comment that says where.
    #[must_use]
    pub fn way_out_texts(&self) -> String {
        self.changes(has_way_out)
            .filter_map(|change| self.way_out_text(change))
            .collect()
    }

    /// The text for one path; `None` where it cannot be told.
    pub(super) fn way_out_text(&self, change: &FileChange) -> Option<String> {
        let generated = read(&change.path, change.text.as_deref()?)?;
        let edited = read(&change.path, &with_line_feeds(change.there.as_deref()?))?;
        let path = &change.path;
        let (place, text, lost) = match (generated, edited) {
            (File::Lookml(generated), File::Lookml(edited)) => {
                let place = format!("goes into {}", self.refinements.as_ref()?);
                let (text, lost) = refining(&generated, &edited)?;
                (place, text, lost)
            }
            (File::Dashboards(generated), File::Dashboards(edited)) => {
                let (text, lost) = extending(&generated, &edited)?;
                (
                    "goes into a dashboard file of your own, which a model of yours includes"
                        .to_owned(),
                    text,
                    lost,
                )
            }
            _ => return None,
        };
        let lost = lost.iter().fold(String::new(), |all, lost| {
            all + "# not carried: "
                + lost
                + "
"
        });
        if text.is_empty() && lost.is_empty() {
            return Some(format!(
                "# {path} differs in comments, layout or order alone, and `--take-over {path}` loses nothing else\n\n"
            ));
        }
        let head = if text.is_empty() {
            format!("# what was changed in {path} can stand in no other file\n")
        } else {
            format!("# what was changed in {path} {place}\n")
        };
        Some(format!("{head}{lost}{text}\n"))
    }
}

/// An edit of ours that is not just the rest of a merge.
fn has_way_out(change: &FileChange) -> bool {
    let is_ours = match change.state {
        State::Edited | State::Conflicted => true,
        State::Foreign => change.there.as_deref().is_some_and(is_generated),
        _ => false,
    };
    let is_carried = matches!(
        change.kind(),
        FileKind::View | FileKind::Explore | FileKind::Dashboard
    );
    let is_merged = |there: &[u8]| merge_marker(&with_line_feeds(there)).is_none();
    change.action == Action::Refuse
        && is_ours
        && is_carried
        && change.there.as_deref().is_some_and(is_merged)
}

/// What a file declares; `None` where it cannot be read without a finding.
fn read(path: &Utf8Path, text: &str) -> Option<File> {
    let (file, findings) = syntax::read(path, &SourceText::new(path.as_str(), text))?;
    findings.is_empty().then_some(file)
}

fn refining(generated: &[Declaration], edited: &[Declaration]) -> Option<(String, Vec<String>)> {
    let carried = refinement::refining(generated, edited);
    let text = render::declarations(&carried.declarations).ok()?;
    Some((text, carried.lost))
}

fn extending(generated: &[Dashboard], edited: &[Dashboard]) -> Option<(String, Vec<String>)> {
    let (mut text, mut all_lost) = (String::new(), Vec::new());
    for dashboard in edited {
        let Some(before) = generated.iter().find(|other| other.id == dashboard.id) else {
            text.push_str(&render::dashboard(dashboard).ok()?);
            continue;
        };
        let carried = refinement::extending(before, dashboard);
        if before != dashboard {
            text.push_str(&render::dashboard(&carried.dashboard).ok()?);
        }
        all_lost.extend(carried.lost);
    }
    for before in generated {
        if !edited.iter().any(|other| other.id == before.id) {
            all_lost.push(format!("the dashboard `{}` was taken away", before.id));
        }
    }
    Some((text, all_lost))
}
