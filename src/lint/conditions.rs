//! `Conditions`: the filters of a measure or of a tile, with the fields that they are on.

use super::context::Context;
use super::queries::queries;
use crate::diagnostic::Place;
use crate::resolve::{Field, View};

/// The filters that hold together.
pub(super) struct Conditions<'r, 'p> {
    /// Who has them, as the subject of a sentence.
    pub(super) who: String,
    /// The filters.
    pub(super) all: Vec<Condition<'r, 'p>>,
    /// The fields that are shown beside, in a tile.
    pub(super) shown: Vec<(&'r View<'p>, &'r Field<'p>)>,
    /// Whether it is a tile or a test, and no measure.
    pub(super) is_query: bool,
    /// Where the one who has them stands.
    pub(super) place: Option<Place>,
}

/// A filter on a field.
pub(super) struct Condition<'r, 'p> {
    /// The view that has the field.
    pub(super) view: &'r View<'p>,
    /// The field.
    pub(super) field: &'r Field<'p>,
    /// A Looker filter expression.
    pub(super) expression: &'r str,
    /// The name of the field in the filter.
    pub(super) place: Option<Place>,
}

/// The filters of every measure and of every tile and test.
pub(super) fn conditions<'r, 'p>(context: &'r Context<'p>) -> Vec<Conditions<'r, 'p>> {
    let mut all = of_measures(context);
    for query in queries(context) {
        let explore = query.explore;
        let asks = query.asks();
        let filters = query.filters().into_iter().enumerate();
        let filters = filters.filter_map(|(at, (named, expression))| {
            let found = match asks {
                Some(asks) => explore.field_of(asks.filters[at].field?, named.name)?,
                None => explore.field(named.name).field()?,
            };
            Some(Condition {
                view: found.view,
                field: found.field,
                expression,
                place: named.place,
            })
        });
        let shown = query
            .fields()
            .into_iter()
            .map(|(_, it)| (it.view, it.field));
        all.push(Conditions {
            who: query.who(),
            all: filters.collect(),
            shown: shown.collect(),
            is_query: true,
            place: query.place(),
        });
    }
    all
}

fn of_measures<'r, 'p>(context: &'r Context<'p>) -> Vec<Conditions<'r, 'p>> {
    let mut all = Vec::new();
    for model in context.models() {
        for view in &model.views {
            let view: &View<'_> = view;
            for field in view
                .fields
                .iter()
                .filter(|it| !it.declared.filters.is_empty())
            {
                let filters = field.filters().filter_map(|(filter, filtered)| {
                    let found = match filtered.field {
                        Some(id) => view.field_of(id, &filter.field)?,
                        None => view.field(&filter.field)?,
                    };
                    Some(Condition {
                        view: found.view,
                        field: found.field,
                        expression: filter.expression.as_str(),
                        place: filter.origin.value().map(|it| it.key()),
                    })
                });
                all.push(Conditions {
                    who: format!("the measure `{}.{}`", view.name(), field.declared.name),
                    all: filters.collect(),
                    shown: Vec::new(),
                    is_query: false,
                    place: field.declared.origin.place(),
                });
            }
        }
    }
    all
}
