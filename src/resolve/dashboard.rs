//! `Dashboard`: a LookML dashboard with everything that it extends.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard>, *extends*.

use crate::diagnostic::Diagnostics;
use crate::lookml::{self, DashboardValue, Located, Origin};

use super::constant::Constants;
use super::extends::{Budget, Entry, Extending, Named};
use super::findings::DUPLICATE_DASHBOARD;
use super::merge;
use super::merged::{Declared, Layers, Merged, joined};
use super::tile::Asks;

/// A dashboard with everything that it extends.
#[derive(Clone, Debug)]
pub struct Dashboard<'p> {
    /// The keys in force, tiles and filters included.
    pub declared: Merged<'p, lookml::Dashboard>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::Dashboard>,
    /// The layers of each tile, in the order of `declared.elements`.
    elements: Vec<Layers<'p, lookml::Element>>,
    /// What each tile asks, in the same order, as soon as the explores are known.
    asks: Vec<Option<Asks>>,
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
    /// What it asks, if its explore is there.
    pub asks: Option<&'r Asks>,
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
        elements
            .enumerate()
            .map(|(at, (declared, layers))| Element {
                declared,
                layers,
                asks: self.asks.get(at).and_then(Option::as_ref),
            })
    }

    pub(super) fn set_asks(&mut self, asks: Vec<Option<Asks>>) {
        self.asks = asks;
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
    const A_KIND: &'static str = "a dashboard";
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
    findings: &mut Diagnostics,
) -> Vec<Dashboard<'p>> {
    let mut made: Vec<Option<Dashboard<'p>>> = named.all.iter().map(|_| None).collect();
    let mut budget = Budget::new();
    for &at in order {
        let entry = &named.all[at];
        let bases = entry.bases.iter();
        let mut bases: Vec<&Dashboard<'p>> =
            bases.filter_map(|base| made[*base].as_ref()).collect();
        let parts = bases
            .iter()
            .map(|base| base.elements.len() + base.filters.len() + base.layers.len());
        let has_all = budget.allows(parts.sum(), entry, findings);
        if !has_all {
            bases.clear();
        }
        let mut dashboard = make(entry, &bases, constants);
        if let Some(dashboard) = &mut dashboard {
            dashboard.is_open |= entry.is_open || !has_all;
        }
        made[at] = dashboard;
    }
    made.into_iter().flatten().collect()
}

fn make<'p>(
    entry: &Entry<'p, lookml::Dashboard>,
    bases: &[&Dashboard<'p>],
    constants: &Constants<'p>,
) -> Option<Dashboard<'p>> {
    let own = entry.own()?;
    let mut made = match bases {
        [] => return Some(Dashboard::of(own, constants)),
        [base] => (*base).clone(),
        _ => {
            let mut layers = joined(bases.iter().map(|base| &base.layers)).into_iter();
            let mut made = Dashboard::of(layers.next()?, constants);
            for layer in layers {
                made.add(layer, constants);
            }
            made.is_open = bases.iter().any(|base| base.is_open);
            made
        }
    };
    made.forget_what_is_not_inherited();
    made.add(own, constants);
    Some(made)
}

/// The dashboard with constants in the `model` and `explore` of its tiles and filters, the only places
/// where a dashboard may have them.
///
/// Source: <https://cloud.google.com/looker/docs/reference/param-manifest-constant>
fn filled<'p>(
    own: &'p lookml::Dashboard,
    constants: &Constants<'p>,
) -> Merged<'p, lookml::Dashboard> {
    let mut filled = Merged::Declared(own);
    if !Constants::may_be_in(&own.origin) {
        return filled;
    }
    for (at, tile) in own.elements.iter().enumerate() {
        let fill = |text: &Option<String>| constants.filled(text.as_deref()?, &tile.origin);
        if let Some(model) = fill(&tile.model) {
            filled.to_mut().elements[at].model = Some(model);
        }
        if let Some(explore) = fill(&tile.explore) {
            filled.to_mut().elements[at].explore = Some(explore);
        }
    }
    for (at, filter) in own.filters.iter().enumerate() {
        let fill = |text: &Option<String>| constants.filled(text.as_deref()?, &filter.origin);
        if let Some(model) = fill(&filter.model) {
            filled.to_mut().filters[at].model = Some(model);
        }
        if let Some(explore) = fill(&filter.explore) {
            filled.to_mut().filters[at].explore = Some(explore);
        }
    }
    filled
}

/// Whether a key of what is extended is one of what extends it.
fn is_inherited(entry: &(String, DashboardValue)) -> bool {
    !["extension", "extends"].contains(&entry.0.as_str())
}

fn push_all<'p, T>(below: &mut Vec<Layers<'p, T>>, places: &[usize], above: &'p [T]) {
    for (at, declaration) in places.iter().zip(above) {
        match below.get_mut(*at) {
            Some(below) => below.push(declaration),
            None => below.push(Layers::of(declaration)),
        }
    }
}

impl<'p> Dashboard<'p> {
    fn of(own: &'p lookml::Dashboard, constants: &Constants<'p>) -> Self {
        Self {
            declared: filled(own, constants),
            layers: Layers::of(own),
            elements: own.elements.iter().map(Layers::of).collect(),
            asks: Vec::new(),
            filters: own.filters.iter().map(Layers::of).collect(),
            is_open: false,
        }
    }

    fn forget_what_is_not_inherited(&mut self) {
        if !self.declared.other.iter().all(is_inherited) {
            self.declared.to_mut().other.retain(is_inherited);
        }
    }

    fn add(&mut self, own: &'p lookml::Dashboard, constants: &Constants<'p>) {
        let (elements, filters) = self.merge(&filled(own, constants));
        push_all(&mut self.elements, &elements, &own.elements);
        push_all(&mut self.filters, &filters, &own.filters);
        self.layers.push(own);
    }

    /// Lays the keys over; the places of the tiles and of the filters, in their order above.
    fn merge(&mut self, above: &lookml::Dashboard) -> (Vec<usize>, Vec<usize>) {
        let below = self.declared.to_mut();
        let elements = merge::places(&below.elements, &above.elements, |it| it.name.as_deref());
        let filters = merge::places(&below.filters, &above.filters, |it| Some(&it.name));
        merge::dashboard(below, above);
        (elements, filters)
    }
}
