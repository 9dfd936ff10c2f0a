//! `Table` + `Config` -> `Project`: the only place that knows both vocabularies.

mod dashboards;
mod guide;

use camino::Utf8PathBuf;
use serde::Serialize;

use crate::lookml::Project;

pub use dashboards::{
    DashboardScene, FilterTarget, IDENTITY_CLASSES, MFA_STATUSES, NamedFilterTarget, RESULTS,
    console_login_overview, query_count,
};
pub use guide::{
    Guide, GuideDashboard, GuideExplore, GuideFacts, GuideField, GuideFile, GuideGroup, GuideKey,
    GuideView, guide, markdown_text,
};

/// Everything that is generated, before it is text.
#[derive(Clone, Debug, PartialEq)]
pub struct Modeled {
    /// The LookML.
    pub project: Project,
    /// `marketplace.json`
    pub marketplace: Marketplace,
    /// The page for analysts.
    pub guide: Guide,
    /// Where `refinements.lkml` lies, which is written only when absent.
    pub refinements: Refinements,
}

/// `marketplace.json`: what Looker's marketplace shows and which constants it asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Marketplace {
    /// Title.
    pub label: String,
    /// One line below it.
    pub tagline: String,
    /// The exported constants of the manifest, in order.
    pub constants: Vec<MarketplaceConstant>,
    /// The name of the model.
    pub model: String,
    /// The constant that holds the connection.
    pub connection_constant: String,
}

/// A constant that the marketplace asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MarketplaceConstant {
    /// Its name in the manifest.
    pub name: String,
    /// What people see.
    pub label: String,
    /// What it is for.
    pub description: Option<String>,
    /// `connection` where its value must be one.
    pub value_constraint: Option<String>,
}

/// `refinements.lkml`: the person's own from the day it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refinements {
    /// Where it is written, from the project's root.
    pub path: Utf8PathBuf,
    /// The event view, for the example in it.
    pub events_view: String,
    /// The sign-in view, for the example in it.
    pub sign_in_view: String,
}
