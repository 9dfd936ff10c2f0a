//! `completions`: a script that completes commands and options in a shell.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use super::{Cli, Outcome};
use crate::diagnostic::Diagnostics;

pub(super) fn run(shell: Shell) -> Outcome {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    Outcome::done(script, Diagnostics::new())
}
