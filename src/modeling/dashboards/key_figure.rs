//! `KeyFigure`: a figure of the strip at the top of a page; all of a strip come from one query.

use super::look::Look;
use super::scene::DashboardScene;
use super::tile::{Tile, TileQuery};

/// One figure of a strip.
#[derive(Clone, Copy)]
pub(super) struct KeyFigure {
    /// The name of the tile.
    pub(super) name: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// What is shown.
    pub(super) measure: &'static str,
    /// A second measure below it, and what stands behind its number.
    pub(super) comparison: Option<(&'static str, &'static str)>,
    /// The colour of the figure.
    pub(super) color: &'static str,
    /// What it means.
    pub(super) hint: &'static str,
}

/// The figures beside each other, as far as the explore has them.
///
/// Every tile asks for the fields of all of them, so that Looker runs the query once.
pub(super) fn strip(
    figures: &[KeyFigure],
    query: impl FnOnce(Vec<&'static str>) -> TileQuery,
    scene: &DashboardScene,
) -> Vec<Tile> {
    let query = shared_query(figures, query, scene);
    figures
        .iter()
        .map(|figure| figure.tile(query.clone(), scene))
        .collect()
}

/// A comparison stands behind its measure, as Looker wants it; no measure stands there twice.
fn shared_query(
    figures: &[KeyFigure],
    query: impl FnOnce(Vec<&'static str>) -> TileQuery,
    scene: &DashboardScene,
) -> TileQuery {
    let mut fields: Vec<&'static str> = Vec::new();
    for figure in figures.iter().filter(|figure| scene.has(figure.measure)) {
        let comparison = figure.comparison.map(|(measure, _)| measure);
        for field in std::iter::once(figure.measure).chain(comparison) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    let first = fields.first().map(|field| format!("{field} desc"));
    let query = query(fields).limited(1);
    match first {
        Some(sort) => query.sorted([&sort]),
        None => query,
    }
}

impl KeyFigure {
    fn tile(&self, query: TileQuery, scene: &DashboardScene) -> Tile {
        let comparison = self.comparison.filter(|(measure, _)| scene.has(measure));
        let shown = std::iter::once(self.measure).chain(comparison.map(|(measure, _)| measure));
        Tile::new(
            self.name,
            self.title,
            "single_value",
            query,
            &[self.measure],
        )
        .sized(4, 4)
        .shows(shown)
        .drawn(Look::single_value(
            self.color,
            comparison.map(|(_, label)| label),
        ))
        .hint(self.hint)
    }
}
