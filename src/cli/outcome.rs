//! `Outcome`: what a command has to say, before it is printed.

use std::process::ExitCode;

use anstream::ColorChoice;

use super::Color;
use crate::diagnostic::Diagnostics;

/// What a command has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What was asked for; always printed.
    pub result: String,
    /// Findings that were asked for; always printed, before the result.
    pub listed: Diagnostics,
    /// A few lines on what was done; not printed when `--quiet` is given.
    pub summary: String,
    /// What was found on the way.
    pub findings: Diagnostics,
    /// How the program ends.
    pub exit: Exit,
}

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, with or without warnings.
    Done,
    /// 1: a path was refused.
    Refused,
    /// 1: something was found.
    Found,
    /// 2: it could not run.
    Failed,
}

/// How a person wants to be spoken to.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Only errors and what was asked for.
    pub is_quiet: bool,
    /// When to use colours.
    pub color: ColorChoice,
}

impl Outcome {
    /// Done, with what was asked for and the warnings.
    pub(super) fn done(result: String, findings: Diagnostics) -> Self {
        Self {
            result,
            listed: Diagnostics::new(),
            summary: String::new(),
            findings,
            exit: Exit::Done,
        }
    }

    /// Could not run.
    pub(super) fn failed(mut warnings: Diagnostics, errors: Diagnostics) -> Self {
        warnings.extend(errors);
        Self {
            exit: Exit::Failed,
            ..Self::done(String::new(), warnings)
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Refused | Exit::Found => 1,
            Exit::Failed => 2,
        })
    }
}

impl Manners {
    pub(super) fn new(is_quiet: bool, color: Color) -> Self {
        let color = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self { is_quiet, color }
    }
}
