//! `Thing`: what a change is about, by its public name.

use std::fmt;

use serde::Serialize;

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Its own name; of an unnamed tile its title.
    pub name: String,
    /// The view of a field or set, the explore of a join, the dashboard of a tile or filter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The model, where the project has several; empty for what stands in files that no model includes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

/// The kinds of things that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ThingKind {
    /// A constant of the manifest.
    Constant,
    /// A model.
    Model,
    /// An explore.
    Explore,
    /// A join of an explore.
    Join,
    /// A view.
    View,
    /// A dimension.
    Dimension,
    /// A dimension group.
    DimensionGroup,
    /// A measure.
    Measure,
    /// A filter-only field.
    Filter,
    /// A parameter of a view.
    Parameter,
    /// A set of fields.
    Set,
    /// A dashboard.
    Dashboard,
    /// A filter of a dashboard.
    DashboardFilter,
    /// A tile of a dashboard.
    Tile,
    /// A data test.
    Test,
}

impl ThingKind {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Model => "model",
            Self::Explore => "explore",
            Self::Join => "join",
            Self::View => "view",
            Self::Dimension => "dimension",
            Self::DimensionGroup => "dimension group",
            Self::Measure => "measure",
            Self::Filter => "filter",
            Self::Parameter => "parameter",
            Self::Set => "set",
            Self::Dashboard => "dashboard",
            Self::DashboardFilter => "dashboard filter",
            Self::Tile => "tile",
            Self::Test => "data test",
        }
    }

    /// Whether it is a field of a view.
    #[must_use]
    pub fn is_field(self) -> bool {
        matches!(
            self,
            Self::Dimension | Self::DimensionGroup | Self::Measure | Self::Filter | Self::Parameter
        )
    }
}

impl Thing {
    /// A thing without anything round it.
    #[must_use]
    pub fn new(kind: ThingKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            within: None,
            model: None,
        }
    }

    /// The same in a view, an explore or a dashboard.
    #[must_use]
    pub fn within(mut self, name: &str) -> Self {
        self.within = Some(name.to_owned());
        self
    }

    /// The name under which people know it: `view.field`, `explore.join`; of tiles and filters of a
    /// dashboard the name alone, which may hold anything.
    #[must_use]
    pub fn public_name(&self) -> String {
        match (&self.within, self.kind) {
            (None, _) | (_, ThingKind::Tile | ThingKind::DashboardFilter) => self.name.clone(),
            (Some(within), _) => format!("{within}.{}", self.name),
        }
    }

    /// The public name in back-ticks, with the dashboard of a tile or filter.
    #[must_use]
    pub fn quoted(&self) -> String {
        let name = self.public_name();
        match self.dashboard() {
            Some(dashboard) => format!("`{name}` of `{dashboard}`"),
            None => format!("`{name}`"),
        }
    }

    /// The dashboard of a tile or filter.
    #[must_use]
    pub fn dashboard(&self) -> Option<&str> {
        match self.kind {
            ThingKind::Tile | ThingKind::DashboardFilter => self.within.as_deref(),
            _ => None,
        }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.quoted())?;
        match self.model.as_deref() {
            Some("") => f.write_str(" in files that no model includes"),
            Some(model) => write!(f, " in the model `{model}`"),
            None => Ok(()),
        }
    }
}
