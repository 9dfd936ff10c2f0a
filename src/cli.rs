//! `Cli`: what was typed. One file a command, each a few calls into the library.

mod athena;
mod athena_options;
mod catalog;
mod check;
mod completions;
mod config_show;
mod cost;
mod cost_options;
mod diff;
mod generate;
mod geo_build;
mod geo_check;
mod init;
mod inputs;
mod lint;
mod lint_options;
mod man;
mod outcome;
mod overlay;
mod produce;
mod schema;
mod sql;
mod sql_options;
mod tables;
mod tables_of_glue;
mod workplace;

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use self::athena_options::{Athena, AthenaCommand, AthenaReach};
pub use self::cost_options::Cost;
pub use self::lint_options::{Lint, LintFormat};
pub use self::outcome::{Exit, Manners, Outcome};
pub use self::sql_options::{Format, Sql};
use crate::source::Network;

/// Writes a whole LookML project for a CloudTrail table in AWS Glue or Amazon Athena.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// Options of every command.
    #[command(flatten)]
    pub general: General,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "General options")]
pub struct General {
    /// Work in this folder, as if the command had been started there.
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<Utf8PathBuf>,
    /// The configuration file; without it, cloudtrail-lookml.yml is looked for here and upwards.
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<Utf8PathBuf>,
    /// Say nothing but errors and what was asked for.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Use colours: auto, always or never; auto heeds the terminal and `NO_COLOR`.
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_possible_values = true,
        global = true
    )]
    pub color: Color,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the LookML project into a Looker repository.
    Generate(Generate),
    /// Tell whether the repository holds what `generate` would write, and write nothing.
    Check(Check),
    /// Look for what is wrong in a LookML project, or unwise on Athena.
    Lint(Lint),
    /// List the CloudTrail tables shipped with the program or those of a Glue database, or print one as
    /// a statement to run.
    Tables(Tables),
    /// Write a commented cloudtrail-lookml.yml into the folder.
    Init,
    /// Tell what changed in the project since a revision, and whom it breaks.
    ///
    /// The newer side is the project as it would be after `generate`; where there is no configuration and
    /// no option names a table, it is the files as they are. Each change is breaking, may change results,
    /// or is cosmetic; a breaking one names who in the repository says the name that is gone.
    Diff(Diff),
    /// Keep the table's schema in the repository, and see what changed in it.
    #[command(subcommand)]
    Schema(SchemaCommand),
    /// Print the SQL that Athena gets for the tiles of dashboards, or for a query of an explore.
    Sql(Sql),
    /// Tell what loading a dashboard reads and costs.
    Cost(Cost),
    /// Send the SQL of dashboards to Amazon Athena.
    #[command(subcommand)]
    Athena(AthenaCommand),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print a script that completes commands and options in a shell.
    ///
    /// For bash: `cloudtrail-lookml completions bash > ~/.local/share/bash-completion/completions/cloudtrail-lookml`.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page of the program, or of one command.
    ///
    /// To read it: `cloudtrail-lookml man generate | man -l -`.
    Man {
        /// The command, such as `schema pull`.
        #[arg(value_name = "COMMAND")]
        command: Vec<String>,
    },
    /// Make the tables of the geolocation join, or look at those that are deployed.
    #[command(subcommand)]
    Geo(GeoCommand),
}

/// Options that say what is generated; they win over the configuration file.
#[derive(Debug, Default, Args)]
pub struct Input {
    /// Root of the Looker project [default: the folder of the configuration file, else this one].
    #[arg(long, value_name = "DIR")]
    pub out: Option<Utf8PathBuf>,
    /// Where the table is described.
    #[command(flatten)]
    pub described: Described,
    /// Values of a partition key; may be given once for each key.
    #[arg(long, value_name = "KEY=VALUE[,VALUE]")]
    pub partition: Vec<String>,
    /// How many tiles the dashboards have: lean or full [default: lean].
    #[arg(long, value_enum, hide_possible_values = true)]
    pub size: Option<Size>,
    /// The dashboards to write, by their ids, or `all` or `none` [default: all but
    /// `data_access_and_exfiltration`].
    #[arg(long, value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub dashboards: Vec<String>,
    /// Folder with templates that replace the program's own.
    #[arg(long, value_name = "DIR")]
    pub templates: Option<Utf8PathBuf>,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

/// Where a table is described; these options win over the configuration file.
#[derive(Debug, Default, Args)]
pub struct Described {
    /// A table shipped with the program [default: builtin:projection].
    #[arg(long, value_name = "builtin:NAME", group = "described")]
    pub table: Option<String>,
    /// A file with the CREATE EXTERNAL TABLE statement; - is standard input.
    #[arg(long, value_name = "FILE", group = "described")]
    pub ddl: Option<Utf8PathBuf>,
    /// A file with the output of `aws glue get-table` or its sisters; - is standard input.
    #[arg(long, value_name = "FILE", group = "described")]
    pub get_table: Option<Utf8PathBuf>,
    /// A table of the AWS Glue Data Catalog, with quotes round a part that holds a point.
    #[arg(long, value_name = "DATABASE.TABLE", group = "described")]
    pub glue: Option<String>,
    /// Which table, where the file holds several: NAME or DATABASE.NAME.
    #[arg(long, conflicts_with_all = ["table", "glue"])]
    pub name: Option<String>,
}

/// Options of `generate`.
#[derive(Debug, Default, Args)]
pub struct Generate {
    /// What is generated.
    #[command(flatten)]
    pub input: Input,
    /// What is written.
    #[command(flatten)]
    pub writing: Writing,
}

/// Options that say what is written.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of writing")]
pub struct Writing {
    /// Overwrite this path, named from the root of the project; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub take_over: Vec<Utf8PathBuf>,
    /// Leave this path to you, now and in later runs; may be given several times.
    #[arg(long, value_name = "PATH")]
    pub keep: Vec<Utf8PathBuf>,
    /// Write everything else where a path is refused.
    #[arg(long)]
    pub partial: bool,
    /// Print what would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print what differs in each path, as `diff -u` does.
    #[arg(long)]
    pub diff: bool,
}

/// Options of `check`.
#[derive(Debug, Default, Args)]
pub struct Check {
    /// What is generated.
    #[command(flatten)]
    pub input: Input,
    /// How it is told.
    #[command(flatten)]
    pub telling: Telling,
}

/// Options that say how a check is told.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of telling")]
pub struct Telling {
    /// How drift is told: text, json, or github for annotations of a pull request.
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub format: CheckFormat,
    /// Print what differs in each path, as `diff -u` does; with text only.
    #[arg(long)]
    pub diff: bool,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    #[default]
    Text,
    /// One document for programs.
    Json,
    /// Annotations of GitHub Actions.
    Github,
}

/// Options that say how to reach the Glue Data Catalog; they win over the configuration file.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options of --glue")]
pub struct Catalog {
    /// The account that owns the catalog [default: that of the credentials].
    #[arg(long, value_name = "ID")]
    pub catalog_id: Option<String>,
    /// The AWS region [default: `AWS_REGION`, else that of the profile].
    #[arg(long)]
    pub region: Option<String>,
    /// The profile in AWS's configuration files [default: the AWS credential chain].
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Another address of the Glue API, such as a VPC endpoint.
    #[arg(long, value_name = "URL")]
    pub endpoint_url: Option<String>,
}

/// How many tiles the dashboards have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// The tiles that most people need, at the lowest cost.
    Lean,
    /// Every tile.
    Full,
}

/// Options of `tables`.
#[derive(Debug, Args)]
pub struct Tables {
    /// Print this table as a CREATE EXTERNAL TABLE statement.
    #[arg(long, value_name = "NAME", requires = "location")]
    pub ddl: Option<String>,
    /// Where the trail's files lie, as an S3 URI: for projection up to and with the region, for
    /// organization up to `AWSLogs/` or the organization, for the others up to and with `CloudTrail/`.
    #[arg(long, value_name = "S3-URI", requires = "ddl")]
    pub location: Option<String>,
    /// List the tables of this database of the AWS Glue Data Catalog, and mark CloudTrail's.
    #[arg(long, value_name = "DATABASE", conflicts_with = "ddl")]
    pub glue: Option<String>,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The older side: a folder with a project, or else a revision of the Git repository.
    #[arg(
        long,
        value_name = "REV|DIR",
        default_value = "HEAD",
        allow_hyphen_values = true
    )]
    pub against: String,
    /// How to tell it: text, markdown (a comment on a pull request) or json.
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        hide_possible_values = true
    )]
    pub format: DiffFormat,
    /// End with exit code 1 if there is any change, as `git diff --exit-code` does.
    #[arg(long)]
    pub exit_code: bool,
    /// End with exit code 1 only if a change is at least so grave: breaking, results or any.
    #[arg(long, value_enum, value_name = "CLASS", hide_possible_values = true)]
    pub fail_on: Option<FailOn>,
    /// Take the files as they are for the newer side, and generate nothing.
    #[arg(long)]
    pub on_disk: bool,
    /// What `generate` would read.
    #[command(flatten)]
    pub input: Input,
}

/// How `diff` tells what it found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Lines for a terminal.
    #[default]
    Text,
    /// A comment on a pull request.
    Markdown,
    /// One document, for programs.
    Json,
}

/// From which class on a change is a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Content that says a name does not work any more.
    Breaking,
    /// That, or content may show other numbers.
    Results,
    /// Any change.
    Any,
}

/// A command about the stored schema.
#[derive(Debug, Subcommand)]
pub enum SchemaCommand {
    /// Store the table as the catalog has it in the repository, so that later runs need no AWS.
    ///
    /// Stored are names, types, comments, partition keys, SerDe, formats, location and partition
    /// projection, in one order; no owner, time, version or statistics. Without an option, every table
    /// that the configuration describes is stored.
    Pull(SchemaPull),
    /// Tell in what two descriptions of the table differ.
    ///
    /// A and B are builtin:NAME, glue:DATABASE.TABLE, or a file with a CREATE EXTERNAL TABLE statement
    /// or with get-table JSON; - is standard input. B is by default the table that the options or the
    /// configuration describe, A the stored schema of that table.
    Diff(SchemaDiff),
}

/// Options of `schema pull`.
#[derive(Debug, Default, Args)]
pub struct SchemaPull {
    /// The file to write; - is standard output [default: schemas/TABLE.json].
    #[arg(long, value_name = "FILE")]
    pub out: Option<Utf8PathBuf>,
    /// Where the table is described.
    #[command(flatten)]
    pub described: Described,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

/// Options of `schema diff`.
#[derive(Debug, Args)]
pub struct SchemaDiff {
    /// The older description.
    #[arg(value_name = "A")]
    pub before: Option<String>,
    /// The newer description.
    #[arg(value_name = "B")]
    pub after: Option<String>,
    /// How to tell it: text or json.
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        hide_possible_values = true
    )]
    pub format: SchemaFormat,
    /// End with exit code 1 if there is a difference.
    #[arg(long)]
    pub exit_code: bool,
    /// Where the table is described.
    #[command(flatten)]
    pub described: Described,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

/// How `schema diff` tells what it found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SchemaFormat {
    /// A line a difference.
    #[default]
    Text,
    /// One document, for programs.
    Json,
}

/// A command about the configuration.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print each value and where it comes from.
    Show,
}

/// A command about the tables of the geolocation join.
#[derive(Debug, Subcommand)]
pub enum GeoCommand {
    /// Make the tables from MaxMind's files, ready for S3 and Athena.
    Build(GeoBuild),
    /// Tell whether the deployed tables are what the model expects, and how old their data is.
    Check(GeoCheck),
}

/// Options of `geo build`.
#[derive(Debug, Args)]
pub struct GeoBuild {
    /// MMDB files, MaxMind's CSV as zip or folder, or CSV of start, end, country; of two that know the
    /// same of an address, the earlier one wins.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<Utf8PathBuf>,
    /// The folder in which each build gets one of its own.
    #[arg(long, value_name = "DIR")]
    pub out: Utf8PathBuf,
    /// The language of the names of places.
    #[arg(long, default_value = "en")]
    pub locale: String,
    /// The S3 URI under which the builds will lie, for the statements.
    #[arg(
        long,
        value_name = "S3-URI",
        default_value = "s3://amzn-s3-demo-bucket/geolocation/"
    )]
    pub location: String,
    /// The day on which the inputs were built, where they do not tell, such as 2026-06-17.
    #[arg(long, value_name = "DATE")]
    pub source_date: Option<String>,
    /// What becomes of ranges of CSV that overlap, where neither lies within the other.
    #[arg(long, value_enum, value_name = "HOW", default_value_t)]
    pub overlaps: OnOverlap,
}

/// What becomes of ranges that overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OnOverlap {
    /// The file is refused.
    #[default]
    Refuse,
    /// The one that begins later wins where both are; of the same ranges, the later line.
    Later,
}

/// Options of `geo check`.
#[derive(Debug, Args)]
pub struct GeoCheck {
    /// A file with a statement or with the JSON of `aws glue get-table`, or DATABASE.TABLE of the Glue
    /// catalog; give it for both tables [default: those of the configuration].
    #[arg(long, value_name = "FILE or TABLE")]
    pub table: Vec<String>,
    /// Which table, where a file holds several; may be given for both.
    #[arg(long)]
    pub name: Vec<String>,
    /// How many days old the data may be.
    #[arg(long, value_name = "DAYS", default_value_t = 30)]
    pub max_age: u32,
    /// Tell the age as of this day, such as 2026-06-17 [default: today].
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}

impl Cli {
    /// How the person wants to be spoken to.
    #[must_use]
    pub fn manners(&self) -> Manners {
        Manners::new(self.general.quiet, self.general.color)
    }

    /// Does what was typed; nothing is printed.
    #[must_use]
    pub fn run(self) -> Outcome {
        self.run_over(&Network::default())
    }

    /// Does what was typed over another network than the real one.
    #[must_use]
    pub fn run_over(self, network: &Network) -> Outcome {
        let general = &self.general;
        match self.command {
            Command::Generate(options) => generate::run(general, &options, network),
            Command::Check(options) => check::run(general, &options, network),
            Command::Lint(options) => lint::run(general, &options, network),
            Command::Tables(options) => tables::run(general, &options, network),
            Command::Init => init::run(general),
            Command::Diff(options) => diff::run(general, &options, network),
            Command::Schema(SchemaCommand::Pull(options)) => {
                schema::pull::run(general, &options, network)
            }
            Command::Schema(SchemaCommand::Diff(options)) => {
                schema::diff::run(general, &options, network)
            }
            Command::Completions { shell } => completions::run(shell),
            Command::Man { command } => man::run(&command),
            Command::Sql(options) => sql::run(general, &options),
            Command::Cost(options) => cost::run(general, &options, network),
            Command::Athena(AthenaCommand::Explain(options)) => {
                athena::run(athena::Act::Explain, general, &options, network)
            }
            Command::Athena(AthenaCommand::Run(options)) => {
                athena::run(athena::Act::Run, general, &options, network)
            }
            Command::Config(ConfigCommand::Show) => config_show::run(general),
            Command::Geo(GeoCommand::Build(options)) => geo_build::run(general, &options),
            Command::Geo(GeoCommand::Check(options)) => geo_check::run(general, &options, network),
        }
    }
}
