//! What the files declare -> what Looker sees.
//!
//! ```text
//! lookml::Project ──resolve──▶ Resolved: manifest, models
//!                                 └─ model: files in order, views, explores, dashboards, tests
//! ```
//!
//! Includes are followed, constants put in, `extends` and refinements applied. Each value in force
//! keeps the declarations of which it was made, so that a finding can point at the one that counts.
//! The rules, each with the page that states it, stand in docs/precedence.md; what no page states is
//! the finding `unspecified-precedence`.
//!
//! Nothing here reads a file, and nothing stops at a fault.

mod constant;
mod dashboard;
mod explore;
mod expression;
mod extends;
pub mod findings;
mod include;
mod manifest;
mod merge;
mod merged;
mod model;
mod precedence;
mod sql;
mod tile;
mod timeframe;
mod view;

use std::collections::HashSet;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::Project;

use constant::Constants;
use include::Includes;

pub use dashboard::{Dashboard, DashboardFilter, Element};
pub use explore::{Explore, ExploreView, Found, Join};
pub use expression::{Expression, Filtered, NamedFilter};
pub use manifest::{Import, Manifest};
pub use merged::{Declared, Layers, Merged};
pub use model::{Model, NamedBlock};
pub use sql::{NamedField, SqlCut};
pub use tile::{Asks, Listening};
pub use timeframe::{TIMEFRAMES, is_duration, is_timeframe, names_of_group};
pub use view::{Field, FieldId, FieldRef, Part, View};

/// A project as Looker sees it.
#[derive(Clone, Debug)]
pub struct Resolved<'p> {
    /// What `manifest.lkml` declares.
    pub manifest: Manifest<'p>,
    /// The models, in the order of their paths; and one without a name, of all files that no model
    /// includes, if there are any or if there is no model.
    pub models: Vec<Model<'p>>,
    /// Files that no model includes, in the order of their paths.
    pub unincluded: Vec<&'p Utf8Path>,
    /// What is wrong, in the order in which it was found; each finding once, whatever the number of
    /// models that include its file.
    pub findings: Diagnostics,
}

/// The explore that a tile or a filter names.
#[derive(Clone, Copy, Debug)]
pub enum ExploreFound<'r, 'p> {
    /// There it is.
    Explore(&'r Model<'p>, &'r Explore<'p>),
    /// No model of the project has that name; it may be one of another project.
    UnknownModel,
    /// The model has no such explore.
    UnknownExplore(&'r Model<'p>),
    /// It may be in a file of a project that is not here.
    Unknowable,
}

/// Resolves a project.
#[must_use]
pub fn resolve(project: &Project) -> Resolved<'_> {
    let mut findings = Diagnostics::new();
    let manifest = Manifest::of(project, &mut findings);
    let constants = Constants::new(&manifest.constants);
    let mut includes = Includes::new(project, &constants);
    let paths = project.files.keys().map(Utf8PathBuf::as_path);
    let model_files: Vec<&Utf8Path> = paths.clone().filter(|it| include::is_model(it)).collect();
    let mut models = Vec::new();
    for path in &model_files {
        let files = includes.of_model(path, &mut findings);
        models.push(Model::of(Some(path), files, &constants, &mut findings));
    }
    let read: HashSet<&Utf8Path> = models
        .iter()
        .flat_map(|it| it.files.iter().copied())
        .collect();
    let unincluded: Vec<&Utf8Path> = paths
        .filter(|path| !read.contains(path) && *path != Utf8Path::new(include::MANIFEST))
        .collect();
    if !unincluded.is_empty() || models.is_empty() {
        let mut files = includes.of_all(&unincluded, &read, &mut findings);
        // What they lack may be in files that a model includes.
        files.is_open |= !models.is_empty();
        models.push(Model::of(None, files, &constants, &mut findings));
    }
    drop(includes);
    tile::look_up_tiles(&mut models);
    findings.extend(constants.into_findings());
    Resolved {
        manifest,
        models,
        unincluded,
        findings: each_once(findings),
    }
}

/// Leaves out what was found again through another model.
fn each_once(mut findings: Diagnostics) -> Diagnostics {
    let mut seen = HashSet::new();
    findings.0.retain(|finding: &Diagnostic| {
        let place = finding.place.as_ref();
        let place = place.map(|it| (Arc::as_ptr(&it.source), it.span.start, it.span.end));
        seen.insert((finding.code, place, finding.message.clone()))
    });
    findings
}

impl<'p> Resolved<'p> {
    /// The model of that name.
    #[must_use]
    pub fn model(&self, name: &str) -> Option<&Model<'p>> {
        self.models.iter().find(|it| it.name == Some(name))
    }

    /// The explore that a tile asks.
    #[must_use]
    pub fn asked(&self, asks: &Asks) -> Option<(&Model<'p>, &Explore<'p>)> {
        let model = self.models.get(asks.model as usize)?;
        Some((model, model.explores.get(asks.explore as usize)?))
    }

    /// The explore that a tile or a filter of a dashboard of `model` names.
    ///
    /// In files that no model includes, the name of a model that is not there stands for them.
    #[must_use]
    pub fn explore<'r>(
        &'r self,
        model: &'r Model<'p>,
        named_model: Option<&str>,
        explore: &str,
    ) -> ExploreFound<'r, 'p> {
        let model = match named_model {
            Some(name) => match self.model(name) {
                Some(model) => model,
                None if model.name.is_none() => model,
                None => return ExploreFound::UnknownModel,
            },
            None => model,
        };
        match model.explore(explore) {
            Some(found) => ExploreFound::Explore(model, found),
            None if model.is_open => ExploreFound::Unknowable,
            None => ExploreFound::UnknownExplore(model),
        }
    }
}
