//! `WrittenQuery`: a query that stands in a view or an explore as LookML, for a derived table, an
//! aggregate table, or people to begin with.

use super::context::Context;
use super::tiles::Named;
use crate::diagnostic::Place;
use crate::lookml::{Parameter, Value};
use crate::resolve::{Explore, Model, View};

/// A query that LookML holds.
pub(super) struct WrittenQuery<'r, 'p> {
    /// Whose it is, as the subject of a sentence.
    pub(super) who: String,
    /// What is asked.
    pub(super) explore: &'r Explore<'p>,
    parameters: &'r [Parameter],
}

impl<'r> WrittenQuery<'r, '_> {
    /// Every name of a field of the explore.
    pub(super) fn names(&self) -> Vec<Named<'r>> {
        let filters = filters(self.parameters).into_iter().map(|it| it.field);
        let others = self.parameters.iter().flat_map(names);
        others.chain(filters).collect()
    }

    /// The filters.
    pub(super) fn filters(&self) -> Vec<WrittenFilter<'r>> {
        filters(self.parameters)
    }
}

/// A filter in LookML.
pub(super) struct WrittenFilter<'r> {
    /// The field.
    pub(super) field: Named<'r>,
    /// A Looker filter expression.
    pub(super) expression: &'r str,
    /// Where the expression stands.
    pub(super) place: Option<Place>,
}

/// The queries of a model's derived tables, aggregate tables and explores.
pub(super) fn written_queries<'r, 'p>(context: &'r Context<'p>) -> Vec<WrittenQuery<'r, 'p>> {
    let mut queries = Vec::new();
    for model in context.models() {
        for (view, source) in explore_sources(model) {
            queries.extend(source.explore(model).map(|explore| WrittenQuery {
                who: format!("the derived table of `{}`", view.name()),
                explore,
                parameters: source.parameters,
            }));
        }
        for explore in model.explores.iter().filter(|it| !it.is_template()) {
            of_explore(explore, &mut queries);
        }
    }
    queries
}

fn of_explore<'r, 'p>(explore: &'r Explore<'p>, queries: &mut Vec<WrittenQuery<'r, 'p>>) {
    for parameter in &explore.declared.other {
        let Value::Block {
            name: Some(name),
            parameters,
        } = &parameter.value
        else {
            continue;
        };
        let mut add = |what: &str, parameters| {
            queries.push(WrittenQuery {
                who: format!("the {what} `{name}` of the explore `{}`", explore.name()),
                explore,
                parameters,
            });
        };
        match parameter.name.as_str() {
            "query" => add("query", parameters),
            "aggregate_table" => {
                for inner in parameters.iter().filter(|it| it.name == "query") {
                    if let Value::Block { parameters, .. } = &inner.value {
                        add("aggregate table", parameters);
                    }
                }
            }
            _ => {}
        }
    }
}

/// `explore_source: name { .. }` of a derived table.
pub(super) struct ExploreSource<'r> {
    /// The name of the explore.
    pub(super) name: &'r str,
    /// The parameter.
    pub(super) parameter: &'r Parameter,
    parameters: &'r [Parameter],
}

impl ExploreSource<'_> {
    /// The explore that is asked.
    pub(super) fn explore<'r, 'p>(&self, model: &'r Model<'p>) -> Option<&'r Explore<'p>> {
        model.explore(self.name)
    }
}

/// The views of a model whose tables are made by asking an explore.
pub(super) fn explore_sources<'r, 'p>(
    model: &'r Model<'p>,
) -> impl Iterator<Item = (&'r View<'p>, ExploreSource<'r>)> {
    let views = model.views.iter().map(AsRef::as_ref);
    let views = views.filter(|view: &&View<'_>| !view.is_template());
    views.filter_map(|view| Some((view, explore_source(view)?)))
}

fn explore_source<'r>(view: &'r View<'_>) -> Option<ExploreSource<'r>> {
    let parameters = &view.derived_table()?.other;
    let parameter = parameters.iter().find(|it| it.name == "explore_source")?;
    match &parameter.value {
        Value::Block {
            name: Some(name),
            parameters,
        } => Some(ExploreSource {
            name,
            parameter,
            parameters,
        }),
        _ => None,
    }
}

/// The names of fields in a parameter of a query.
fn names(parameter: &Parameter) -> Vec<Named<'_>> {
    match (parameter.name.as_str(), &parameter.value) {
        ("column", Value::Block { name, parameters }) => {
            let own = name.as_deref().map(|name| named(name, parameter));
            word_of(parameters, "field").or(own).into_iter().collect()
        }
        // What binds comes from wherever the derived table is used.
        ("bind_filters", Value::Block { parameters, .. }) => {
            word_of(parameters, "to_field").into_iter().collect()
        }
        ("dimensions" | "measures" | "pivots", Value::List(items)) => {
            let words = items.iter().enumerate();
            words
                .filter_map(|(index, item)| Some(item_of(parameter, index, text_of(item)?)))
                .collect()
        }
        ("sorts", Value::Pairs(pairs)) => {
            let pairs = pairs.iter().enumerate();
            pairs
                .map(|(index, (name, _))| item_of(parameter, index, name))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The filters among the parameters of a query, in the new style and in the old.
pub(super) fn filters(parameters: &[Parameter]) -> Vec<WrittenFilter<'_>> {
    let parameters = parameters.iter().filter(|it| it.name == "filters");
    let filters = parameters.flat_map(|parameter| match &parameter.value {
        Value::Pairs(pairs) => {
            let pairs = pairs.iter().enumerate();
            let filters = pairs.filter_map(|(index, (name, value))| {
                let located = parameter.origin.value();
                Some(WrittenFilter {
                    field: item_of(parameter, index, name),
                    expression: text_of(value)?,
                    place: located.and_then(|it| Some(it.item(index)?.place())),
                })
            });
            filters.collect()
        }
        Value::Block { parameters, .. } => {
            let expression = word_of(parameters, "value");
            let filter = word_of(parameters, "field").zip(expression);
            let filter = filter.map(|(field, value)| WrittenFilter {
                field,
                expression: value.name,
                place: value.place,
            });
            filter.into_iter().collect()
        }
        _ => Vec::new(),
    });
    filters.collect()
}

fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Word(text) | Value::Text(text) => Some(text),
        _ => None,
    }
}

fn word_of<'r>(parameters: &'r [Parameter], key: &str) -> Option<Named<'r>> {
    let parameter = parameters.iter().find(|it| it.name == key)?;
    text_of(&parameter.value).map(|name| named(name, parameter))
}

fn named<'r>(name: &'r str, parameter: &Parameter) -> Named<'r> {
    let located = parameter.origin.value();
    Named {
        name,
        place: located.map(|it| it.place()),
    }
}

fn item_of<'r>(parameter: &Parameter, index: usize, name: &'r str) -> Named<'r> {
    let located = parameter.origin.value();
    let item = located.and_then(|it| it.item(index));
    Named {
        name,
        place: item.or(located).map(|it| it.key()),
    }
}
