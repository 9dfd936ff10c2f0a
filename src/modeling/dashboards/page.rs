//! `Page`: sections of tiles that become a dashboard without holes.

use crate::lookml::{Dashboard, DashboardFilter, Element};

use super::introduction::Introduction;
use super::layout::{COLUMNS, Extent, Place, close_up};
use super::page_filter::{PageFilter, of_every_page};
use super::query_count::query_count;
use super::scene::DashboardScene;
use super::tile::{Tile, put};

/// Rows of a section's heading.
const HEADING_HEIGHT: u32 = 2;
/// Columns of a text to the left of a tile.
const BESIDE_WIDTH: u32 = 6;

/// A dashboard before its tiles have places.
pub(super) struct Page {
    /// The dashboard's id.
    pub(super) id: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// One sentence for the list of dashboards.
    pub(super) description: &'static str,
    /// What its Date filter begins with.
    pub(super) range: String,
    /// Its filters, behind those of every page.
    pub(super) filters: Vec<PageFilter>,
    /// Whether a click on a value filters the page, which runs its queries again.
    pub(super) is_cross_filtered: bool,
    /// Whether opening the page runs its queries.
    pub(super) is_run_at_once: bool,
    /// The text at the top.
    pub(super) introduction: Introduction,
    /// The tiles, in order.
    pub(super) sections: Vec<Section>,
}

/// Tiles that belong together.
pub(super) struct Section {
    /// What stands above them.
    pub(super) heading: Option<Text>,
    /// The tiles; those without their fields are left out, and the heading goes with the last.
    pub(super) tiles: Vec<Tile>,
}

/// A tile of text, in Markdown.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// The name of the tile.
    pub(super) name: &'static str,
    /// The title.
    pub(super) title: &'static str,
    /// What stands below it.
    pub(super) body: String,
}

impl Page {
    /// The dashboard.
    pub(super) fn into_dashboard(self, scene: &DashboardScene) -> Dashboard {
        let mut filters = of_every_page(&self.range, scene);
        filters.extend(self.filters);
        filters.retain(|filter| scene.has(filter.field()));
        let height = self.introduction.height(scene);
        let mut row = height;
        let mut elements = Vec::new();
        for section in self.sections {
            row = section.place(scene, &filters, row, &mut elements);
        }
        let mut dashboard = Dashboard {
            id: self.id.to_owned(),
            title: Some(self.title.to_owned()),
            description: Some(self.description.to_owned()),
            layout: Some("newspaper".to_owned()),
            preferred_viewer: Some("dashboards-next".to_owned()),
            crossfilter_enabled: Some(self.is_cross_filtered),
            filters: filters_in_use(filters, &elements),
            elements,
            ..Dashboard::default()
        };
        if !self.is_run_at_once {
            dashboard.other.push(("auto_run".to_owned(), false.into()));
        }
        let text = self
            .introduction
            .text(query_count(&dashboard), self.is_cross_filtered, scene);
        dashboard.elements.insert(0, text.into_element(0, height));
        dashboard
    }
}

impl Section {
    /// Tiles without a heading.
    pub(super) fn plain(tiles: Vec<Tile>) -> Self {
        Self {
            heading: None,
            tiles,
        }
    }

    /// Adds the elements of the section from `row` on and returns the first free row below.
    fn place(
        self,
        scene: &DashboardScene,
        filters: &[PageFilter],
        row: u32,
        elements: &mut Vec<Element>,
    ) -> u32 {
        let mut tiles = self.tiles;
        tiles.retain(|tile| tile.is_possible(scene));
        if tiles.is_empty() {
            return row;
        }
        let mut row = row;
        if let Some(heading) = self.heading {
            elements.push(heading.into_element(row, HEADING_HEIGHT));
            row += HEADING_HEIGHT;
        }
        let pieces: Vec<Piece> = tiles.into_iter().flat_map(Piece::of).collect();
        let extents: Vec<_> = pieces.iter().map(Piece::extent).collect();
        let (places, below) = close_up(&extents, row);
        for (piece, place) in pieces.into_iter().zip(places) {
            elements.push(match piece {
                Piece::Text(text, _) => text.at(place),
                Piece::Tile(tile) => tile.into_element(scene, filters, place),
            });
        }
        below
    }
}

/// What takes a place of its own.
enum Piece {
    Text(Text, Extent),
    Tile(Box<Tile>),
}

impl Piece {
    /// A tile, and the text to its left.
    fn of(mut tile: Tile) -> Vec<Self> {
        let height = tile.extent().height;
        let text = tile.take_beside().map(|text| {
            let width = BESIDE_WIDTH;
            Self::Text(text, Extent { width, height })
        });
        let tile = Self::Tile(Box::new(tile));
        text.into_iter().chain([tile]).collect()
    }

    fn extent(&self) -> Extent {
        match self {
            Self::Text(_, extent) => *extent,
            Self::Tile(tile) => tile.extent(),
        }
    }
}

impl Text {
    /// A tile over the whole width.
    fn into_element(self, row: u32, height: u32) -> Element {
        self.at(Place {
            row,
            col: 0,
            width: COLUMNS,
            height,
        })
    }

    fn at(self, place: Place) -> Element {
        let mut element = Element {
            name: Some(self.name.to_owned()),
            element_type: Some("text".to_owned()),
            title_text: Some(self.title.to_owned()),
            body_text: Some(self.body),
            ..Element::default()
        };
        put(&mut element, place);
        element
    }
}

/// The filters to which a tile listens: any other would do nothing when somebody sets it.
fn filters_in_use(filters: Vec<PageFilter>, elements: &[Element]) -> Vec<DashboardFilter> {
    let is_used = |filter: &PageFilter| {
        let mut listened = elements.iter().flat_map(|element| &element.listen);
        listened.any(|(name, _)| name == filter.name())
    };
    let used = filters.into_iter().filter(is_used);
    used.map(PageFilter::into_filter).collect()
}
