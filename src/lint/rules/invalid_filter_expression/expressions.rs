//! The filter expressions of a project, each with the language of its field.

use crate::diagnostic::Place;
use crate::filter_expression::Kind;
use crate::lint::Context;
use crate::lint::written_queries::{WrittenFilter, filters, written_queries};
use crate::lookml::{DashboardFilter, FieldFilter, FieldKind, Located, Value};
use crate::resolve::{self, Explore, ExploreFound, FieldRef, Found, Model, View};

/// A filter expression and the language of its field.
pub(super) struct Expression<'e> {
    pub(super) kind: Kind,
    pub(super) text: &'e str,
    /// What it says, where that was read when the project was resolved.
    pub(super) read: Option<&'e resolve::Expression>,
    /// Where it stands.
    pub(super) place: Option<Place>,
}

type Look<'l> = dyn FnMut(Expression<'_>) + 'l;

/// Shows every filter expression over a field that is known.
pub(super) fn each_expression(context: &Context<'_>, look: &mut Look<'_>) {
    for view in context.resolved_views() {
        of_view(view, look);
    }
    for (_, explore) in context.resolved_explores() {
        for (filter, named) in explore.always_filter() {
            of_explore(explore, filter, named.expression.as_ref(), look);
        }
        for parameter in &explore.declared.other {
            if let ("conditionally_filter", Value::Block { parameters, .. }) =
                (parameter.name.as_str(), &parameter.value)
            {
                written(explore, filters(parameters), look);
            }
        }
    }
    for query in written_queries(context) {
        written(query.explore, query.filters(), look);
    }
    for model in &context.resolved().models {
        for test in &model.tests {
            let source = &test.explore_source;
            if let Some(explore) = model.explore(&source.explore) {
                for filter in &source.filters {
                    of_explore(explore, filter, None, look);
                }
            }
        }
        of_dashboards(context, model, look);
    }
}

/// The filters of measures over fields of the same view, and the defaults of filter fields.
fn of_view(view: &View<'_>, look: &mut Look<'_>) {
    for field in &view.fields {
        for (filter, filtered) in field.filters() {
            let own = match filter.field.split_once('.') {
                Some((name, field)) => (name == view.name()).then_some(field),
                None => Some(filter.field.as_str()),
            };
            let found = own.and_then(|name| view.field(name));
            let read = filtered.expression.as_ref();
            show(
                found,
                (filter.expression.as_str(), read),
                place(filter),
                look,
            );
        }
        let default = field.declared.default_value.as_deref();
        if let Some(text) = default.filter(|_| field.declared.kind == FieldKind::Filter)
            && let Some(kind) = Kind::of(&field.declared, None)
        {
            let at = field.origin_of("default_value");
            look(Expression {
                kind,
                text,
                read: None,
                place: at.map(|it| it.place()),
            });
        }
    }
}

fn of_explore(
    explore: &Explore<'_>,
    filter: &FieldFilter,
    read: Option<&resolve::Expression>,
    look: &mut Look<'_>,
) {
    let found = explore.field(&filter.field);
    show(
        field(found),
        (filter.expression.as_str(), read),
        place(filter),
        look,
    );
}

fn written(explore: &Explore<'_>, filters: Vec<WrittenFilter<'_>>, look: &mut Look<'_>) {
    for filter in filters {
        let found = field(explore.field(filter.field.name));
        show(found, (filter.expression, None), filter.place, look);
    }
}

/// A field that people do not see may be filtered all the same.
fn field<'r, 'p>(found: Found<'r, 'p>) -> Option<FieldRef<'r, 'p>> {
    match found {
        Found::Field(field) | Found::Excluded(field) => Some(field),
        _ => None,
    }
}

fn of_dashboards(context: &Context<'_>, model: &Model<'_>, look: &mut Look<'_>) {
    let explore = |named_model: Option<&str>, name: &Option<String>| {
        let found = context
            .resolved()
            .explore(model, named_model, name.as_deref()?);
        match found {
            ExploreFound::Explore(_, explore) => Some(explore),
            _ => None,
        }
    };
    for dashboard in &model.dashboards {
        for tile in dashboard.elements() {
            let declared = tile.declared;
            let Some(explore) = explore(declared.model.as_deref(), &declared.explore) else {
                continue;
            };
            let filters = tile.origin_of("filters");
            for (at, (name, text)) in declared.filters.iter().enumerate() {
                let known = tile.asks.and_then(|asks| asks.filters.get(at));
                let read = known.and_then(|known| known.expression.as_ref());
                let at = filters.and_then(|filters| filters.parameter(name));
                let place = at.map(|it: Located<'_>| it.place());
                show(field(explore.field(name)), (text, read), place, look);
            }
        }
        for filter in dashboard.filters() {
            let declared = filter.declared;
            let explore = explore(declared.model.as_deref(), &declared.explore);
            let Some(text) = &declared.default_value else {
                continue;
            };
            if let Some(kind) = kind_of(declared, explore) {
                let at = filter.origin_of("default_value");
                let place = at.map(|it| it.place());
                look(Expression {
                    kind,
                    text,
                    read: None,
                    place,
                });
            }
        }
    }
}

/// The language of a dashboard's filter: of its type, or of its field.
fn kind_of(filter: &DashboardFilter, explore: Option<&Explore<'_>>) -> Option<Kind> {
    match filter.filter_type.as_deref()? {
        "date_filter" => Some(Kind::Date),
        "number_filter" => Some(Kind::Number),
        "field_filter" => {
            let found = field(explore?.field(filter.field.as_deref()?))?;
            found.filter_kind()
        }
        _ => None,
    }
}

fn show(
    found: Option<FieldRef<'_, '_>>,
    (text, read): (&str, Option<&resolve::Expression>),
    place: Option<Place>,
    look: &mut Look<'_>,
) {
    let kind = found
        .filter(|found| !found.is_bare_group())
        .and_then(|found| found.filter_kind());
    if let Some(kind) = kind {
        look(Expression {
            kind,
            text,
            read,
            place,
        });
    }
}

fn place(filter: &FieldFilter) -> Option<Place> {
    filter.origin.value().map(|it| it.place())
}
