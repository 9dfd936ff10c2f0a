//! The text that would carry a person's edit of a generated file, ready to be pasted.

use camino::Utf8Path;

use super::change::{Action, FileChange};
use super::committed::committed;
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
        let path = &change.path;
        let base = self.base(change);
        let generated = read(path, base.as_deref().or(change.text.as_deref())?)?;
        let edited = read(path, &with_line_feeds(change.there.as_deref()?))?;
        let (place, text, mut lost) = match (generated, edited) {
            (File::Lookml(generated), File::Lookml(edited)) => {
                let (text, lost) = refining(&generated, &edited)?;
                (
                    format!("goes into {}", self.refinements.as_ref()?),
                    text,
                    lost,
                )
            }
            (File::Dashboards(generated), File::Dashboards(edited)) => {
                let (text, lost) = extending(&generated, &edited)?;
                let place =
                    "goes into a dashboard file of your own, which a model of yours includes";
                (place.to_owned(), text, lost)
            }
            _ => return None,
        };
        if base.is_none() && change.state != State::Edited {
            // What was taken away may be what is new in the generated text.
            lost = vec![UNKNOWN_BASE.to_owned()];
        }
        Some(told(path, &place, &text, &lost))
    }

    /// What was generated when the person edited it, where it is not what would be written now.
    fn base(&self, change: &FileChange) -> Option<String> {
        let entry = self.ledger.before.written(&change.path)?;
        (change.state == State::Conflicted)
            .then(|| committed(&self.root, &change.path, entry))
            .flatten()
    }
}

/// Stands in the place of what is lost where nobody can tell.
const UNKNOWN_BASE: &str =
    "what was taken away; what was generated before is not known, so look through the rest too";

/// The text with a comment before it that says where it belongs.
fn told(path: &Utf8Path, place: &str, text: &str, lost: &[String]) -> String {
    if text.is_empty() && lost.is_empty() {
        return format!(
            "# {path} differs in comments, layout or order alone, and `--take-over {path}` loses nothing else\n\n"
        );
    }
    let lost = lost.iter().fold(String::new(), |all, lost| {
        all + "# not carried: " + lost + "\n"
    });
    let head = if text.is_empty() {
        format!("# what was changed in {path} can stand in no other file\n")
    } else {
        format!("# what was changed in {path} {place}\n")
    };
    format!("{head}{lost}{text}\n")
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
