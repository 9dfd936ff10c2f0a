//! `Guide`.
use camino::Utf8PathBuf;
use serde::Serialize;

/// The facts that `CLOUDTRAIL.md` tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Guide {
    /// Where it is written, from the project's root.
    pub path: Utf8PathBuf,
}
