//! Resolves LookML projects and prints what was found, and what is in them.
//! `tests/proofs/resolve_and_lint.sh` runs it on whole projects.
//!
//! The exit code is 1 where there is a finding, 2 where a folder cannot be read.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use camino::Utf8PathBuf;

use cloudtrail_lookml::diagnostic::Diagnostics;
use cloudtrail_lookml::report;
use cloudtrail_lookml::resolve::{Model, resolve};
use cloudtrail_lookml::source::looker_project;

fn main() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    for folder in env::args().skip(1).map(Utf8PathBuf::from) {
        let loaded = match looker_project::load(&folder, &folder) {
            Ok(loaded) => loaded,
            Err(findings) => {
                writeln!(out, "{}", report::render(&findings))?;
                return Ok(ExitCode::from(2));
            }
        };
        let resolved = resolve(&loaded.project);
        tell(&loaded.findings, &mut out)?;
        tell(&resolved.findings, &mut out)?;
        if !(loaded.findings.is_empty() && resolved.findings.is_empty()) {
            code = ExitCode::FAILURE;
        }
        let count = |of: fn(&Model<'_>) -> usize| resolved.models.iter().map(of).sum::<usize>();
        writeln!(
            out,
            "{folder}: {} files, {} models, {} views with {} fields, {} explores, {} dashboards, \
             {} files in no model, {} findings",
            loaded.project.files.len(),
            resolved.models.len(),
            count(|model| model.views.len()),
            count(|model| model.views.iter().map(|view| view.fields.len()).sum()),
            count(|model| model.explores.len()),
            count(|model| model.dashboards.len()),
            resolved.unincluded.len(),
            loaded.findings.0.len() + resolved.findings.0.len(),
        )?;
    }
    Ok(code)
}

fn tell(findings: &Diagnostics, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{}", report::render(findings))
}
