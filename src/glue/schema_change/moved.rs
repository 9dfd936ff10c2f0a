//! Which items of a list moved: the fewest whose removal leaves the others in their old order.

/// For each item, in the old order, its new place; gives back the indexes of those that moved.
///
/// The others form the longest row of growing places, found by patience sorting.
pub(super) fn moved(new_places: &[usize]) -> Vec<usize> {
    // For each length of a row, the item that ends it at the smallest place.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(new_places.len());
    for (item, place) in new_places.iter().enumerate() {
        let length = ends.partition_point(|end| new_places[*end] < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(item);
        } else {
            ends[length] = item;
        }
    }
    let mut stays = vec![false; new_places.len()];
    let mut item = ends.last().copied();
    while let Some(at) = item {
        stays[at] = true;
        item = before[at];
    }
    (0..new_places.len()).filter(|item| !stays[*item]).collect()
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn the_fewest_items_are_said_to_have_moved() {
        assert_eq!(moved(&[]), Vec::<usize>::new());
        assert_eq!(moved(&[0, 1, 2]), Vec::<usize>::new());
        assert_eq!(moved(&[3, 0, 1, 2]), [0]);
        assert_eq!(moved(&[1, 2, 3, 0]), [3]);
        assert_eq!(moved(&[0, 3, 2, 1]).len(), 2);
    }
}
