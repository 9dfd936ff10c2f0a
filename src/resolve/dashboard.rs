//! `Dashboard`: a LookML dashboard with everything that it extends.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>, *extends*.

use std::collections::HashMap;

use crate::lookml::{self, DashboardValue, Located, Origin};

use super::constant::Constants;
use super::extends::{Entry, Extending, Named};
use super::findings::DUPLICATE_DASHBOARD;
use super::merge;
use super::merged::{Declared, Layers, Merged};

/// A dashboard with everything that it extends.
#[derive(Clone, Debug)]
pub struct Dashboard<'p> {
    /// The keys in force, tiles and filters included.
    pub declared: Merged<'p, lookml::Dashboard>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::Dashboard>,
    /// The layers of each tile, in the order of `declared.elements`.
    elements: Vec<Layers<'p, lookml::Element>>,
    /// The layers of each filter, in the order of `declared.filters`.
    filters: Vec<Layers<'p, lookml::DashboardFilter>>,
    /// Whether it extends something of a project that is not here, so that it may have more.
    pub is_open: bool,
}

/// A tile of a dashboard.
#[derive(Clone, Debug)]
pub struct Element<'r, 'p> {
    /// The keys in force.
    pub declared: &'r lookml::Element,
    /// The declarations of which it was made, first applied first.
    pub layers: &'r Layers<'p, lookml::Element>,
}

/// A filter of a dashboard.
#[derive(Clone, Debug)]
pub struct DashboardFilter<'r, 'p> {
    /// The keys in force.
    pub declared: &'r lookml::DashboardFilter,
    /// The declarations of which it was made, first applied first.
    pub layers: &'r Layers<'p, lookml::DashboardFilter>,
}

macro_rules! declared {
    ($($name:ident)*) => {
        $(impl Declared for lookml::$name {
            fn origin(&self) -> &Origin {
                &self.origin
            }

            fn other(&self) -> &[lookml::Parameter] {
                &[]
            }
        })*
    };
}

declared!(Dashboard DashboardFilter Element);

impl<'p> Dashboard<'p> {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.declared.id
    }

    /// Whether it only serves to be extended (`extension: required`).
    #[must_use]
    pub fn is_template(&self) -> bool {
        let extension = self
            .declared
            .other
            .iter()
            .find(|(key, _)| key == "extension");
        extension.is_some_and(|(_, value)| *value == DashboardValue::from("required"))
    }

    /// The tiles, in order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_, 'p>> {
        let elements = self.declared.elements.iter().zip(&self.elements);
        elements.map(|(declared, layers)| Element { declared, layers })
    }

    /// The filters, in order.
    pub fn filters(&self) -> impl Iterator<Item = DashboardFilter<'_, 'p>> {
        let filters = self.declared.filters.iter().zip(&self.filters);
        filters.map(|(declared, layers)| DashboardFilter { declared, layers })
    }

    /// Where the value in force of a key stands.
    #[must_use]
    pub fn origin_of(&self, key: &str) -> Option<Located<'p>> {
        self.layers.origin_of(key)
    }
}

impl<'p> Element<'_, 'p> {
    /// Where the value in force of a key stands.
    #[must_use]
    pub fn origin_of(&self, key: &str) -> Option<Located<'p>> {
        self.layers.origin_of(key)
    }
}

impl<'p> DashboardFilter<'_, 'p> {
    /// Where the value in force of a key stands.
    #[must_use]
    pub fn origin_of(&self, key: &str) -> Option<Located<'p>> {
        self.layers.origin_of(key)
    }
}

impl Extending for lookml::Dashboard {
    const KIND: &'static str = "dashboard";
    const DUPLICATE: &'static str = DUPLICATE_DASHBOARD;

    fn name(&self) -> &str {
        &self.id
    }

    fn is_refinement(&self) -> bool {
        false
    }

    fn extends(&self) -> Vec<&str> {
        let extends = self.other.iter().find(|(key, _)| key == "extends");
        match extends.map(|(_, value)| value) {
            Some(DashboardValue::Text(id)) => vec![id],
            Some(DashboardValue::List(ids)) => ids
                .iter()
                .filter_map(|id| match id {
                    DashboardValue::Text(id) => Some(id.as_str()),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn where_it_stands(&self) -> &Origin {
        &self.origin
    }

    fn is_final(&self) -> bool {
        false
    }
}

/// Makes every dashboard that is declared; the order is that of the declarations.
pub(super) fn dashboards<'p>(
    named: &Named<'p, lookml::Dashboard>,
    order: &[usize],
    constants: &Constants<'p>,
) -> Vec<Dashboard<'p>> {
    let mut made: Vec<Option<Dashboard<'p>>> = named.all.iter().map(|_| None).collect();
    for &at in order {
        let entry = &named.all[at];
        let bases = entry.bases.iter().filter_map(|base| made[*base].as_ref());
        let dashboard = make(entry, bases, constants);
        made[at] = dashboard;
    }
    made.into_iter().flatten().collect()
}

fn make<'b, 'p: 'b>(
    entry: &Entry<'p, lookml::Dashboard>,
    bases: impl Iterator<Item = &'b Dashboard<'p>>,
    constants: &Constants<'p>,
) -> Option<Dashboard<'p>> {
    let own = entry.own?;
    let filled = constants.put_into(own, &own.origin);
    let mut made: Option<Dashboard<'p>> = None;
    for base in bases {
        match &mut made {
            None => made = Some(Dashboard::of_base(base)),
            Some(made) => {
                let (elements, filters) = made.merge(&base.declared);
                push_all(&mut made.elements, &elements, &base.elements);
                push_all(&mut made.filters, &filters, &base.filters);
                base.layers.iter().for_each(|layer| made.layers.push(layer));
                made.is_open |= base.is_open;
                made.declared.to_mut().other.retain(is_inherited);
            }
        }
    }
    let elements: Vec<_> = own.elements.iter().map(Layers::of).collect();
    let filters: Vec<_> = own.filters.iter().map(Layers::of).collect();
    let mut made = match made {
        None => Dashboard {
            declared: filled,
            layers: Layers::of(own),
            elements,
            filters,
            is_open: false,
        },
        Some(mut made) => {
            let (element_places, filter_places) = made.merge(&filled);
            push_all(&mut made.elements, &element_places, &elements);
            push_all(&mut made.filters, &filter_places, &filters);
            made.layers.push(own);
            made
        }
    };
    made.is_open |= entry.is_open;
    Some(made)
}

/// Whether a key of what is extended is one of what extends it.
fn is_inherited(entry: &(String, DashboardValue)) -> bool {
    !["extension", "extends"].contains(&entry.0.as_str())
}

fn push_all<'p, T>(below: &mut Vec<Layers<'p, T>>, places: &[usize], above: &[Layers<'p, T>]) {
    for (at, layers) in places.iter().zip(above) {
        match below.get_mut(*at) {
            Some(below) => layers.iter().for_each(|layer| below.push(layer)),
            None => below.push(layers.clone()),
        }
    }
}

impl Dashboard<'_> {
    fn of_base(base: &Self) -> Self {
        let mut made = base.clone();
        if !made.declared.other.iter().all(is_inherited) {
            made.declared.to_mut().other.retain(is_inherited);
        }
        made
    }

    /// Lays the keys over; the places of the tiles and of the filters, in their order above.
    fn merge(&mut self, above: &lookml::Dashboard) -> (Vec<usize>, Vec<usize>) {
        let below = self.declared.to_mut();
        let elements = places(
            below.elements.iter().map(|it| it.name.as_deref()),
            above.elements.iter().map(|it| it.name.as_deref()),
        );
        let filters = places(
            below.filters.iter().map(|it| Some(it.name.as_str())),
            above.filters.iter().map(|it| Some(it.name.as_str())),
        );
        merge::dashboard(below, above);
        (elements, filters)
    }
}

/// Where items come to stand that are laid over others of the same name, or behind them.
fn places<'n>(
    below: impl Iterator<Item = Option<&'n str>>,
    above: impl Iterator<Item = Option<&'n str>>,
) -> Vec<usize> {
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut count = 0;
    for name in below {
        if let Some(name) = name {
            index.entry(name).or_insert(count);
        }
        count += 1;
    }
    above
        .map(|name| {
            let known = name.and_then(|name| index.get(name).copied());
            known.unwrap_or_else(|| {
                if let Some(name) = name {
                    index.insert(name, count);
                }
                count += 1;
                count - 1
            })
        })
        .collect()
}
