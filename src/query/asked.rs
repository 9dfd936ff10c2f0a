//! `Asked`: a query with who asks it, and its SQL.

use super::compiler::{Compiled, Memories, compile, compile_with};
use super::looker_query::{Circumstances, FieldName, LookerQuery};
use super::refusal::Refusal;
use super::tile::{SetFilter, Tile, tiles};
use crate::resolve::{Dashboard, Explore, Model, Resolved};

/// A query with who asks it, and its SQL.
#[derive(Clone, Debug)]
pub struct Asked<'r> {
    /// The dashboard, if one asks it.
    pub dashboard: Option<&'r str>,
    /// The tiles that share it: Looker asks once and shows them the same answer.
    pub tiles: Vec<&'r str>,
    /// The model.
    pub model: &'r str,
    /// The explore.
    pub explore: &'r str,
    /// What is asked.
    pub query: LookerQuery<'r>,
    /// The SQL, or why there is none.
    pub compiled: Result<Compiled<'r>, Refusal>,
}

/// So many fields stand in one query that asks for all of an explore.
const FIELDS_A_QUERY: usize = 25;

/// The queries of dashboards, each once for a dashboard; `wanted` picks the tiles.
#[must_use]
pub fn ask_dashboards<'r, 'p>(
    resolved: &'r Resolved<'p>,
    dashboards: &[(&'r Model<'p>, &'r Dashboard<'p>)],
    wanted: impl Fn(&Tile<'_>) -> bool,
    set: &'r [SetFilter],
    timezone: Option<&'r str>,
    circumstances: &'r Circumstances,
) -> Vec<Asked<'r>> {
    let mut memories = Memories::default();
    let count = dashboards.iter().map(|(_, it)| it.declared.elements.len());
    let mut asked = Vec::with_capacity(count.sum());
    for (model, dashboard) in dashboards {
        let begin = asked.len();
        for tile in tiles(model, dashboard, set, timezone) {
            if !wanted(&tile) {
                continue;
            }
            // Most tiles that share a query ask it in the same words; others come to the same SQL.
            if let Some(same) = asked[begin..].iter_mut().find(|it| is_asked(it, &tile)) {
                same.tiles.push(tile.shown);
                continue;
            }
            let compiled = compile_tile(resolved, model, &tile, &mut memories, circumstances);
            let same = asked[begin..].iter_mut();
            match same.into_iter().find(|it| has_sql(it, &tile, &compiled)) {
                Some(same) => same.tiles.push(tile.shown),
                None => asked.push(Asked {
                    dashboard: Some(dashboard.id()),
                    tiles: vec![tile.shown],
                    model: tile.model,
                    explore: tile.explore,
                    query: tile.query.unwrap_or_default(),
                    compiled,
                }),
            }
        }
    }
    asked
}

fn compile_tile<'r, 'p>(
    resolved: &'r Resolved<'p>,
    model: &'r Model<'p>,
    tile: &Tile<'r>,
    memories: &mut Memories<'r, 'p>,
    circumstances: &'r Circumstances,
) -> Result<Compiled<'r>, Refusal> {
    // What the tile is comes first: one that merges queries names no explore.
    let query = tile.query.as_ref().map_err(Clone::clone)?;
    let (model, explore) = tile.explore_of(resolved, model)?;
    let memory = memories.of(explore, query);
    compile_with(memory, model, explore, query, circumstances)
        .map_err(|refusal| refusal.at(tile.place()))
}

/// Whether a tile asks what was asked before, in the same words.
fn is_asked(asked: &Asked<'_>, tile: &Tile<'_>) -> bool {
    // Most queries differ in a field, which is told soonest.
    tile.query.as_ref().is_ok_and(|query| *query == asked.query)
        && asked.compiled.is_ok()
        && is_same_explore(asked, tile)
}

/// Whether it comes to the same SQL.
fn has_sql(asked: &Asked<'_>, tile: &Tile<'_>, compiled: &Result<Compiled<'_>, Refusal>) -> bool {
    let (Ok(known), Ok(compiled)) = (&asked.compiled, compiled) else {
        return false;
    };
    known.statement.sql() == compiled.statement.sql() && is_same_explore(asked, tile)
}

fn is_same_explore(one: &Asked<'_>, other: &Tile<'_>) -> bool {
    (one.model, one.explore) == (other.model, other.explore)
}

/// One query of an explore.
#[must_use]
pub fn ask_explore<'r>(
    model: &'r Model<'_>,
    explore: &'r Explore<'_>,
    query: LookerQuery<'r>,
    circumstances: &'r Circumstances,
) -> Asked<'r> {
    let compiled = compile(model, explore, &query, circumstances);
    of_explore(model, explore, query, compiled)
}

/// Queries that together ask for all of the fields of an explore that are named; a field that is not
/// compiled has one of its own.
#[must_use]
pub fn ask_all_fields<'r>(
    model: &'r Model<'_>,
    explore: &'r Explore<'_>,
    names: &'r [String],
    template: &LookerQuery<'r>,
    circumstances: &'r Circumstances,
) -> Vec<Asked<'r>> {
    let with = |fields: Vec<FieldName<'r>>| LookerQuery {
        fields,
        ..template.clone()
    };
    let alone = names.iter().map(|name| with(vec![name.as_str().into()]));
    let alone = ask_all(model, explore, alone.collect(), circumstances);
    let (together, refused): (Vec<_>, Vec<_>) =
        alone.into_iter().partition(|asked| asked.compiled.is_ok());
    let names = together.into_iter().flat_map(|asked| asked.query.fields);
    let names: Vec<_> = names.collect();
    let chunks = names.chunks(FIELDS_A_QUERY).map(|it| with(it.to_vec()));
    let mut all = ask_all(model, explore, chunks.collect(), circumstances);
    all.extend(refused);
    all
}

fn ask_all<'r, 'p>(
    model: &'r Model<'p>,
    explore: &'r Explore<'p>,
    queries: Vec<LookerQuery<'r>>,
    circumstances: &'r Circumstances,
) -> Vec<Asked<'r>> {
    let mut memories = Memories::default();
    let ask = |query: LookerQuery<'r>| {
        let memory = memories.of(explore, &query);
        let compiled = compile_with(memory, model, explore, &query, circumstances);
        of_explore(model, explore, query, compiled)
    };
    queries.into_iter().map(ask).collect()
}

fn of_explore<'r>(
    model: &'r Model<'_>,
    explore: &'r Explore<'_>,
    query: LookerQuery<'r>,
    compiled: Result<Compiled<'r>, Refusal>,
) -> Asked<'r> {
    Asked {
        dashboard: None,
        tiles: Vec::new(),
        model: model.name.unwrap_or_default(),
        explore: explore.name(),
        query,
        compiled,
    }
}

/// The names of the fields of an explore that have a column.
#[must_use]
pub fn names_of_fields(explore: &Explore<'_>) -> Vec<String> {
    use crate::lookml::FieldKind;
    let mut names = Vec::new();
    for (target, field) in explore.fields() {
        let declared = &field.declared;
        let of_field = match declared.kind {
            FieldKind::Filter | FieldKind::Parameter => continue,
            FieldKind::DimensionGroup => crate::resolve::names_of_group(declared),
            _ => vec![declared.name.clone()],
        };
        let full = of_field
            .into_iter()
            .map(|name| format!("{}.{name}", target.alias));
        names.extend(full.filter(|name| explore.field(name).field().is_some()));
    }
    names
}
