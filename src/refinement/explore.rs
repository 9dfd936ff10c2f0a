//! An explore that was changed, with nothing but what was changed.

use super::comparison::{Comparison, values};
use crate::lookml::{Explore, Join};

/// `None` where the refinement would say nothing.
pub(super) fn refined(
    before: &Explore,
    after: &Explore,
    comparison: &mut Comparison,
) -> Option<Explore> {
    let place = format!("explore `{}`", after.name);
    let (explore, is_needed) = comparison.inside(place, |comparison| {
        let mut explore = Explore {
            name: after.name.clone(),
            is_refinement: true,
            ..Explore::default()
        };
        values!(comparison, before, after => explore {
            extends, extension, from, view_name, label, group_label, view_label, description, fields,
            sql_always_where, symmetric_aggregates,
        });
        explore.hidden = comparison.hidden(before.hidden.as_ref(), after.hidden.as_ref());
        explore.always_filter = comparison.list("always_filter", &before.always_filter, &after.always_filter);
        explore.joins = joins(before, after, comparison);
        explore.other = comparison.others(&before.other, &after.other);
        explore
    });
    is_needed.then_some(explore)
}

fn joins(before: &Explore, after: &Explore, comparison: &mut Comparison) -> Vec<Join> {
    let mut joins = Vec::new();
    for edited in &after.joins {
        match before.joins.iter().find(|join| join.name == edited.name) {
            None => joins.extend(comparison.found(Some(edited.clone()))),
            Some(generated) if generated == edited => {}
            Some(generated) => joins.extend(join(generated, edited, comparison)),
        }
    }
    for generated in &before.joins {
        if !after.joins.iter().any(|join| join.name == generated.name) {
            comparison.lose(format!("the join `{}` was taken away", generated.name));
        }
    }
    joins
}

fn join(before: &Join, after: &Join, comparison: &mut Comparison) -> Option<Join> {
    let place = format!("join `{}`", after.name);
    let (join, is_needed) = comparison.inside(place, |comparison| {
        let mut join = Join {
            name: after.name.clone(),
            ..Join::default()
        };
        values!(comparison, before, after => join {
            from, view_label, relationship, required_joins, fields, sql_on,
        });
        join.join_type =
            comparison.value("type", before.join_type.as_ref(), after.join_type.as_ref());
        join.other = comparison.others(&before.other, &after.other);
        join
    });
    is_needed.then_some(join)
}
