//! `Lint`: what was typed behind `lint`.

use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

use super::{Catalog, Described};

/// Options of `lint`; they win over the configuration file.
#[derive(Debug, Default, Args)]
#[command(mut_arg("table", |table| table.help(
    "A table shipped with the program, with which the columns in SQL are compared [default: that of the \
     configuration, unless it is in Glue]"
)))]
pub struct Lint {
    /// The folder of a Looker project, or a file or folder in it [default: the project of this folder].
    pub path: Option<Utf8PathBuf>,
    /// Look for this only; may be given several times.
    #[arg(long, value_name = "NAME")]
    pub rule: Vec<String>,
    /// Print the page of a rule, and look for nothing.
    #[arg(long, value_name = "RULE", conflicts_with_all = ["path", "rule"])]
    pub explain: Option<String>,
    /// How findings are printed: text, json, sarif or github [default: text].
    #[arg(
        long,
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: LintFormat,
    /// The table with which the columns in SQL are compared.
    #[command(flatten)]
    pub described: Described,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LintFormat {
    /// For people, with the line that is meant.
    #[default]
    Text,
    /// One JSON document.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}
