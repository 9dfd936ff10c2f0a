//! `Constant`, the one block of the manifest that has a type of its own.

use serde::Serialize;

use super::Origin;

/// `constant: NAME { value: "..." export: ... }`, used elsewhere as `@{NAME}`.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-manifest-constant>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Constant {
    /// Upper-case letters, digits and `_`.
    pub name: String,
    /// The text that takes its place.
    pub value: String,
    /// `none`, `override_optional` or `override_required`.
    pub export: Option<String>,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}
