//! Closing up: tiles that follow each other, placed in rows that are always 24 columns wide.

/// Columns of Looker's newspaper layout.
pub(super) const COLUMNS: u32 = 24;

/// What a tile asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// Columns, 1 to 24.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
}

/// Where a tile lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) col: u32,
    /// Columns.
    pub(super) width: u32,
    /// Rows.
    pub(super) height: u32,
}

/// Places tiles from left to right and from top to bottom, beginning at `first_row`.
///
/// A row takes tiles as long as they fit; then its tiles share the 24 columns in the proportion of
/// the widths they ask for, and all get the height of the highest, so that no hole is left.
/// Returns the places, in order, and the first free row below them.
pub(super) fn close_up(extents: &[Extent], first_row: u32) -> (Vec<Place>, u32) {
    let mut places = Vec::with_capacity(extents.len());
    let mut row = first_row;
    let mut rest = extents;
    while !rest.is_empty() {
        let (line, below) = rest.split_at(tiles_that_fit(rest));
        let height = line.iter().map(|extent| extent.height).max().unwrap_or(0);
        place_line(line, row, height, &mut places);
        row += height;
        rest = below;
    }
    (places, row)
}

/// How many tiles, at least one, fit beside each other.
fn tiles_that_fit(extents: &[Extent]) -> usize {
    let mut used = 0;
    let fitting = extents
        .iter()
        .take_while(|extent| {
            used += extent.width;
            used <= COLUMNS
        })
        .count();
    fitting.max(1)
}

/// Stretches the tiles of one line over all columns.
///
/// Each border is rounded by itself from the running sum of the widths, so the last one is always
/// the edge of the page.
fn place_line(line: &[Extent], row: u32, height: u32, places: &mut Vec<Place>) {
    let asked: u32 = line.iter().map(|extent| extent.width).sum();
    let border = |sum: u32| (sum * COLUMNS + asked / 2) / asked;
    let mut sum = 0;
    for extent in line {
        let col = border(sum);
        sum += extent.width;
        places.push(Place {
            row,
            col,
            width: border(sum) - col,
            height,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, close_up};

    fn columns(widths: &[u32]) -> Vec<(u32, u32, u32)> {
        let extents: Vec<_> = widths
            .iter()
            .map(|&width| Extent { width, height: 4 })
            .collect();
        let (places, _) = close_up(&extents, 0);
        places.iter().map(|p| (p.row, p.col, p.width)).collect()
    }

    #[test]
    fn a_full_row_keeps_its_widths() {
        assert_eq!(
            columns(&[10, 14, 12, 12]),
            [(0, 0, 10), (0, 10, 14), (4, 0, 12), (4, 12, 12)]
        );
    }

    #[test]
    fn a_row_with_a_gap_closes_up() {
        assert_eq!(
            columns(&[4, 4, 4, 4, 4]),
            [(0, 0, 5), (0, 5, 5), (0, 10, 4), (0, 14, 5), (0, 19, 5)]
        );
        assert_eq!(columns(&[8, 16, 8]), [(0, 0, 8), (0, 8, 16), (4, 0, 24)]);
    }

    #[test]
    fn a_row_is_as_high_as_its_highest_tile() {
        let low = Extent {
            width: 12,
            height: 4,
        };
        let high = Extent {
            width: 12,
            height: 9,
        };
        let (places, next) = close_up(&[low, high], 3);
        assert_eq!(places.iter().map(|p| p.height).collect::<Vec<_>>(), [9, 9]);
        assert_eq!(next, 12);
    }
}
