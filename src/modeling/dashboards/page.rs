//! `Page`: sections of tiles that become a dashboard without holes.

use crate::lookml::{Dashboard, DashboardFilter, Element};

use super::layout::{COLUMNS, Place, close_up};
use super::page_filter::{PageFilter, page_filters};
use super::query_count::query_count;
use super::scene::DashboardScene;
use super::tile::{Tile, put};

/// Rows of a section's heading.
const HEADING_HEIGHT: u32 = 2;

/// A dashboard before its tiles have places.
pub(super) struct Page {
    /// The dashboard's id.
    pub(super) id: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// One sentence for the list of dashboards.
    pub(super) description: &'static str,
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
#[derive(Clone)]
pub(super) struct Text {
    /// The name of the tile.
    pub(super) name: &'static str,
    /// The title.
    pub(super) title: &'static str,
    /// What stands below it.
    pub(super) body: String,
}

impl Page {
    /// The dashboard. `introduction` writes the text at the top, `height` rows high, and is given
    /// the number of queries that the page runs.
    pub(super) fn into_dashboard(
        self,
        scene: &DashboardScene,
        height: u32,
        introduction: impl FnOnce(usize) -> Text,
    ) -> Dashboard {
        let filters = page_filters(scene);
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
            crossfilter_enabled: Some(true),
            filters: filters_in_use(filters, &elements),
            elements,
            ..Dashboard::default()
        };
        let introduction = introduction(query_count(&dashboard));
        dashboard
            .elements
            .insert(0, introduction.into_element(0, height));
        dashboard
    }
}

impl Section {
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
        let extents: Vec<_> = tiles.iter().map(Tile::extent).collect();
        let (places, below) = close_up(&extents, row);
        for (tile, place) in tiles.into_iter().zip(places) {
            elements.push(tile.into_element(scene, filters, place));
        }
        below
    }
}

impl Text {
    /// A tile over the whole width.
    fn into_element(self, row: u32, height: u32) -> Element {
        let mut element = Element {
            name: Some(self.name.to_owned()),
            element_type: Some("text".to_owned()),
            title_text: Some(self.title.to_owned()),
            body_text: Some(self.body),
            ..Element::default()
        };
        let place = Place {
            row,
            col: 0,
            width: COLUMNS,
            height,
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
