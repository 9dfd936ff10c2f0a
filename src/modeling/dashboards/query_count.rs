//! How many queries a dashboard runs when somebody opens it.

use crate::lookml::{Dashboard, Element};

/// The number of different queries behind the tiles.
///
/// Tiles with the same fields, filters, sorts and limits share one query, whatever they show of it;
/// what Looker computes after the query (table calculations) makes no difference.
#[must_use]
pub fn query_count(dashboard: &Dashboard) -> usize {
    let mut seen: Vec<Element> = Vec::new();
    for element in dashboard.elements.iter().filter(|e| e.explore.is_some()) {
        let asked = query_of(element);
        if !seen.contains(&asked) {
            seen.push(asked);
        }
    }
    seen.len()
}

/// The element with nothing but what makes its query.
fn query_of(element: &Element) -> Element {
    Element {
        model: element.model.clone(),
        explore: element.explore.clone(),
        fields: element.fields.clone(),
        pivots: element.pivots.clone(),
        fill_fields: element.fill_fields.clone(),
        filters: element.filters.clone(),
        sorts: element.sorts.clone(),
        limit: element.limit,
        column_limit: element.column_limit,
        listen: element.listen.clone(),
        ..Element::default()
    }
}
