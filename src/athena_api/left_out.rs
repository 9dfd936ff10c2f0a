//! What stands in the place of the Athena API in a build without the cargo feature `aws`.

use super::{Target, Visit};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Network;

/// Refuses, for this build cannot ask.
///
/// # Errors
///
/// Always.
pub fn run(_: &[String], _: &Target, _: &Network, _: &mut Visit<'_>) -> Result<(), Diagnostics> {
    Err(Diagnostic::error(
        "no-aws-support",
        "Athena cannot be asked: this build lacks AWS support",
    )
    .note("it was built with `--no-default-features`")
    .help("build with the feature `aws`, or paste what `cloudtrail-lookml sql` prints into the Athena console")
    .into())
}
