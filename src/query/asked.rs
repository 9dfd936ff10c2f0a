//! `Asked`: a query with who asks it, and its SQL.

use super::compiler::{Compiled, Memories, compile, compile_with};
use super::looker_query::{Circumstances, LookerQuery};
use super::refusal::Refusal;
use super::tile::{SetFilter, Tile, tiles};
use crate::resolve::{Dashboard, Explore, Model, Resolved};

/// A query with who asks it, and its SQL.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The dashboard, if one asks it.
    pub dashboard: Option<String>,
    /// The tiles that share it: Looker asks once and shows them the same answer.
    pub tiles: Vec<String>,
    /// The model.
    pub model: String,
    /// The explore.
    pub explore: String,
    /// What is asked.
    pub query: LookerQuery,
    /// The SQL, or why there is none.
    pub compiled: Result<Compiled, Refusal>,
}

/// So many fields stand in one query that asks for all of an explore.
const FIELDS_A_QUERY: usize = 25;

/// The queries of dashboards, each once for a dashboard; `wanted` picks the tiles.
#[must_use]
pub fn ask_dashboards<'r, 'p>(
    resolved: &'r Resolved<'p>,
    dashboards: &[(&'r Model<'p>, &'r Dashboard<'p>)],
    wanted: impl Fn(&Tile<'_>) -> bool,
    set: &[SetFilter],
    timezone: Option<&str>,
    circumstances: &Circumstances,
) -> Vec<Asked> {
    let of_dashboard = |(model, dashboard): &(&'r Model<'p>, &'r Dashboard<'p>)| {
        let tiles = tiles(model, dashboard, set, timezone);
        tiles.into_iter().filter(&wanted).collect()
    };
    let all: Vec<Vec<Tile<'_>>> = dashboards.iter().map(of_dashboard).collect();
    let mut memories = Memories::default();
    let mut shared = Vec::new();
    for ((model, _), tiles) in dashboards.iter().zip(&all) {
        shared.push(share(resolved, model, tiles, &mut memories, circumstances));
    }
    let mut asked = Vec::new();
    for (((_, dashboard), mut tiles), shared) in dashboards.iter().zip(all).zip(shared) {
        for Shared { numbers, compiled } in shared {
            let shown = numbers.iter().map(|number| tiles[*number].shown.to_owned());
            let names = shown.collect();
            let first = &mut tiles[numbers[0]];
            let query = std::mem::replace(&mut first.query, Ok(LookerQuery::default()));
            asked.push(Asked {
                dashboard: Some(dashboard.id().to_owned()),
                tiles: names,
                model: first.model.to_owned(),
                explore: first.explore.to_owned(),
                query: query.unwrap_or_default(),
                compiled,
            });
        }
    }
    asked
}

/// A query, and the numbers of the tiles that share it.
struct Shared {
    numbers: Vec<usize>,
    compiled: Result<Compiled, Refusal>,
}

/// The queries of the tiles of a dashboard, each once.
fn share<'t, 'p>(
    resolved: &'t Resolved<'p>,
    model: &'t Model<'p>,
    tiles: &'t [Tile<'t>],
    memories: &mut Memories<'t, 'p>,
    circumstances: &'t Circumstances,
) -> Vec<Shared> {
    let mut all: Vec<Shared> = Vec::new();
    for (number, tile) in tiles.iter().enumerate() {
        // Most tiles that share a query ask it in the same words; others come to the same SQL.
        let is_asked = |shared: &Shared| {
            let first = &tiles[shared.numbers[0]];
            is_same_explore(first, tile) && first.query == tile.query && shared.compiled.is_ok()
        };
        if let Some(shared) = all.iter_mut().find(|shared| is_asked(shared)) {
            shared.numbers.push(number);
            continue;
        }
        // What the tile is comes first: one that merges queries names no explore.
        let query = tile.query.as_ref().map_err(Clone::clone);
        let compiled = query.and_then(|query| {
            let (model, explore) = tile.explore_of(resolved, model)?;
            let memory = memories.of(explore, query);
            compile_with(memory, model, explore, query, circumstances)
                .map_err(|refusal| refusal.at(tile.place.clone()))
        });
        let sql = compiled.as_ref().ok().map(|it| it.statement.sql());
        let same = all.iter_mut().find(|shared| {
            let known = shared.compiled.as_ref().ok();
            let known = known.map(|it| it.statement.sql());
            sql.is_some() && known == sql && is_same_explore(&tiles[shared.numbers[0]], tile)
        });
        match same {
            Some(same) => same.numbers.push(number),
            None => all.push(Shared {
                numbers: vec![number],
                compiled,
            }),
        }
    }
    all
}

fn is_same_explore(one: &Tile<'_>, other: &Tile<'_>) -> bool {
    (one.model, one.explore) == (other.model, other.explore)
}

/// One query of an explore.
#[must_use]
pub fn ask_explore(
    model: &Model<'_>,
    explore: &Explore<'_>,
    query: LookerQuery,
    circumstances: &Circumstances,
) -> Asked {
    let compiled = compile(model, explore, &query, circumstances);
    of_explore(model, explore, query, compiled)
}

/// Queries that together ask for every field of an explore; a field that is not compiled has one of
/// its own.
#[must_use]
pub fn ask_all_fields(
    model: &Model<'_>,
    explore: &Explore<'_>,
    template: &LookerQuery,
    circumstances: &Circumstances,
) -> Vec<Asked> {
    let with = |fields: Vec<String>| LookerQuery {
        fields,
        ..template.clone()
    };
    let names = field_names(explore).into_iter();
    let alone = names.map(|name| with(vec![name])).collect();
    let alone = ask_all(model, explore, alone, circumstances);
    let (together, refused): (Vec<_>, Vec<_>) =
        alone.into_iter().partition(|asked| asked.compiled.is_ok());
    let names = together.into_iter().flat_map(|asked| asked.query.fields);
    let names: Vec<String> = names.collect();
    let chunks = names.chunks(FIELDS_A_QUERY).map(|it| with(it.to_vec()));
    let mut all = ask_all(model, explore, chunks.collect(), circumstances);
    all.extend(refused);
    all
}

fn ask_all(
    model: &Model<'_>,
    explore: &Explore<'_>,
    queries: Vec<LookerQuery>,
    circumstances: &Circumstances,
) -> Vec<Asked> {
    let mut memories = Memories::default();
    let compile = |query| {
        let memory = memories.of(explore, query);
        compile_with(memory, model, explore, query, circumstances)
    };
    let compiled: Vec<_> = queries.iter().map(compile).collect();
    let asked = queries.into_iter().zip(compiled);
    asked
        .map(|(query, compiled)| of_explore(model, explore, query, compiled))
        .collect()
}

fn of_explore(
    model: &Model<'_>,
    explore: &Explore<'_>,
    query: LookerQuery,
    compiled: Result<Compiled, Refusal>,
) -> Asked {
    Asked {
        dashboard: None,
        tiles: Vec::new(),
        model: model.name.unwrap_or_default().to_owned(),
        explore: explore.name().to_owned(),
        query,
        compiled,
    }
}

/// The names of the fields that have a column.
fn field_names(explore: &Explore<'_>) -> Vec<String> {
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
