//! `Context`: what a rule may look at.

use std::sync::OnceLock;

use camino::Utf8Path;

use super::column_index::ColumnIndex;
use super::placement::{self, Placement};
use super::subject::Subject;
use crate::glue::{HiveType, Table};
use crate::lookml::{Dashboard, Declaration, Explore, Field, File, Join, View};
use crate::resolve::{self, Model, Resolved};
use crate::syntax::Document;

/// What a rule may look at: the files as trees, what they declare, and the table.
#[derive(Clone, Debug)]
pub struct Context<'p> {
    /// The files.
    pub subject: &'p Subject,
    /// The table over which the project is written, if it is known.
    pub table: Option<&'p Table>,
    /// What Looker sees.
    resolved: Resolved<'p>,
    /// The parameters that stand where they do not belong, as soon as a rule asks.
    strays: OnceLock<Vec<Placement<'p>>>,
    /// The columns of the table, as soon as a rule asks.
    columns: OnceLock<ColumnIndex<'p>>,
}

impl<'p> Context<'p> {
    /// A project, and the table if one is known.
    #[must_use]
    pub fn new(subject: &'p Subject, table: Option<&'p Table>) -> Self {
        Self {
            subject,
            table,
            resolved: resolve::resolve(&subject.project),
            strays: OnceLock::new(),
            columns: OnceLock::new(),
        }
    }

    /// The parameters that do not belong into the block in which they stand.
    pub(super) fn strays(&self) -> &[Placement<'p>] {
        self.strays.get_or_init(|| placement::strays(self))
    }

    /// The type of a column of the table, or of a member at that path in it.
    pub(super) fn column_type(&self, path: &str) -> Option<&'p HiveType> {
        let table = self.table?;
        self.columns
            .get_or_init(|| ColumnIndex::of(table))
            .get(path)
    }

    /// The models that Looker reads. Where there are model files, what none of them includes is left
    /// out: nothing of it is in force, and what it names may be anywhere.
    pub fn models(&self) -> impl Iterator<Item = &Model<'p>> {
        let models = &self.resolved.models;
        let has_file = models.iter().any(|model| model.name.is_some());
        models
            .iter()
            .filter(move |model| model.name.is_some() || !has_file)
    }

    /// The project as Looker sees it.
    #[must_use]
    pub fn resolved(&self) -> &Resolved<'p> {
        &self.resolved
    }

    /// The `.lkml` files as trees, by path.
    pub fn documents(&self) -> impl Iterator<Item = (&'p Utf8Path, &'p Document)> + use<'p> {
        self.subject
            .files
            .iter()
            .filter_map(|(path, file)| Some((path.as_path(), file.document.as_ref()?)))
    }

    /// What stands at the top level of the `.lkml` files, file by file and in order.
    pub fn declarations(&self) -> impl Iterator<Item = (&'p Utf8Path, &'p Declaration)> + use<'p> {
        self.subject.project.files.iter().flat_map(|(path, file)| {
            let declarations = match file {
                File::Lookml(declarations) => declarations.as_slice(),
                File::Dashboards(_) => &[],
            };
            declarations.iter().map(move |it| (path.as_path(), it))
        })
    }

    /// The views and their refinements, as declared.
    pub fn views(&self) -> impl Iterator<Item = &'p View> + use<'p> {
        self.declarations().filter_map(|(_, it)| match it {
            Declaration::View(view) => Some(view),
            _ => None,
        })
    }

    /// The fields of the views and refinements, as declared, each with its view.
    pub fn fields(&self) -> impl Iterator<Item = (&'p View, &'p Field)> + use<'p> {
        self.views()
            .flat_map(|view| view.fields.iter().map(move |field| (view, field)))
    }

    /// The explores and their refinements, as declared.
    pub fn explores(&self) -> impl Iterator<Item = &'p Explore> + use<'p> {
        self.declarations().filter_map(|(_, it)| match it {
            Declaration::Explore(explore) => Some(explore),
            _ => None,
        })
    }

    /// The joins of the explores and refinements, as declared, each with its explore.
    pub fn joins(&self) -> impl Iterator<Item = (&'p Explore, &'p Join)> + use<'p> {
        self.explores()
            .flat_map(|explore| explore.joins.iter().map(move |join| (explore, join)))
    }

    /// The LookML dashboards.
    pub fn dashboards(&self) -> impl Iterator<Item = &'p Dashboard> + use<'p> {
        self.subject.project.files.values().flat_map(|file| {
            let dashboards = match file {
                File::Dashboards(dashboards) => dashboards.as_slice(),
                File::Lookml(_) => &[],
            };
            dashboards.iter()
        })
    }

    /// The views as Looker sees them, model by model; those of no model are left out.
    pub fn resolved_views(&self) -> impl Iterator<Item = &resolve::View<'p>> {
        let models = self.resolved.models.iter();
        models.flat_map(|model| model.views.iter().map(AsRef::as_ref))
    }

    /// The fields as Looker sees them, each with its view.
    pub fn resolved_fields(
        &self,
    ) -> impl Iterator<Item = (&resolve::View<'p>, &resolve::Field<'p>)> {
        self.resolved_views()
            .flat_map(|view| view.fields.iter().map(move |field| (view, field)))
    }

    /// The explores as Looker sees them, each with its model.
    pub fn resolved_explores(
        &self,
    ) -> impl Iterator<Item = (&resolve::Model<'p>, &resolve::Explore<'p>)> {
        let models = self.resolved.models.iter();
        models.flat_map(|model| model.explores.iter().map(move |explore| (model, explore)))
    }

    /// The joins as Looker sees them, each with its explore.
    pub fn resolved_joins(
        &self,
    ) -> impl Iterator<Item = (&resolve::Explore<'p>, &resolve::Join<'p>)> {
        self.resolved_explores()
            .flat_map(|(_, explore)| explore.joins.iter().map(move |join| (explore, join)))
    }

    /// The dashboards as Looker sees them, each with its model.
    pub fn resolved_dashboards(
        &self,
    ) -> impl Iterator<Item = (&resolve::Model<'p>, &resolve::Dashboard<'p>)> {
        let models = self.resolved.models.iter();
        models.flat_map(|model| model.dashboards.iter().map(move |it| (model, it)))
    }
}
