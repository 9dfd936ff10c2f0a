//! `man`: the manual page of the program or of one of its commands.

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::{Cli, Outcome};
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt, near_word};

pub(super) fn run(words: &[String]) -> Outcome {
    match page(words) {
        Ok(page) => Outcome::done(page, Diagnostics::new()),
        Err(error) => Outcome::failed(Diagnostics::new(), error.into()),
    }
}

fn page(words: &[String]) -> Result<String, Diagnostic> {
    let mut program = Cli::command();
    // Puts the options of every command, and the whole names, into the commands below.
    program.build();
    let command = words.iter().try_fold(&program, find)?;
    let mut page = Vec::new();
    let name = command.get_bin_name().unwrap_or(command.get_name());
    let source = program.render_version();
    Man::new(command.clone().display_name(name.replace(' ', "-")))
        .source(source.trim_end())
        .render(&mut page)
        .map_err(|error| Diagnostic::error("unwritable-output", format!("no page: {error}")))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn find<'c>(above: &'c Command, word: &String) -> Result<&'c Command, Diagnostic> {
    above.find_subcommand(word).ok_or_else(|| {
        let name = above.get_bin_name().unwrap_or(above.get_name());
        let message = format!("`{name}` has no command `{}`", excerpt(word));
        let near = near_word(word, above.get_subcommands().map(Command::get_name));
        Diagnostic::error("unknown-command", message).help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`{name} --help` lists the commands"),
        })
    })
}
