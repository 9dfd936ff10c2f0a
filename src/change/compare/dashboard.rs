//! Dashboards, their filters and tiles.

use std::collections::BTreeMap;

use crate::lookml::Element;
use crate::resolve::{Dashboard, Model};

use super::super::parameters::parameters;
use super::super::{Thing, ThingKind};
use super::{Comparison, Sides, pair};

/// Where a tile stands, which is told as one.
const PLACE: [&str; 4] = ["row", "col", "width", "height"];

impl Comparison {
    pub(super) fn dashboards(&mut self, before: &Model<'_>, after: &Model<'_>) {
        pair(
            before.dashboards.iter().map(|it| (it.id().to_owned(), it)),
            after.dashboards.iter().map(|it| (it.id().to_owned(), it)),
            |id, sides| {
                let thing = Thing::new(ThingKind::Dashboard, id);
                match sides {
                    Sides::Both(before, after) => self.dashboard(&thing, before, after),
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }

    fn dashboard(&mut self, thing: &Thing, before: &Dashboard<'_>, after: &Dashboard<'_>) {
        // What is extended is in what is compared.
        let apart = &["id", "filters", "elements", "extends", "extension"];
        let (old, new) = (&*before.declared, &*after.declared);
        self.parameters(thing, old, new, apart);
        pair(
            old.filters.iter().map(|it| (it.name.clone(), it)),
            new.filters.iter().map(|it| (it.name.clone(), it)),
            |name, sides| {
                let filter = Thing::new(ThingKind::DashboardFilter, name).within(&thing.name);
                match sides {
                    Sides::Both(before, after) => {
                        self.parameters(&filter, before, after, &["name"]);
                    }
                    Sides::Before(_) => self.gone(filter),
                    Sides::After(_) => self.come(filter),
                }
            },
        );
        pair(
            old.elements.iter().map(|it| (name(it), it)),
            new.elements.iter().map(|it| (name(it), it)),
            |name, sides| {
                let tile = Thing::new(ThingKind::Tile, name).within(&thing.name);
                match sides {
                    Sides::Both(before, after) => {
                        self.texts(&tile, &of_tile(before), &of_tile(after));
                    }
                    Sides::Before(_) => self.gone(tile),
                    Sides::After(_) => self.come(tile),
                }
            },
        );
    }
}

/// The name, else the title, of a tile.
fn name(tile: &Element) -> String {
    let name = tile.name.as_ref().or(tile.title.as_ref());
    name.cloned().unwrap_or_default()
}

fn of_tile(tile: &Element) -> BTreeMap<String, String> {
    let mut all = parameters(tile, &["name"]);
    let place: Vec<String> = PLACE
        .iter()
        .filter_map(|key| Some(format!("{key} {}", all.remove(*key)?)))
        .collect();
    if !place.is_empty() {
        all.insert("place".to_owned(), place.join(", "));
    }
    all
}
