//! Reads every `.lkml` and `.dashboard.lookml` file below some folders and says whether each is read
//! without a finding, and whether each `.lkml` file comes back byte for byte.
//! `tests/proofs/round_trip.sh` runs it on whole projects.
//!
//! The exit code is 1 where a file has a finding or does not come back.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cloudtrail_lookml::diagnostic::{Diagnostic, Diagnostics, SourceText};
use cloudtrail_lookml::lookml::File;
use cloudtrail_lookml::syntax;

fn main() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut is_sound = true;
    for folder in env::args_os().skip(1).map(PathBuf::from) {
        let mut count = Count::default();
        for path in files_below(&folder)? {
            count.add(&path, &mut out)?;
        }
        is_sound &= count.different == 0 && count.findings == 0;
        writeln!(
            out,
            "{}: {} files of LookML and {} of dashboards, {} bytes, {} not UTF-8, {} different, \
             {} findings",
            folder.display(),
            count.files,
            count.dashboards,
            count.bytes,
            count.unreadable,
            count.different,
            count.findings
        )?;
    }
    Ok(if is_sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What was read of one folder.
#[derive(Default)]
struct Count {
    files: usize,
    dashboards: usize,
    bytes: usize,
    unreadable: usize,
    different: usize,
    findings: usize,
}

impl Count {
    fn add(&mut self, path: &Path, out: &mut impl Write) -> io::Result<()> {
        let Ok(text) = String::from_utf8(fs::read(path)?) else {
            self.unreadable += 1;
            return writeln!(out, "{}: is not UTF-8", path.display());
        };
        self.bytes += text.len();
        let source = SourceText::new(path.display().to_string(), text);
        match syntax::read(source.name.as_str().into(), &source) {
            Some((File::Lookml(_), findings)) => {
                self.files += 1;
                let (document, _) = syntax::parse(&source);
                if document.to_string() != source.text {
                    self.different += 1;
                    writeln!(out, "{}: does not come back", source.name)?;
                }
                self.tell(&findings, out)
            }
            Some((File::Dashboards(_), findings)) => {
                self.dashboards += 1;
                self.tell(&findings, out)
            }
            None => Ok(()),
        }
    }

    fn tell(&mut self, findings: &Diagnostics, out: &mut impl Write) -> io::Result<()> {
        self.findings += findings.0.len();
        for finding in findings {
            let (place, message) = (place(finding), &finding.message);
            writeln!(out, "{place}: {message} [{}]", finding.code)?;
        }
        Ok(())
    }
}

fn place(finding: &Diagnostic) -> String {
    let Some(place) = &finding.place else {
        return String::new();
    };
    let before = &place.source.text[..place.span.start];
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
    format!("{}:{line}:{column}", place.source.name)
}

/// The files of a project below a folder, in the order of their paths.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            let path = entry.path();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file()
                && path
                    .extension()
                    .is_some_and(|it| it == "lkml" || it == "lookml")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
