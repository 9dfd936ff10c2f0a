//! How a plan is told: a line a path, and what differs.

use std::fmt;

use similar::TextDiff;

use super::change::{Action, FileChange};
use super::plan::Plan;
use super::text::with_line_feeds;
use super::{LEDGER, Orphan, State};

impl FileChange {
    /// The sign and the words that stand beside the path in a plan.
    fn words(&self) -> (char, String) {
        let (sign, words) = match (&self.action, &self.state) {
            (Action::Create, State::Deleted) => ('+', "written before and gone"),
            (Action::Create, _) => ('+', ""),
            (Action::Update | Action::Remove, _) if self.is_taken_over => {
                (self.sign(), "taken over")
            }
            (Action::Update, _) => ('~', ""),
            (Action::Remove, _) => ('-', "no longer generated"),
            (Action::Refuse, State::Edited) => ('!', "refused: edited by a person"),
            (Action::Refuse, State::Conflicted) => {
                ('!', "refused: edited by a person, and generated anew")
            }
            (Action::Refuse, State::Orphaned(_)) => {
                ('!', "refused: edited by a person, and no longer generated")
            }
            (Action::Refuse, _) => ('!', "refused: it has other content"),
            (Action::Blocked(hindrance), _) => {
                return ('!', format!("refused: {}", hindrance.words()));
            }
            (Action::Leave, State::Kept) => ('=', "kept, yours"),
            (Action::Leave, State::Seeded) if self.is_shared_and_other() => {
                ('=', "yours, not as it would be written")
            }
            (Action::Leave, State::Seeded) => ('=', "yours"),
            (Action::Leave, State::Orphaned(Orphan::Gone)) => ('=', "gone and no longer generated"),
            (Action::Leave, _) => ('=', "unchanged"),
        };
        (sign, words.to_owned())
    }

    /// The sign that stands before the path in a plan.
    #[must_use]
    pub fn sign(&self) -> char {
        match self.action {
            Action::Create => '+',
            Action::Update => '~',
            Action::Remove => '-',
            Action::Refuse | Action::Blocked(_) => '!',
            Action::Leave => '=',
        }
    }

    /// How the path stands, as one lower-case word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.action {
            Action::Blocked(_) => "blocked",
            _ => self.state.word(),
        }
    }

    /// The path with its sign and a few words.
    #[must_use]
    pub fn line(&self) -> String {
        let (sign, words) = self.words();
        let words = if words.is_empty() {
            words
        } else {
            format!("  ({words})")
        };
        format!("  {sign} {}{words}", self.path)
    }

    /// From what is on the disk to what would be written, as `diff -u` shows it; empty where they are
    /// the same.
    #[must_use]
    pub fn diff(&self) -> String {
        const CONTEXT: usize = 3;
        let (there, text) = self.texts();
        if there == text {
            return String::new();
        }
        let name = |is_there: bool, side: &str| {
            if is_there {
                format!("{side}/{}", self.path)
            } else {
                "/dev/null".to_owned()
            }
        };
        TextDiff::from_lines(there.as_ref(), text)
            .unified_diff()
            .context_radius(CONTEXT)
            .header(
                &name(self.disk.is_some(), "on disk"),
                &name(self.text.is_some(), "generated"),
            )
            .to_string()
    }

    /// How many lines a person put in and took out, from what is generated now.
    pub(super) fn edited_lines(&self) -> (usize, usize) {
        let (there, text) = self.texts();
        let diff = TextDiff::from_lines(text, there.as_ref());
        let count = |wanted| {
            diff.iter_all_changes()
                .filter(|change| change.tag() == wanted)
                .count()
        };
        (
            count(similar::ChangeTag::Insert),
            count(similar::ChangeTag::Delete),
        )
    }

    /// What is there and what should be, with line feeds alone.
    fn texts(&self) -> (std::borrow::Cow<'_, str>, &str) {
        let text = self.text.as_deref().unwrap_or_default();
        let there = match &self.there {
            Some(bytes) => with_line_feeds(bytes),
            None if self.disk.is_some() => text.into(),
            None => "".into(),
        };
        (there, text)
    }
}

impl Plan {
    /// Why files that were right are not any more; `None` where nothing is known of an earlier run, or
    /// nothing changed.
    #[must_use]
    pub fn cause(&self) -> Option<&'static str> {
        let before = self.ledger.before.inputs?;
        let now = self.ledger.inputs;
        Some(
            match (
                before.table != now.table,
                before.configuration != now.configuration,
            ) {
                (true, true) => "the table and the configuration have changed",
                (true, false) => "the table has changed",
                (false, true) => "the configuration has changed",
                (false, false)
                    if self
                        .changes(|change| matches!(change.state, State::Stale | State::Conflicted))
                        .next()
                        .is_some() =>
                {
                    "another version of cloudtrail-lookml writes them otherwise"
                }
                (false, false) => return None,
            },
        )
    }

    /// What differs in each path that is not as it should be, as `diff -u` shows it.
    #[must_use]
    pub fn diff(&self) -> String {
        self.changes(|change| change.action != Action::Leave || change.is_shared_and_other())
            .map(FileChange::diff)
            .collect()
    }
}

/// A line a path, as `--dry-run` prints them.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in &self.changes {
            writeln!(f, "{}", change.line())?;
        }
        if self.ledger.is_written() {
            let sign = if self.ledger.is_first() { '+' } else { '~' };
            writeln!(f, "  {sign} {LEDGER}")?;
        }
        writeln!(
            f,
            "\n{} to create, {} to update, {} to remove, {} to leave as they are, {} refused; nothing was written",
            self.count(|action| *action == Action::Create),
            self.count(|action| *action == Action::Update),
            self.count(|action| *action == Action::Remove),
            self.count(|action| *action == Action::Leave),
            self.count(Action::is_refused),
        )
    }
}
