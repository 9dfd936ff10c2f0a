//! `Query`: what a tile or a data test asks of an explore.

use super::context::Context;
use super::tiles::{Named, Tile, tiles};
use crate::diagnostic::Place;
use crate::lookml::{Located, Test};
use crate::resolve::{Asks, Explore, FieldRef};

/// What somebody asks of an explore.
pub(super) struct Query<'r, 'p> {
    /// Who asks.
    pub(super) asker: Asker<'r, 'p>,
    /// The explore.
    pub(super) explore: &'r Explore<'p>,
}

/// Who asks.
pub(super) enum Asker<'r, 'p> {
    /// A tile of a dashboard.
    Tile(Box<Tile<'r, 'p>>),
    /// A data test.
    Test(&'r Test),
}

/// The tiles and the data tests of all models.
pub(super) fn queries<'r, 'p>(context: &'r Context<'p>) -> Vec<Query<'r, 'p>> {
    let tiles = tiles(context).into_iter().map(|tile| Query {
        explore: tile.explore,
        asker: Asker::Tile(Box::new(tile)),
    });
    let models = context.models();
    let tests = models.flat_map(|model| model.tests.iter().map(move |test| (model, test)));
    let tests = tests.filter_map(|(model, test)| {
        Some(Query {
            explore: model.explore(&test.explore_source.explore)?,
            asker: Asker::Test(test),
        })
    });
    tiles.chain(tests).collect()
}

impl<'r, 'p> Query<'r, 'p> {
    /// The tile, if one asks.
    pub(super) fn tile(&self) -> Option<&Tile<'r, 'p>> {
        match &self.asker {
            Asker::Tile(tile) => Some(tile),
            Asker::Test(_) => None,
        }
    }

    /// What of a tile was looked up when the project was resolved.
    pub(super) fn asks(&self) -> Option<&'r Asks> {
        self.tile()?.asks
    }

    /// Who asks, as the subject of a sentence.
    pub(super) fn who(&self) -> String {
        match &self.asker {
            Asker::Tile(tile) => format!("the tile `{}`", tile.title()),
            Asker::Test(test) => format!("the test `{}`", test.name),
        }
    }

    /// Where the one who asks stands.
    pub(super) fn place(&self) -> Option<Place> {
        match &self.asker {
            Asker::Tile(tile) => tile.place(),
            Asker::Test(test) => test.origin.place(),
        }
    }

    /// The fields that are shown, hidden ones among them.
    pub(super) fn selected(&self) -> Vec<Named<'r>> {
        match &self.asker {
            Asker::Tile(tile) => {
                let mut names = tile.list("fields");
                names.extend(tile.list("pivots"));
                names.retain(|it| !tile.is_dynamic(it.name));
                names
            }
            Asker::Test(test) => columns(test),
        }
    }

    /// The filters that stand in it, with their expressions.
    pub(super) fn filters(&self) -> Vec<(Named<'r>, &'r str)> {
        match &self.asker {
            Asker::Tile(tile) => tile.filters(),
            Asker::Test(test) => test_filters(test),
        }
    }

    /// The fields on which filters of its page act.
    pub(super) fn listened(&self) -> Vec<Named<'r>> {
        let listens = self.tile().map(Tile::listens).unwrap_or_default();
        listens.into_iter().map(|(_, field)| field).collect()
    }

    /// Every name of a field in it, sorts left out.
    pub(super) fn names(&self) -> Vec<Named<'r>> {
        let mut names = self.selected();
        names.extend(self.filters().into_iter().map(|(field, _)| field));
        names.extend(self.listened());
        names
    }

    /// The fields that are shown and that the explore has.
    pub(super) fn fields(&self) -> Vec<(Named<'r>, FieldRef<'r, 'p>)> {
        let explore = self.explore;
        let selected = self.selected().into_iter();
        let fields =
            selected.filter_map(|it| explore.field(it.name).field().map(|found| (it, found)));
        fields.collect()
    }
}

fn columns(test: &Test) -> Vec<Named<'_>> {
    let source = test.origin.parameter("explore_source");
    let located: Vec<_> = source.map_or_else(Vec::new, |it| it.parameters("column").collect());
    let columns = test.explore_source.columns.iter().enumerate();
    let names = columns.map(|(index, column)| {
        let located = located.get(index);
        let field = located.and_then(|it| it.parameter("field"));
        Named {
            name: column.field.as_deref().unwrap_or(&column.name),
            place: field.map(|it| it.place()).or(located.map(Located::key)),
        }
    });
    names.collect()
}

fn test_filters(test: &Test) -> Vec<(Named<'_>, &str)> {
    let filters = test.explore_source.filters.iter().map(|filter| {
        let named = Named {
            name: filter.field.as_str(),
            place: filter.origin.value().map(|it| it.key()),
        };
        (named, filter.expression.as_str())
    });
    filters.collect()
}
