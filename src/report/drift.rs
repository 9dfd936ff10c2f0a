//! `Drift`: how far a repository is from what would be written, for people and for programs.

use std::fmt;

use serde::Serialize;

use super::github::{data, property};
use crate::diagnostic::shell_word;
use crate::repo::{Action, FileChange, LEDGER, Plan};

/// The paths that are not as they should be.
///
/// As JSON it is one document with a `version`, which changes when a member changes its meaning or
/// goes away; new members may come.
#[derive(Debug, Serialize)]
pub(crate) struct Drift {
    version: u32,
    /// Whether `generate` would change anything.
    #[serde(rename = "drift")]
    is_there: bool,
    /// Why what was right is not any more.
    cause: Option<&'static str>,
    paths: Vec<DriftedPath>,
}

/// A path that is not as it should be.
#[derive(Debug, Serialize)]
struct DriftedPath {
    path: String,
    state: &'static str,
    action: &'static str,
    /// What to type: one command, or one for each decision.
    commands: Vec<String>,
}

impl Drift {
    /// The drift of a plan; `generate` is the command that the plan is of.
    #[must_use]
    pub(crate) fn of(plan: &Plan, generate: &str) -> Self {
        let mut paths: Vec<DriftedPath> = plan
            .drift()
            .map(|change| DriftedPath::of(change, generate))
            .collect();
        // Where a file is written, the ledger is too, and nobody need be told.
        if paths.is_empty() && plan.ledger.is_written() {
            let (state, action) = if plan.ledger.is_first() {
                ("new", "create")
            } else {
                ("stale", "update")
            };
            paths.push(DriftedPath {
                path: LEDGER.to_owned(),
                state,
                action,
                commands: vec![generate.to_owned()],
            });
        }
        Self {
            version: 1,
            is_there: !paths.is_empty(),
            cause: plan.cause().filter(|_| !paths.is_empty()),
            paths,
        }
    }

    /// One document, with a line end.
    #[must_use]
    pub(crate) fn json(&self) -> String {
        // Plain data with text keys; there is nothing in it that JSON cannot hold.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Annotations for GitHub Actions, one a path.
    ///
    /// Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>
    #[must_use]
    pub(crate) fn github(&self) -> String {
        let annotation = |path: &DriftedPath| {
            let message = format!(
                "{}: {}, run {}",
                path.path,
                path.words(),
                path.command_words()
            );
            format!(
                "::error file={},title=drift::{}\n",
                property(&path.path),
                data(&message)
            )
        };
        self.paths
            .iter()
            .fold(String::new(), |all, path| all + &annotation(path))
    }
}

impl DriftedPath {
    fn of(change: &FileChange, generate: &str) -> Self {
        let path = shell_word(change.path.as_str());
        let (action, options) = match change.action {
            Action::Create => ("create", vec![String::new()]),
            Action::Update => ("update", vec![String::new()]),
            Action::Remove => ("remove", vec![String::new()]),
            Action::Leave => ("leave", vec![String::new()]),
            Action::Blocked(_) => ("refuse", vec![" --dry-run".to_owned()]),
            Action::Refuse => (
                "refuse",
                vec![format!(" --keep {path}"), format!(" --take-over {path}")],
            ),
        };
        Self {
            path: change.path.to_string(),
            state: change.word(),
            action,
            commands: options
                .into_iter()
                .map(|option| format!("{generate}{option}"))
                .collect(),
        }
    }

    fn command_words(&self) -> String {
        let quoted: Vec<String> = self
            .commands
            .iter()
            .map(|command| format!("`{command}`"))
            .collect();
        quoted.join(" or ")
    }

    fn words(&self) -> &'static str {
        match self.state {
            "new" => "not there yet",
            "stale" => "not up to date",
            "edited" => "edited by a person",
            "conflicted" => "edited by a person, and not up to date",
            "deleted" => "was there and is gone",
            "foreign" => "has other content",
            "orphaned" => "no longer generated",
            _ => "cannot be written",
        }
    }
}

/// A line a path.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .paths
            .iter()
            .map(|path| path.path.chars().count())
            .max()
            .unwrap_or_default();
        for path in &self.paths {
            writeln!(
                f,
                "{:width$}  {}: run {}",
                path.path,
                path.words(),
                path.command_words()
            )?;
        }
        if let Some(cause) = self.cause {
            writeln!(f, "\n{cause}")?;
        }
        Ok(())
    }
}
