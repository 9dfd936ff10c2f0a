//! A person's edit of a generated dashboard as a dashboard of the person's that extends it.
//!
//! Filters and tiles of the same name take the place of those that are extended
//! (<https://cloud.google.com/looker/docs/reference/param-lookml-dashboard#extends>), so each that was
//! changed stands there as a whole.

use crate::lookml::{Dashboard, Element};

/// What carries an edit of a dashboard.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedDashboard {
    /// The dashboard of the person's.
    pub dashboard: Dashboard,
    /// What it does not carry: one sentence each, without a full stop.
    pub lost: Vec<String>,
}

/// A dashboard that extends the generated one and differs from it as the edited one does.
#[must_use]
pub fn extending(generated: &Dashboard, edited: &Dashboard) -> CarriedDashboard {
    let mut lost = Vec::new();
    let mut other = vec![("extends".to_owned(), generated.id.as_str().into())];
    other.extend(
        edited
            .other
            .iter()
            .filter(|entry| !generated.other.contains(entry))
            .cloned(),
    );
    for filter in &generated.filters {
        if !edited.filters.iter().any(|kept| kept.name == filter.name) {
            lost.push(format!("the filter `{}` was taken away", filter.name));
        }
    }
    for element in &generated.elements {
        if !edited.elements.iter().any(|kept| kept.name == element.name) {
            lost.push(format!("the tile `{}` was taken away", name(element)));
        }
    }
    let dashboard = Dashboard {
        id: format!("our_{}", generated.id),
        title: edited
            .title
            .clone()
            .filter(|_| edited.title != generated.title),
        description: edited
            .description
            .clone()
            .filter(|_| edited.description != generated.description),
        layout: edited
            .layout
            .clone()
            .filter(|_| edited.layout != generated.layout),
        preferred_viewer: edited
            .preferred_viewer
            .clone()
            .filter(|_| edited.preferred_viewer != generated.preferred_viewer),
        crossfilter_enabled: edited
            .crossfilter_enabled
            .filter(|_| edited.crossfilter_enabled != generated.crossfilter_enabled),
        filters: edited
            .filters
            .iter()
            .filter(|filter| !generated.filters.contains(filter))
            .cloned()
            .collect(),
        elements: edited
            .elements
            .iter()
            .filter(|element| !generated.elements.contains(element))
            .cloned()
            .collect(),
        other,
        ..Dashboard::default()
    };
    CarriedDashboard { dashboard, lost }
}

fn name(element: &Element) -> &str {
    element
        .name
        .as_deref()
        .or(element.title.as_deref())
        .unwrap_or("without a name")
}
