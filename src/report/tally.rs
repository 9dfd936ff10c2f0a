//! `Tally`: how many findings there are, and in how many files.

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::Level;
use crate::lint::Verdict;

/// How many findings there are, and in how many files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Files with a finding.
    pub files_with_findings: usize,
    /// Files that were looked at.
    pub files: usize,
}

impl Tally {
    /// Counts the findings of a run.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        let errors = verdict
            .findings
            .iter()
            .filter(|it| it.level == Level::Error);
        let places = verdict.findings.iter().filter_map(|it| it.place.as_ref());
        let files: BTreeSet<&str> = places.map(|place| place.source.name.as_str()).collect();
        let errors = errors.count();
        Self {
            errors,
            warnings: verdict.findings.0.len() - errors,
            files_with_findings: files.len(),
            files: verdict.files,
        }
    }
}

/// `3 errors, 1 warning in 2 of 14 files`
impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = counted(self.files, "file");
        match (self.errors, self.warnings) {
            (0, 0) => return write!(formatter, "no findings in {files}"),
            (0, warnings) => formatter.write_str(&counted(warnings, "warning"))?,
            (errors, 0) => formatter.write_str(&counted(errors, "error"))?,
            (errors, warnings) => write!(
                formatter,
                "{}, {}",
                counted(errors, "error"),
                counted(warnings, "warning")
            )?,
        }
        write!(formatter, " in {} of {files}", self.files_with_findings)
    }
}

fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}
