//! `GuideView`: the fields that people see, by view and group.

use serde::Serialize;

use crate::lookml::{Declaration, Field, FieldKind, View, YesNo};

/// The heading of fields without a group label.
const UNGROUPED: &str = "Other fields";

/// A view with the fields that people see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideView {
    /// The name.
    pub name: String,
    /// The views whose fields it has as well.
    pub extends: Vec<String>,
    /// Its fields by group label, in the order in which the groups first occur.
    pub groups: Vec<GuideGroup>,
}

/// Fields with one group label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideGroup {
    /// The group label. Free text.
    pub label: String,
    /// The fields, in order.
    pub fields: Vec<GuideField>,
}

/// A field that people see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GuideField {
    /// The name, without the view.
    pub name: String,
    /// `dimension`, `measure`, ...
    pub kind: String,
    /// What people see. Free text.
    pub label: String,
    /// Free text.
    pub description: String,
    /// The timeframes of a dimension group.
    pub timeframes: Vec<String>,
}

/// The views that show a field, each once: a view and its refinements are one.
pub(super) fn views<'a>(declarations: impl Iterator<Item = &'a Declaration>) -> Vec<GuideView> {
    let mut views: Vec<GuideView> = Vec::new();
    for declaration in declarations {
        if let Declaration::View(view) = declaration {
            add(view, &mut views);
        }
    }
    views.retain(|view| !view.groups.is_empty());
    views
}

fn add(view: &View, views: &mut Vec<GuideView>) {
    let known = views.iter().position(|known| known.name == view.name);
    let index = known.unwrap_or_else(|| {
        views.push(GuideView {
            name: view.name.clone(),
            extends: Vec::new(),
            groups: Vec::new(),
        });
        views.len() - 1
    });
    let merged = &mut views[index];
    merged
        .extends
        .extend(view.extends.iter().flatten().cloned());
    for field in view.fields.iter().filter(|field| is_visible(field, view)) {
        let label = field.group_label.as_deref().unwrap_or(UNGROUPED);
        add_field(guide_field(field), label, &mut merged.groups);
    }
}

/// A later declaration of the same field takes the place of the earlier one.
fn add_field(field: GuideField, label: &str, groups: &mut Vec<GuideGroup>) {
    for group in &mut *groups {
        group.fields.retain(|known| known.name != field.name);
    }
    match groups.iter_mut().find(|group| group.label == label) {
        Some(group) => group.fields.push(field),
        None => groups.push(GuideGroup {
            label: label.to_owned(),
            fields: vec![field],
        }),
    }
    groups.retain(|group| !group.fields.is_empty());
}

fn is_visible(field: &Field, view: &View) -> bool {
    match field.hidden {
        Some(YesNo::Yes) => false,
        Some(YesNo::No) => true,
        _ => view.fields_hidden_by_default != Some(YesNo::Yes),
    }
}

fn guide_field(field: &Field) -> GuideField {
    let timeframes = field.timeframes.iter().flatten();
    let kind = match &field.kind {
        FieldKind::DimensionGroup => "dimensions",
        kind => kind.as_str(),
    };
    GuideField {
        name: field.name.clone(),
        kind: kind.to_owned(),
        label: field.label.clone().unwrap_or_else(|| field.name.clone()),
        description: field.description.clone().unwrap_or_default(),
        timeframes: timeframes.map(|frame| frame.as_str().to_owned()).collect(),
    }
}
