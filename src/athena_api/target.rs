//! `Target`: where statements run, and how long they may take.

use std::time::Duration;

/// Where statements run, and how long they may take; what is not said is as AWS has it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The region, such as `us-east-1`.
    pub region: Option<String>,
    /// The profile in AWS's configuration files.
    pub profile: Option<String>,
    /// Another address than AWS's own, such as a VPC endpoint.
    pub endpoint_url: Option<String>,
    /// The workgroup; Athena's own default is `primary`.
    pub workgroup: Option<String>,
    /// Where results go, as an S3 URI, unless the workgroup says it.
    pub output_location: Option<String>,
    /// The data catalog; Athena's own default is `AwsDataCatalog`.
    pub catalog: Option<String>,
    /// The database of tables without one.
    pub database: Option<String>,
    /// How long one statement may take.
    pub patience: Duration,
}
