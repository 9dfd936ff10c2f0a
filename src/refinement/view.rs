//! A view that was changed, with nothing but what was changed.

use super::comparison::{Comparison, values};
use super::field;
use crate::lookml::{Field, FieldSet, View};

/// `None` where the refinement would say nothing.
pub(super) fn refined(before: &View, after: &View, comparison: &mut Comparison) -> Option<View> {
    let place = format!("view `{}`", after.name);
    let (view, is_needed) = comparison.inside(place, |comparison| {
        let mut view = View {
            name: after.name.clone(),
            is_refinement: true,
            ..View::default()
        };
        values!(comparison, before, after => view {
            extends, extension, label, sql_table_name, derived_table, suggestions,
            fields_hidden_by_default, drill_fields,
        });
        view.fields = fields(before, after, comparison);
        view.sets = sets(before, after, comparison);
        view.other = comparison.others(&before.other, &after.other);
        view
    });
    is_needed.then_some(view)
}

fn fields(before: &View, after: &View, comparison: &mut Comparison) -> Vec<Field> {
    let is_same = |one: &Field, other: &Field| (&one.kind, &one.name) == (&other.kind, &other.name);
    let mut fields = Vec::new();
    for edited in &after.fields {
        match before.fields.iter().find(|field| is_same(field, edited)) {
            None => fields.extend(comparison.found(Some(edited.clone()))),
            Some(generated) if generated == edited => {}
            Some(generated) => fields.extend(field::refined(generated, edited, comparison)),
        }
    }
    for generated in &before.fields {
        if !after.fields.iter().any(|field| is_same(field, generated)) {
            let (kind, name) = (generated.kind.as_str(), &generated.name);
            comparison.lose(format!(
                "the {kind} `{name}` was taken away; `hidden: yes` in a refinement hides it"
            ));
        }
    }
    fields
}

fn sets(before: &View, after: &View, comparison: &mut Comparison) -> Vec<FieldSet> {
    for set in &before.sets {
        if !after.sets.iter().any(|other| other.name == set.name) {
            comparison.lose(format!("the set `{}` was taken away", set.name));
        }
    }
    let changed: Vec<FieldSet> = after
        .sets
        .iter()
        .filter(|set| !before.sets.contains(set))
        .cloned()
        .collect();
    comparison
        .found((!changed.is_empty()).then_some(changed))
        .unwrap_or_default()
}
