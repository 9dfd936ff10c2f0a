//! Arguments in, exit code out.

use std::process::ExitCode;

use clap::Parser;
use cloudtrail_lookml::{cli::Cli, report};

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => {
            let manners = cli.manners();
            report::show(&cli.run(), manners).into()
        }
        Err(usage) => {
            // Help that nobody reads to its end is no failure.
            let _ = usage.print();
            ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2))
        }
    }
}
