//! `Sql`: the options of `sql`.

use camino::Utf8PathBuf;
use clap::{Args, ValueEnum};

/// Options of `sql`.
#[derive(Debug, Default, Args)]
pub struct Sql {
    /// A dashboard by its id, or a tile of it by its name or title [default: all dashboards].
    #[arg(value_name = "DASHBOARD[/TILE]", conflicts_with = "explore")]
    pub target: Option<String>,
    /// Ask an explore instead.
    #[arg(long, value_name = "[MODEL/]EXPLORE")]
    pub explore: Option<String>,
    /// What to select, as view.field.
    #[arg(
        long,
        value_name = "FIELD[,FIELD]",
        value_delimiter = ',',
        requires = "explore",
        conflicts_with = "all_fields"
    )]
    pub fields: Vec<String>,
    /// Ask for every field of the explore, some 25 to a query.
    #[arg(long, requires = "explore")]
    pub all_fields: bool,
    /// A filter; with dashboards also by the name of a dashboard's filter. May be given several times.
    #[arg(long, value_name = "FIELD=EXPRESSION")]
    pub filter: Vec<String>,
    /// Those of the fields that make columns.
    #[arg(
        long,
        value_name = "FIELD[,FIELD]",
        value_delimiter = ',',
        requires = "explore"
    )]
    pub pivots: Vec<String>,
    /// How to sort, such as "view.field desc".
    #[arg(
        long,
        value_name = "SORT[,SORT]",
        value_delimiter = ',',
        requires = "explore"
    )]
    pub sorts: Vec<String>,
    /// How many rows [default: 500].
    #[arg(long, value_name = "ROWS", requires = "explore")]
    pub limit: Option<u32>,
    /// The time zone of the query [default: that of the tile, else UTC].
    #[arg(long, value_name = "ZONE")]
    pub timezone: Option<String>,
    /// The folder of the LookML project [default: the folder of the configuration file, else this one].
    #[arg(long, value_name = "DIR")]
    pub project: Option<Utf8PathBuf>,
    /// What to take for now, in UTC, in place of the engine's clock.
    #[arg(long, value_name = "TIMESTAMP")]
    pub clock: Option<String>,
    /// A user attribute of the reader. May be given several times.
    #[arg(long, value_name = "NAME=VALUE")]
    pub user_attribute: Vec<String>,
    /// text or json.
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub format: Format,
}

/// How to print a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}
