//! `Config`: what a person wants, from `cloudtrail-lookml.yml` and from the command line.
//!
//! [`parse`] reads the file with spans and names all its faults at once; [`KEYS`] are the keys that it
//! knows, and [`TEMPLATE`] the commented file that `init` writes.

mod dashboard_name;
mod fault;
mod findings;
mod key;
mod lint;
mod locate;
mod name;
mod network;
mod origin;
mod reader;
mod sections;
mod show;
mod table_source;
mod time;
mod time_zone;
mod yaml;

use std::ops::Range;
use std::sync::Arc;

use camino::Utf8PathBuf;

pub use self::dashboard_name::DashboardName;
pub use self::key::{KEYS, Key, Kind};
pub use self::locate::{FILE_NAME, find, load};
pub use self::origin::{Origin, Origins};
pub use self::sections::parse;
pub use self::show::values;
pub(crate) use self::time_zone::unknown as unknown_time_zone;
use crate::diagnostic::{Diagnostic, Place, SourceText};
use crate::lint::LintConfig;

/// The configuration file with every key, commented out: what `init` writes.
pub const TEMPLATE: &str = include_str!("../schemas/cloudtrail-lookml.yml");

/// The configuration after reading and checking, with every default filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file it was read from, for findings that point into it.
    pub file: Option<Arc<SourceText>>,
    /// Where each value comes from that is not a default.
    pub origins: Origins,
    /// Where the CloudTrail table is described.
    pub source: TableSource,
    /// Database to write into the model, where the table's description names none or another one.
    pub database: Option<String>,
    /// Table name to write into the model in place of the described one.
    pub table: Option<String>,
    /// Looker connection, the value of the constant `CONNECTION_NAME`.
    pub connection: String,
    /// Name of the model.
    pub model: String,
    /// `project_name` in the manifest; not written where missing.
    pub project: Option<String>,
    /// Folder below the project's root for everything but the manifest and `marketplace.json`.
    pub folder: Option<Utf8PathBuf>,
    /// Name of the event view and explore.
    pub events_view: String,
    /// Name of the sign-in view and explore.
    pub sign_in_view: String,
    /// What the partition keys mean, where it is not recognised rightly, and their values.
    pub partitions: PartitionsConfig,
    /// The tables that turn an address into a place.
    pub geolocation: Option<GeolocationConfig>,
    /// Networks of one's own, in CIDR notation; checked.
    pub known_networks: Vec<String>,
    /// When people work.
    pub business_hours: BusinessHours,
    /// Default and longest date range.
    pub date: DateConfig,
    /// Which dashboards, and how large.
    pub dashboards: DashboardsConfig,
    /// Numbers that people tune.
    pub thresholds: Thresholds,
    /// Who sees what.
    pub access: AccessConfig,
    /// Changes to single fields, in order.
    pub fields: Vec<FieldRule>,
    /// Whether `eventid` is declared the primary key of the event view.
    pub primary_key: bool,
    /// Folder with templates that replace the program's own.
    pub templates: Option<Utf8PathBuf>,
    /// What `lint` looks for, and where.
    pub lint: LintConfig,
}

/// Where a table is described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableSource {
    /// One of the tables shipped with the program, by name.
    BuiltIn(String),
    /// A file that holds a `CREATE EXTERNAL TABLE` statement; `-` is standard input.
    Ddl {
        /// The path.
        path: Utf8PathBuf,
        /// Which table, where the file holds several: `name` or `database.name`.
        name: Option<String>,
    },
    /// A file that holds the JSON of `aws glue get-table` and its sisters; `-` is standard input.
    GetTable {
        /// The path.
        path: Utf8PathBuf,
        /// Which table, where the file holds several: `name` or `database.name`.
        name: Option<String>,
    },
    /// A table of the AWS Glue Data Catalog.
    Glue(GlueTable),
}

/// A table of the AWS Glue Data Catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlueTable {
    /// `database.table`, checked; a part that holds a point stands in quotes.
    pub table: String,
    /// How to reach the catalog.
    pub catalog: GlueCatalog,
}

/// How to reach an AWS Glue Data Catalog; what is missing, the AWS SDK finds as every AWS program does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlueCatalog {
    /// The account that owns the catalog, where it is not the credentials' own.
    pub catalog_id: Option<String>,
    /// The AWS region.
    pub region: Option<String>,
    /// The profile in AWS's configuration files.
    pub profile: Option<String>,
    /// Another address of the Glue API, such as a VPC endpoint.
    pub endpoint_url: Option<String>,
}

/// What the partition keys mean, and which values they take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartitionsConfig {
    /// The key that holds the day.
    pub date: Option<String>,
    /// Its format in Java's notation, such as `yyyy/MM/dd`.
    pub date_format: Option<String>,
    /// The key that holds the year.
    pub year: Option<String>,
    /// The key that holds the month.
    pub month: Option<String>,
    /// The key that holds the day of the month.
    pub day: Option<String>,
    /// Whether the texts of month and day are zero-padded.
    pub padded: Option<bool>,
    /// The key that holds the account.
    pub account: Option<String>,
    /// The key that holds the region.
    pub region: Option<String>,
    /// The first day that the partitions hold, `yyyy-mm-dd`.
    pub beginning: Option<String>,
    /// Values of keys, in order: `--partition KEY=VALUE[,VALUE]`.
    pub values: Vec<(String, Vec<String>)>,
}

/// The tables that turn an address into a place (see CLOUDTRAIL.md).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeolocationConfig {
    /// Ranges of addresses with their place.
    pub ranges: GeolocationTable,
    /// Blocks of addresses with their key length.
    pub blocks: GeolocationTable,
}

/// How a geolocation table is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeolocationTable {
    /// `table` or `database.table`, with the default columns stated in `schemas/`.
    Name(String),
    /// Described as the main table is.
    Described(TableSource),
}

/// When people work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusinessHours {
    /// First hour, 0 to 23.
    pub start: u8,
    /// The hour at which work ends, 1 to 24.
    pub end: u8,
    /// An IANA time zone, such as `Europe/Berlin`.
    pub time_zone: String,
}

/// Default and longest date range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateConfig {
    /// A Looker date filter expression, such as `7 days`.
    pub default_range: String,
    /// How many days that is, where it is known.
    pub default_days: Option<u32>,
    /// The most days that a query may read; no limit where missing.
    pub max_days: Option<u32>,
}

/// Which dashboards, and how large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DashboardsConfig {
    /// Which, each once, in the order of [`DashboardName::ALL`].
    pub names: Vec<DashboardName>,
    /// Few tiles and scans, or all.
    pub size: DashboardSize,
}

/// How many tiles a dashboard has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DashboardSize {
    /// The tiles that most people need, at the lowest cost.
    Lean,
    /// Every tile.
    Full,
}

/// Numbers that people tune; they become constants of the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Failed sign-ins from one address within ten minutes that make a burst.
    pub failed_sign_ins: u32,
    /// Days before the period in which what is called new has not happened.
    pub look_back_days: u32,
}

/// Who sees what, for teams that share a Looker; nothing is withheld by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccessConfig {
    /// The user attribute that holds a reader's accounts.
    pub accounts: Option<String>,
    /// The user attribute that is `yes` for readers of addresses, access keys and request texts.
    pub sensitive: Option<String>,
}

/// A change to the fields whose name matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRule {
    /// A field name, in which `*` stands for any characters.
    pub pattern: String,
    /// Byte range of the pattern in the configuration file.
    pub span: Range<usize>,
    /// Hide or show.
    pub hide: Option<bool>,
    /// Label.
    pub label: Option<String>,
    /// Group label.
    pub group: Option<String>,
    /// Description.
    pub description: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            file: None,
            origins: Origins::default(),
            source: TableSource::BuiltIn("projection".to_owned()),
            database: None,
            table: None,
            connection: "athena".to_owned(),
            model: "cloudtrail".to_owned(),
            project: None,
            folder: None,
            events_view: "cloudtrail".to_owned(),
            sign_in_view: "sign_in".to_owned(),
            partitions: PartitionsConfig::default(),
            geolocation: None,
            known_networks: Vec::new(),
            business_hours: BusinessHours {
                start: 8,
                end: 18,
                time_zone: "UTC".to_owned(),
            },
            date: DateConfig {
                default_range: "7 days".to_owned(),
                default_days: Some(7),
                max_days: None,
            },
            dashboards: DashboardsConfig {
                names: DashboardName::usual(),
                size: DashboardSize::Lean,
            },
            thresholds: Thresholds {
                failed_sign_ins: 5,
                look_back_days: 14,
            },
            access: AccessConfig::default(),
            fields: Vec::new(),
            primary_key: false,
            templates: None,
            lint: LintConfig::default(),
        }
    }
}

/// The name of a table shipped with the program, out of `builtin:NAME`.
///
/// # Errors
///
/// The rule that the text breaks, and what to write instead.
pub(crate) fn built_in(text: &str) -> Result<String, (String, String)> {
    name::built_in(text).map_err(|fault| (fault.rule, fault.help))
}

/// A value of `source.glue` or of one of the keys that say how to reach the catalog.
///
/// # Errors
///
/// The rule that the text breaks, and what to write instead.
pub(crate) fn glue_value(key: &str, text: &str) -> Result<String, (String, String)> {
    table_source::check(key, text).map_err(|fault| (fault.rule, fault.help))
}

/// The dashboard of that name.
///
/// # Errors
///
/// The rule that the text breaks, and what to write instead.
pub(crate) fn dashboard_name(text: &str) -> Result<DashboardName, (String, String)> {
    dashboard_name::dashboard(text).map_err(|fault| (fault.rule, fault.help))
}

/// A value of a partition key, which becomes a filter value in the model.
///
/// # Errors
///
/// The rule that the text breaks.
pub(crate) fn partition_value(text: &str) -> Result<String, String> {
    name::partition_value(text).map_err(|fault| fault.rule)
}

impl Config {
    /// The place of a value in the configuration file, for findings that come up later.
    ///
    /// `path` is the key's, such as `partitions.date` or `fields[0].match`; `None` where the value does
    /// not come from the file.
    #[must_use]
    pub fn place(&self, path: &str, label: impl Into<String>) -> Option<Place> {
        match (self.origins.of(path), &self.file) {
            (Origin::File(span), Some(source)) => Some(Place {
                source: Arc::clone(source),
                span: span.clone(),
                label: label.into(),
            }),
            _ => None,
        }
    }

    /// The finding, pointing at a value in the configuration file; unchanged where it has a place, or
    /// where the value does not come from the file.
    #[must_use]
    pub(crate) fn locate(&self, finding: Diagnostic, path: &str) -> Diagnostic {
        match finding.place {
            Some(_) => finding,
            None => Diagnostic {
                place: self.place(path, ""),
                ..finding
            },
        }
    }
}
