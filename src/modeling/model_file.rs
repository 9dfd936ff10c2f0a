//! The model file: the connection and what is included, in the order in which Looker has to read it.

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::Config;
use crate::lookml::{Declaration, Parameter};

use super::manifest::CONNECTION_NAME;

/// Where the generated files lie, from the project's root.
pub(super) struct Paths<'a> {
    config: &'a Config,
}

impl<'a> Paths<'a> {
    pub(super) fn new(config: &'a Config) -> Self {
        Self { config }
    }

    /// A path below the configured folder.
    pub(super) fn below(&self, path: &str) -> Utf8PathBuf {
        match &self.config.folder {
            Some(folder) => folder.join(path),
            None => Utf8PathBuf::from(path),
        }
    }

    pub(super) fn model(&self) -> Utf8PathBuf {
        self.below(&format!("models/{}.model.lkml", self.config.model))
    }

    pub(super) fn explore(&self, name: &str) -> Utf8PathBuf {
        self.below(&format!("explores/{name}.explore.lkml"))
    }

    pub(super) fn raw_view(&self) -> Utf8PathBuf {
        self.below(&format!("views/raw/{}.view.lkml", self.config.events_view))
    }

    pub(super) fn view(&self, name: &str) -> Utf8PathBuf {
        self.below(&format!("views/{name}.view.lkml"))
    }

    pub(super) fn dashboard(&self, id: &str) -> Utf8PathBuf {
        self.below(&format!("dashboards/{id}.dashboard.lookml"))
    }

    pub(super) fn test(&self, explore: &str) -> Utf8PathBuf {
        self.below(&format!("tests/{explore}.test.lkml"))
    }

    pub(super) fn refinements(&self) -> Utf8PathBuf {
        self.below("refinements.lkml")
    }
}

/// The declarations of the model file; `included` comes in the order in which Looker has to read it.
pub(super) fn model_file(included: &[&Utf8Path], grant: Option<Declaration>) -> Vec<Declaration> {
    let mut declarations = vec![
        Declaration::Parameter(Parameter::text(
            "connection",
            format!("@{{{CONNECTION_NAME}}}"),
        )),
        Declaration::Parameter(Parameter::text("label", "CloudTrail")),
        Declaration::Parameter(Parameter::word("week_start_day", "monday")),
    ];
    declarations.extend(grant);
    declarations.extend(
        included
            .iter()
            .map(|path| Declaration::Include(format!("/{path}").into())),
    );
    declarations
}
