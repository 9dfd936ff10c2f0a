//! `Project`, `File`, `Declaration`: the files and what stands at their top level.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use serde::Serialize;

use super::{Constant, Dashboard, Explore, Origin, Parameter, Test, View};

/// What the files of a Looker project declare, by path from the project's root.
///
/// Nothing is resolved: `+name`, `extends`, includes and `@{CONSTANT}` stay as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// The files; paths are relative, with `/` between the parts.
    pub files: BTreeMap<Utf8PathBuf, File>,
}

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// `*.lkml`: declarations in order.
    Lookml(Vec<Declaration>),
    /// `*.dashboard.lookml`: a list of dashboards, in YAML.
    Dashboards(Vec<Dashboard>),
}

/// What may stand at the top level of a `.lkml` file.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "declares", content = "declared")]
pub enum Declaration {
    /// `constant:`
    Constant(Constant),
    /// `include:`
    Include(Include),
    /// `view:`
    View(View),
    /// `explore:`
    Explore(Explore),
    /// `test:`
    Test(Test),
    /// Anything else: `connection:`, `label:`, `week_start_day:`, ...
    Parameter(Parameter),
}

/// `include: "path"`
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-model-include>
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Include {
    /// A path or a pattern, as written.
    pub path: String,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

impl From<String> for Include {
    fn from(path: String) -> Self {
        Self {
            path,
            origin: Origin::default(),
        }
    }
}
