//! `Cost`: the options of `cost`.

use camino::Utf8PathBuf;
use clap::Args;

use super::{Catalog, Format};

/// Options of `cost`.
#[derive(Debug, Default, Args)]
pub struct Cost {
    /// A dashboard by its id [default: all dashboards].
    #[arg(value_name = "DASHBOARD")]
    pub dashboard: Option<String>,
    /// How many gigabytes (10^9 bytes) the trail writes a day, as they lie in S3.
    #[arg(long, value_name = "N", group = "volume")]
    pub gb_per_day: Option<f64>,
    /// Take the volume of each day from an S3 inventory: its CSV file, unpacked.
    #[arg(long, value_name = "FILE", group = "volume")]
    pub s3_inventory: Option<Utf8PathBuf>,
    /// Take the volume of each day from the AWS Glue Data Catalog: what the partitions of this table say.
    #[arg(long, value_name = "DATABASE.TABLE", group = "volume")]
    pub glue: Option<String>,
    /// Dollars for a terabyte read [default: 5, as Athena charges in most regions].
    #[arg(long, value_name = "DOLLARS")]
    pub price_per_tb: Option<f64>,
    /// A filter by its field or by the name of a dashboard's filter. May be given several times.
    #[arg(long, value_name = "FILTER=EXPRESSION")]
    pub filter: Vec<String>,
    /// The folder of the LookML project [default: the folder of the configuration file, else this one].
    #[arg(long, value_name = "DIR")]
    pub project: Option<Utf8PathBuf>,
    /// What to take for now, in UTC [default: now].
    #[arg(long, value_name = "TIMESTAMP")]
    pub clock: Option<String>,
    /// text or json.
    #[arg(long, value_enum, default_value_t, hide_possible_values = true)]
    pub format: Format,
    /// How to reach the Glue Data Catalog.
    #[command(flatten)]
    pub catalog: Catalog,
}
