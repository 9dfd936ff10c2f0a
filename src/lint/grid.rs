//! `Tile`: where a tile lies on the grid of a newspaper dashboard.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>, *layout*.

use crate::diagnostic::Place;
use crate::lookml::{self, DashboardValue};
use crate::resolve::{Dashboard, Element};

/// How many columns the grid has.
pub(super) const COLUMNS: u32 = 24;

/// Where a tile lies.
pub(super) struct Tile<'r> {
    /// Its name.
    pub(super) name: Option<&'r str>,
    /// The tab on which it lies, if the dashboard has tabs.
    pub(super) tab: Option<&'r str>,
    /// The uppermost row, from 0.
    pub(super) row: u32,
    /// The leftmost column, from 0.
    pub(super) col: u32,
    width: u32,
    height: u32,
    at: Option<Place>,
}

/// The tiles of a newspaper dashboard that say where they lie.
pub(super) fn tiles<'r>(dashboard: &'r Dashboard<'_>) -> Vec<Tile<'r>> {
    if dashboard.declared.layout.as_deref() != Some("newspaper") {
        return Vec::new();
    }
    dashboard.elements().filter_map(|it| tile(&it)).collect()
}

fn tile<'r>(element: &Element<'r, '_>) -> Option<Tile<'r>> {
    let declared = element.declared;
    Some(Tile {
        name: declared.name.as_deref(),
        tab: tab(declared),
        row: declared.row?,
        col: declared.col?,
        // The defaults of the reference.
        width: declared.width.unwrap_or(8),
        height: declared.height.unwrap_or(6),
        at: element.layers.last().origin.place(),
    })
}

fn tab(declared: &lookml::Element) -> Option<&str> {
    declared.other.iter().find_map(|(key, value)| match value {
        DashboardValue::Text(name) if key == "tab_name" => Some(name.as_str()),
        _ => None,
    })
}

impl Tile<'_> {
    /// Whether it lies within the columns of the grid.
    pub(super) fn is_on_the_grid(&self) -> bool {
        self.width > 0 && self.height > 0 && self.right() <= u64::from(COLUMNS)
    }

    /// The first row below it.
    pub(super) fn bottom(&self) -> u64 {
        u64::from(self.row) + u64::from(self.height)
    }

    fn right(&self) -> u64 {
        u64::from(self.col) + u64::from(self.width)
    }

    /// Whether it lies over another tile of the same rows.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        u64::from(self.col) < other.right() && u64::from(other.col) < self.right()
    }

    /// Where it stands in its file.
    pub(super) fn place(&self) -> Option<Place> {
        self.at.clone()
    }

    /// Its rows and columns, in words.
    pub(super) fn described(&self) -> String {
        format!(
            "row {}, col {}, width {}, height {}",
            self.row, self.col, self.width, self.height
        )
    }
}
