//! `WrittenQuery`: a query that stands in a view or an explore as LookML, for a derived table, an
//! aggregate table, or people to begin with.

use super::context::Context;
use super::tiles::Named;
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
        self.parameters.iter().flat_map(names).collect()
    }
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
        ("filters", Value::Block { parameters, .. }) => {
            word_of(parameters, "field").into_iter().collect()
        }
        ("dimensions" | "measures" | "pivots", Value::List(items)) => {
            let words = items.iter().enumerate();
            words
                .filter_map(|(index, item)| match item {
                    Value::Word(name) | Value::Text(name) => Some(item_of(parameter, index, name)),
                    _ => None,
                })
                .collect()
        }
        ("filters" | "sorts", Value::Pairs(pairs)) => {
            let pairs = pairs.iter().enumerate();
            pairs
                .map(|(index, (name, _))| item_of(parameter, index, name))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn word_of<'r>(parameters: &'r [Parameter], key: &str) -> Option<Named<'r>> {
    let parameter = parameters.iter().find(|it| it.name == key)?;
    match &parameter.value {
        Value::Word(name) | Value::Text(name) => Some(named(name, parameter)),
        _ => None,
    }
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
