//! Reading a ledger: every fault of it at once, each with its line.

use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::{Entry, FORMAT, Inputs, LEDGER, Ledger};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::repo::Digest;

/// What to do with a ledger that cannot be read.
const WAY_OUT: &str = "run `git checkout HEAD -- .cloudtrail-lookml.ledger`; or remove the file: what holds what would be written is recognised, and everything else is asked about";

impl Ledger {
    /// Reads the text of a ledger, with any line ends.
    ///
    /// # Errors
    ///
    /// With a merge marker in it, when its format is a newer one, and when a line is none of a ledger.
    pub fn parse(source: &Arc<SourceText>) -> Result<Self, Diagnostics> {
        if let Some(marker) = merge_marker(&source.text) {
            return Err(conflict(source, marker).into());
        }
        let mut reading = Reading::default();
        let mut findings = Diagnostics::new();
        for (line, span) in lines(&source.text) {
            let taken = if reading.has_format {
                reading.take(line)
            } else {
                // Whatever else a newer format holds may mean something else there.
                reading.take_format(line).map_err(Fault::stop)
            };
            if let Err(fault) = taken {
                findings.push(fault.finding.at(source, span, fault.label));
                if fault.is_last {
                    break;
                }
            }
        }
        if findings.is_empty() && !reading.has_format {
            findings.push(not_a_ledger(format!("`{LEDGER}` says no format")));
        }
        // What to do is the same for all of them.
        if let Some(last) = findings.0.last_mut().filter(|last| last.help.is_none()) {
            *last = last.clone().note("without the ledger nothing says which files are the program's own, so nothing is written").help(WAY_OUT);
        }
        findings.or_else_ok(reading.ledger())
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    has_format: bool,
    table: Option<Digest>,
    configuration: Option<Digest>,
    ledger: Ledger,
}

struct Fault {
    finding: Diagnostic,
    label: &'static str,
    is_last: bool,
}

impl Fault {
    fn new(label: &'static str) -> Self {
        Self {
            finding: not_a_ledger(format!("`{LEDGER}` cannot be read")),
            label,
            is_last: false,
        }
    }

    fn stop(self) -> Self {
        Self {
            is_last: true,
            ..self
        }
    }
}

impl Reading {
    fn take_format(&mut self, line: &str) -> Result<(), Fault> {
        let number = line
            .strip_prefix("format ")
            .and_then(|number| number.parse::<u32>().ok());
        match number {
            Some(FORMAT) => {
                self.has_format = true;
                Ok(())
            }
            Some(number) if number > FORMAT => Err(newer()),
            _ => Err(Fault::new("`format 1` has to stand here")),
        }
    }

    fn take(&mut self, line: &str) -> Result<(), Fault> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "table" => self.table = Some(digest(rest)?),
            "configuration" => self.configuration = Some(digest(rest)?),
            "kept" => self.add(rest, Entry::Kept)?,
            "written" => {
                let (hash, path) = rest
                    .split_once(' ')
                    .ok_or_else(|| Fault::new("a hash and a path have to stand here"))?;
                self.add(path, Entry::Written(digest(hash)?))?;
            }
            _ => return Err(Fault::new("no line of a ledger begins so")),
        }
        Ok(())
    }

    fn add(&mut self, path: &str, entry: Entry) -> Result<(), Fault> {
        if !is_inside(Utf8Path::new(path)) {
            return Err(Fault::new("this path does not lie in the project"));
        }
        match self.ledger.entries.insert(Utf8PathBuf::from(path), entry) {
            Some(other) if other != entry => {
                Err(Fault::new("another line says something else of this path"))
            }
            _ => Ok(()),
        }
    }

    fn ledger(self) -> Ledger {
        let inputs = self.table.zip(self.configuration);
        Ledger {
            inputs: inputs.map(|(table, configuration)| Inputs {
                table,
                configuration,
            }),
            ..self.ledger
        }
    }
}

/// Whether a path stays below the root, and out of Git's own folder: what the ledger names may be
/// removed, so it is read as anything is that comes from outside.
fn is_inside(path: &Utf8Path) -> bool {
    !path.as_str().is_empty()
        && path.components().all(|part| match part {
            Utf8Component::Normal(name) => !name.eq_ignore_ascii_case(".git"),
            _ => false,
        })
}

fn digest(text: &str) -> Result<Digest, Fault> {
    text.parse()
        .map_err(|()| Fault::new("a hash of 64 digits has to stand here"))
}

/// The lines that say something, with their places.
fn lines(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let line = whole.trim_end_matches(['\r', '\n']);
        let span = start..start + line.len();
        start += whole.len();
        (!line.is_empty() && !line.starts_with('#')).then_some((line, span))
    })
}

/// The first line that Git writes where two branches do not merge, if there is one.
pub(in crate::repo) fn merge_marker(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\r', '\n']);
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            return Some(start..start + line.len());
        }
        start += whole.len();
    }
    None
}

fn conflict(source: &Arc<SourceText>, marker: Range<usize>) -> Diagnostic {
    Diagnostic::error(
        "merge-markers",
        format!("two branches wrote into `{LEDGER}`, and Git did not merge them"),
    )
    .at(source, marker, "")
    .note(
        "which side is taken does not matter: what is on the disk and right already is recognised",
    )
    .help(format!(
        "run `git checkout --ours -- {LEDGER}`, then `cloudtrail-lookml generate`"
    ))
}

fn newer() -> Fault {
    Fault {
        finding: Diagnostic::error(
            "newer-ledger",
            format!("`{LEDGER}` was written by a newer version of cloudtrail-lookml"),
        )
        .help("upgrade cloudtrail-lookml"),
        label: "this version knows formats up to 1",
        is_last: true,
    }
}

fn not_a_ledger(message: String) -> Diagnostic {
    Diagnostic::error("unreadable-ledger", message)
}
