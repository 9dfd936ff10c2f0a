//! `Tile` and `TileQuery`: what a tile asks and how it shows the answer, before it has a place.

use std::borrow::Cow;

use crate::config::DashboardSize;
use crate::lookml::{DashboardValue, Element};

use super::layout::{Extent, Place};
use super::look::Look;
use super::page::Text;
use super::page_filter::PageFilter;
use super::scene::DashboardScene;
use super::table_calculation::TableCalculation;

/// A tile with a query, before it is known whether its fields exist and where it lies.
///
/// Fields are named without their view where it is that of the tile's explore.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    name: &'static str,
    title: &'static str,
    kind: &'static str,
    extent: Extent,
    query: TileQuery,
    needs: Vec<&'static str>,
    shows: Option<Vec<String>>,
    ignores: Vec<&'static str>,
    parameters: Vec<&'static str>,
    is_lean: bool,
    beside: Option<Text>,
    look: Look,
    note: Option<Note>,
}

#[derive(Clone, Debug)]
struct Note {
    text: String,
    display: &'static str,
    state: &'static str,
}

impl Tile {
    /// A tile of Looker's type `kind` that goes when one of the fields `needs` is missing.
    ///
    /// Fields in the filters of the query need not be named: no tile does without them.
    pub(super) fn new(
        name: &'static str,
        title: &'static str,
        kind: &'static str,
        query: TileQuery,
        needs: &[&'static str],
    ) -> Self {
        Self {
            name,
            title,
            kind,
            extent: Extent {
                width: 8,
                height: 8,
            },
            query,
            needs: needs.to_vec(),
            shows: None,
            ignores: Vec::new(),
            parameters: Vec::new(),
            is_lean: true,
            beside: None,
            look: Look::default(),
            note: None,
        }
    }

    /// A table; each of the measures `bars` has a bar in its cells.
    pub(super) fn grid(
        name: &'static str,
        title: &'static str,
        query: TileQuery,
        needs: &[&'static str],
        bars: &[&str],
        scene: &DashboardScene,
    ) -> Self {
        let look = Look::grid(bars, &query.scene(scene));
        Self::new(name, title, "looker_grid", query, needs).drawn(look)
    }

    /// How large the tile wants to be.
    pub(super) fn sized(mut self, width: u32, height: u32) -> Self {
        self.extent = Extent { width, height };
        self
    }

    /// How it is drawn.
    pub(super) fn drawn(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Hides every field and calculation of the query but these.
    pub(super) fn shows<T: Into<String>>(mut self, fields: impl IntoIterator<Item = T>) -> Self {
        self.shows = Some(fields.into_iter().map(Into::into).collect());
        self
    }

    /// A text about the meaning, seen when the pointer rests on the tile.
    pub(super) fn hint(mut self, text: impl Into<String>) -> Self {
        self.note = Some(Note {
            text: text.into(),
            display: "hover",
            state: "collapsed",
        });
        self
    }

    /// A text that has to be read with the tile.
    pub(super) fn caution(mut self, text: impl Into<String>) -> Self {
        self.note = Some(Note {
            text: text.into(),
            display: "above",
            state: "expanded",
        });
        self
    }

    /// Dashboard filters over these fields would make the tile say something else than its title.
    pub(super) fn ignores(mut self, fields: &[&'static str]) -> Self {
        self.ignores = fields.to_vec();
        self
    }

    /// The LookML parameters that the query reads.
    pub(super) fn reads_parameters(mut self, parameters: &[&'static str]) -> Self {
        self.parameters = parameters.to_vec();
        self
    }

    /// A text to the left of the tile, which goes with it.
    pub(super) fn beside(mut self, text: Text) -> Self {
        self.beside = Some(text);
        self
    }

    /// Takes the text to the left of the tile.
    pub(super) fn take_beside(&mut self) -> Option<Text> {
        self.beside.take()
    }

    /// Left out of the lean dashboard.
    pub(super) fn in_full(mut self) -> Self {
        self.is_lean = false;
        self
    }

    /// The size that it asks for.
    pub(super) fn extent(&self) -> Extent {
        self.extent
    }

    /// Whether the dashboard is large enough, and the explore has every field without which the tile
    /// means nothing.
    pub(super) fn is_possible(&self, scene: &DashboardScene) -> bool {
        if !self.is_lean && scene.size == DashboardSize::Lean {
            return false;
        }
        let scene = &*self.query.scene(scene);
        let filtered = self.query.filters.iter().map(|(field, _)| field.as_str());
        let needed = self.needs.iter().copied();
        filtered.chain(needed).all(|name| scene.has(name))
    }

    /// Whether a value of the dashboard filter changes the tile.
    ///
    /// A dashboard filter overrides a filter of the tile on the same field, so a tile never listens
    /// to a field that it fixes itself.
    fn listens_to(&self, filter: &PageFilter, scene: &DashboardScene) -> bool {
        let target = scene.field(filter.field());
        let is_among = |names: &[&str]| names.iter().any(|name| scene.field(name) == target);
        if !scene.fields.contains(&target) {
            return false;
        }
        if filter.is_parameter() {
            return is_among(&self.parameters);
        }
        let fixed = self.query.filters.iter();
        let is_fixed = fixed
            .map(|(name, _)| scene.field(name))
            .any(|name| name == target);
        !is_fixed && !is_among(&self.ignores)
    }

    /// The tile in its place, with what the scene lacks left out.
    pub(super) fn into_element(
        self,
        scene: &DashboardScene,
        filters: &[PageFilter],
        place: Place,
    ) -> Element {
        let scene = &*self.query.scene(scene);
        let listen = filters
            .iter()
            .filter(|filter| self.listens_to(filter, scene))
            .map(|filter| (filter.name().to_owned(), scene.field(filter.field())))
            .collect();
        let hidden_fields = self
            .shows
            .as_ref()
            .map(|shown| self.query.all_but(shown, scene));
        let mut element = self.query.into_element(scene);
        element.name = Some(self.name.to_owned());
        element.title = Some(self.title.to_owned());
        element.element_type = Some(self.kind.to_owned());
        element.hidden_fields = hidden_fields;
        element.listen = listen;
        if let Some(note) = self.note {
            element.note_state = Some(note.state.to_owned());
            element.note_display = Some(note.display.to_owned());
            element.note_text = Some(note.text);
        }
        element.other = self
            .look
            .into_options(element.fields.as_deref().unwrap_or_default());
        element
            .other
            .push(("defaults_version".to_owned(), 1_u32.into()));
        put(&mut element, place);
        element
    }
}

/// Gives an element its place.
pub(super) fn put(element: &mut Element, place: Place) {
    element.row = Some(place.row);
    element.col = Some(place.col);
    element.width = Some(place.width);
    element.height = Some(place.height);
}

/// What a tile asks of an explore.
#[derive(Clone, Debug)]
pub(super) struct TileQuery {
    explore: Option<&'static str>,
    fields: Vec<String>,
    pivots: Vec<String>,
    fill_fields: Vec<String>,
    filters: Vec<(String, String)>,
    sorts: Vec<String>,
    limit: u32,
    column_limit: Option<u32>,
    calculations: Vec<TableCalculation>,
}

impl TileQuery {
    /// These fields, of console sign-ins only.
    pub(super) fn of_console_sign_ins<T: Into<String>>(
        fields: impl IntoIterator<Item = T>,
    ) -> Self {
        Self::of(fields).filtered("is_console_login", "Yes")
    }

    /// These fields, of everything that the explore holds.
    pub(super) fn of<T: Into<String>>(fields: impl IntoIterator<Item = T>) -> Self {
        Self {
            explore: None,
            fields: fields.into_iter().map(Into::into).collect(),
            pivots: Vec::new(),
            fill_fields: Vec::new(),
            filters: Vec::new(),
            sorts: Vec::new(),
            limit: 500,
            column_limit: None,
            calculations: Vec::new(),
        }
    }

    /// Asks another explore than that of the page.
    pub(super) fn over(mut self, explore: &'static str) -> Self {
        self.explore = Some(explore);
        self
    }

    /// The scene in which the names of the query mean what they say.
    fn scene<'a>(&self, of_page: &'a DashboardScene) -> Cow<'a, DashboardScene> {
        match self.explore {
            Some(explore) => Cow::Owned(of_page.over(explore)),
            None => Cow::Borrowed(of_page),
        }
    }

    /// Adds a filter of the tile's own; `expression` is in Looker's filter language.
    pub(super) fn filtered(mut self, field: &str, expression: &str) -> Self {
        self.filters.push((field.to_owned(), expression.to_owned()));
        self
    }

    /// Sorts, such as `attempts desc`.
    pub(super) fn sorted<const N: usize>(mut self, sorts: [&str; N]) -> Self {
        self.sorts = sorts.map(str::to_owned).to_vec();
        self
    }

    /// At most so many rows.
    pub(super) fn limited(mut self, rows: u32) -> Self {
        self.limit = rows;
        self
    }

    /// One column for each value of the field, at most `columns`.
    pub(super) fn pivoted(mut self, field: &str, columns: u32) -> Self {
        self.pivots.push(field.to_owned());
        self.column_limit = Some(columns);
        self
    }

    /// Has Looker add the rows without an event, so that a gap is seen as one.
    pub(super) fn filled<const N: usize>(mut self, fields: [&str; N]) -> Self {
        self.fill_fields = fields.map(str::to_owned).to_vec();
        self
    }

    /// Adds a column that Looker computes.
    pub(super) fn calculating(mut self, calculation: TableCalculation) -> Self {
        self.calculations.push(calculation);
        self
    }

    /// Fields and calculations of the query that are not among `shown`.
    fn all_but(&self, shown: &[String], scene: &DashboardScene) -> Vec<String> {
        let is_hidden = |name: &&str| !shown.iter().any(|other| other == name);
        let fields = self.fields.iter().map(String::as_str);
        let calculations = self.possible_calculations(scene);
        let mut hidden = present(fields.filter(is_hidden), scene);
        hidden.extend(
            calculations
                .map(TableCalculation::name)
                .filter(is_hidden)
                .map(str::to_owned),
        );
        hidden
    }

    fn possible_calculations(
        &self,
        scene: &DashboardScene,
    ) -> impl Iterator<Item = &TableCalculation> {
        self.calculations.iter().filter(|c| c.is_possible(scene))
    }

    fn into_element(self, scene: &DashboardScene) -> Element {
        let calculations: Vec<DashboardValue> = self
            .possible_calculations(scene)
            .map(TableCalculation::value)
            .collect();
        Element {
            model: Some(scene.model.clone()),
            explore: Some(scene.view.clone()),
            fields: Some(present(self.fields.iter().map(String::as_str), scene)),
            pivots: some_fields(&self.pivots, scene),
            fill_fields: some_fields(&self.fill_fields, scene),
            filters: self
                .filters
                .into_iter()
                .map(|(name, expression)| (scene.field(&name), expression))
                .collect(),
            sorts: some_fields(&self.sorts, scene),
            limit: Some(self.limit),
            column_limit: self.column_limit,
            dynamic_fields: (!calculations.is_empty())
                .then_some(DashboardValue::List(calculations)),
            ..Element::default()
        }
    }
}

/// The whole names of the fields that the scene has; what follows the name, as in `attempts desc`,
/// is kept.
fn present<'a>(names: impl Iterator<Item = &'a str>, scene: &DashboardScene) -> Vec<String> {
    names
        .filter(|name| scene.has(name.split(' ').next().unwrap_or(name)))
        .map(|name| scene.field(name))
        .collect()
}

fn some_fields(names: &[String], scene: &DashboardScene) -> Option<Vec<String>> {
    let fields = present(names.iter().map(String::as_str), scene);
    (!fields.is_empty()).then_some(fields)
}
