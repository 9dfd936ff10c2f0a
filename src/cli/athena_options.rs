//! `Athena`: the options of `athena explain` and `athena run`.

use clap::{Args, Subcommand};

use super::Sql;

/// A command that sends SQL to Amazon Athena.
#[derive(Debug, Subcommand)]
pub enum AthenaCommand {
    /// Ask Athena whether it takes the SQL of every tile; this reads no data and costs nothing.
    ///
    /// Each statement is sent as EXPLAIN. What Athena says against one is told with the tile, the field
    /// and the line of LookML.
    Explain(Athena),
    /// Run the SQL of every tile at Athena, and print the rows; this costs what the queries read.
    Run(Athena),
}

/// Options of `athena explain` and `athena run`.
#[derive(Debug, Args)]
pub struct Athena {
    /// What is asked.
    #[command(flatten)]
    pub asked: Sql,
    /// How Athena is reached.
    #[command(flatten)]
    pub reach: AthenaReach,
}

/// Options that say how Athena is reached.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of Athena")]
pub struct AthenaReach {
    /// The workgroup [default: primary].
    #[arg(long, value_name = "NAME")]
    pub workgroup: Option<String>,
    /// Where results go, as an S3 URI [default: where the workgroup says].
    #[arg(long, value_name = "S3-URI")]
    pub output_location: Option<String>,
    /// The database of tables that are named without one.
    #[arg(long, value_name = "NAME")]
    pub database: Option<String>,
    /// The data catalog [default: `AwsDataCatalog`].
    #[arg(long, value_name = "NAME")]
    pub catalog: Option<String>,
    /// The AWS region [default: `AWS_REGION`, else that of the profile].
    #[arg(long)]
    pub region: Option<String>,
    /// The profile in AWS's configuration files [default: the AWS credential chain].
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Another address of the Athena API, such as a VPC endpoint.
    #[arg(long, value_name = "URL")]
    pub endpoint_url: Option<String>,
    /// How long one statement may take; then it is stopped.
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
}
