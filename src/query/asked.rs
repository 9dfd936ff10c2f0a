//! `Asked`: a query with who asks it, and its SQL.

use super::compiler::{Compiled, compile};
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

/// The queries of a dashboard, each once; `wanted` picks the tiles.
#[must_use]
pub fn ask_dashboard<'r>(
    resolved: &'r Resolved<'_>,
    model: &'r Model<'_>,
    dashboard: &'r Dashboard<'_>,
    wanted: impl Fn(&Tile<'_>) -> bool,
    set: &[SetFilter],
    timezone: Option<&str>,
    circumstances: &Circumstances,
) -> Vec<Asked> {
    let mut all: Vec<(Option<String>, Asked)> = Vec::new();
    for tile in tiles(model, dashboard, set, timezone) {
        if !wanted(&tile) {
            continue;
        }
        // Most tiles that share a query ask it in the same words; others come to the same SQL.
        let is_asked = |asked: &Asked| {
            (asked.model.as_str(), asked.explore.as_str()) == (tile.model, tile.explore)
                && tile.query.as_ref() == Ok(&asked.query)
                && asked.compiled.is_ok()
        };
        if let Some((_, shared)) = all.iter_mut().find(|(_, asked)| is_asked(asked)) {
            shared.tiles.push(tile.shown.to_owned());
            continue;
        }
        let found = tile.explore_of(resolved, model);
        let compiled = found.and_then(|(model, explore)| {
            let query = tile.query.as_ref().map_err(Clone::clone)?;
            compile(model, explore, query, circumstances)
                .map_err(|refusal| refusal.at(tile.place.clone()))
        });
        let sql = compiled.as_ref().ok().map(|it| it.statement.to_string());
        let is_same = |asked: &Asked| {
            (asked.model.as_str(), asked.explore.as_str()) == (tile.model, tile.explore)
        };
        let shared = all
            .iter_mut()
            .find(|(known, asked)| sql.is_some() && *known == sql && is_same(asked));
        if let Some((_, shared)) = shared {
            shared.tiles.push(tile.shown.to_owned());
            continue;
        }
        let asked = Asked {
            dashboard: Some(dashboard.id().to_owned()),
            tiles: vec![tile.shown.to_owned()],
            model: tile.model.to_owned(),
            explore: tile.explore.to_owned(),
            query: tile.query.unwrap_or_default(),
            compiled,
        };
        all.push((sql, asked));
    }
    all.into_iter().map(|(_, asked)| asked).collect()
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
    Asked {
        dashboard: None,
        tiles: Vec::new(),
        model: model.name.unwrap_or_default().to_owned(),
        explore: explore.name().to_owned(),
        query,
        compiled,
    }
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
    let with = |fields: Vec<String>| {
        let query = LookerQuery {
            fields,
            ..template.clone()
        };
        ask_explore(model, explore, query, circumstances)
    };
    let (mut together, mut refused) = (Vec::new(), Vec::new());
    for name in field_names(explore) {
        let alone = with(vec![name.clone()]);
        if alone.compiled.is_ok() {
            together.push(name);
        } else {
            refused.push(alone);
        }
    }
    let chunks = together.chunks(FIELDS_A_QUERY);
    let mut all: Vec<Asked> = chunks.map(|chunk| with(chunk.to_vec())).collect();
    all.extend(refused);
    all
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
