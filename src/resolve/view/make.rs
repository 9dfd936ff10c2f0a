//! Makes the views of a model out of their declarations.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::lookml::{self, FieldKind};
use crate::resolve::constant::Constants;
use crate::resolve::extends::{Budget, Entry, Named};
use crate::resolve::findings::{self, DUPLICATE_FIELD};
use crate::resolve::merge;
use crate::resolve::merged::{Layers, Merged, joined};
use crate::resolve::precedence;

use super::{Field, FieldIndex, View};

/// Makes every view that is declared; the order is that of the declarations.
pub(in crate::resolve) fn views<'p>(
    named: &Named<'p, lookml::View>,
    order: &[usize],
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Vec<Arc<View<'p>>> {
    let mut made: Vec<Option<Arc<View<'p>>>> = vec![None; named.all.len()];
    let mut budget = Budget::new();
    for &at in order {
        let entry = &named.all[at];
        let mut bases: Vec<&View<'p>> = entry
            .bases
            .iter()
            .filter_map(|base| made[*base].as_deref())
            .collect();
        let parts = bases
            .iter()
            .map(|base| base.fields.len() + base.layers.len())
            .sum();
        let has_all = budget.allows(parts, entry, findings);
        if !has_all {
            bases.clear();
        }
        let view = make(entry, &bases, constants, findings).map(|mut view| {
            view.is_open |= !has_all;
            Arc::new(view)
        });
        made[at] = view;
    }
    made.into_iter().flatten().collect()
}

fn make<'p>(
    entry: &Entry<'p, lookml::View>,
    bases: &[&View<'p>],
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Option<View<'p>> {
    let mut layers = entry.layers();
    let mut made = match bases {
        [] => Making::of(layers.next()?, constants, findings),
        [base] => Making::of_base(base),
        _ => Making::of_bases(bases, constants, findings)?,
    };
    for layer in layers {
        made.add(layer, constants, findings);
    }
    Some(made.finish(entry))
}

/// A view that is being made.
struct Making<'p> {
    header: Merged<'p, lookml::View>,
    layers: Layers<'p, lookml::View>,
    fields: Vec<Field<'p>>,
    index: FieldIndex,
    is_open: bool,
}

impl<'p> Making<'p> {
    fn of(
        declaration: &'p lookml::View,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) -> Self {
        let mut made = Self {
            header: header(declaration, constants),
            layers: Layers::of(declaration),
            fields: Vec::with_capacity(declaration.fields.len()),
            index: FieldIndex::with_capacity(declaration.fields.len()),
            is_open: false,
        };
        made.add_fields(declaration, constants, findings);
        made
    }

    /// What is extended.
    fn of_base(base: &View<'p>) -> Self {
        let mut made = Self {
            header: Merged::made(merge::without_fields(&base.header)),
            layers: base.layers.clone(),
            fields: base.fields.clone(),
            index: base.index.clone(),
            is_open: base.is_open,
        };
        made.forget_what_is_not_inherited();
        made
    }

    /// Several that are extended, each declaration of theirs once.
    fn of_bases(
        bases: &[&View<'p>],
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) -> Option<Self> {
        let mut layers = joined(bases.iter().map(|base| &base.layers)).into_iter();
        let mut made = Self::of(layers.next()?, constants, findings);
        for layer in layers {
            made.add(layer, constants, findings);
        }
        made.is_open = bases.iter().any(|base| base.is_open);
        made.forget_what_is_not_inherited();
        Some(made)
    }

    /// That it only serves to be extended, and that nothing may refine it any more.
    fn forget_what_is_not_inherited(&mut self) {
        if let Merged::Declared(declared) = &self.header {
            self.header = Merged::made(merge::without_fields(declared));
        }
        let header = self.header.to_mut();
        header.extension = None;
        header.extends = None;
        header.other.retain(|it| it.name != "final");
    }

    fn add(
        &mut self,
        layer: &'p lookml::View,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) {
        let above = header(layer, constants);
        if let Merged::Declared(below) = &self.header {
            self.header = Merged::made(merge::without_fields(below));
        }
        merge::view(self.header.to_mut(), &above);
        self.layers.push(layer);
        self.add_fields(layer, constants, findings);
    }

    fn add_fields(
        &mut self,
        layer: &'p lookml::View,
        constants: &Constants<'p>,
        findings: &mut Diagnostics,
    ) {
        let has_constants = Constants::may_be_in(&layer.origin);
        let mut own: HashSet<(&str, bool)> = HashSet::new();
        for declaration in &layer.fields {
            let above = if has_constants {
                constants.put_into(declaration, &declaration.origin)
            } else {
                Merged::Declared(declaration)
            };
            let at = self.index.of(&above);
            let is_group = declaration.kind == FieldKind::DimensionGroup;
            let is_own = !own.insert((&declaration.name, is_group));
            if let Some(at) = at {
                let below = &mut self.fields[at as usize];
                if is_own {
                    findings.push(duplicate(layer, declaration, below.layers.last()));
                } else {
                    precedence::check_kind(&above, &below.declared, findings);
                    precedence::check_filters(&above, &below.declared, findings);
                }
                merge::field(below.declared.to_mut(), &above);
                below.sql = None;
                below.filtered = Box::default();
                below.layers.push(declaration);
            } else {
                self.push(Field {
                    declared: above,
                    layers: Layers::of(declaration),
                    sql: None,
                    filtered: Box::default(),
                });
            }
        }
    }

    fn push(&mut self, field: Field<'p>) {
        let at = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        self.index.insert(&field.declared, at);
        self.fields.push(field);
    }

    fn finish(self, entry: &Entry<'p, lookml::View>) -> View<'p> {
        let sets = self.header.sets.iter().zip(0..);
        let sets = sets
            .map(|(set, at)| (set.name.as_str().into(), at))
            .collect();
        let mut header = self.header;
        if header.name != entry.name && entry.own().is_none() {
            entry.name.clone_into(&mut header.to_mut().name);
        }
        let mut view = View {
            header,
            layers: self.layers,
            fields: self.fields,
            is_open: self.is_open || entry.is_open,
            derived: None,
            index: self.index,
            sets,
        };
        view.cut_sql();
        view.read_filters();
        view
    }
}

/// A view with the constants put in, but for its fields.
fn header<'p>(view: &'p lookml::View, constants: &Constants<'p>) -> Merged<'p, lookml::View> {
    if !Constants::may_be_in(&view.origin) {
        return Merged::Declared(view);
    }
    let mut header = merge::without_fields(view);
    constants.put_into_made(&mut header, &view.origin);
    Merged::made(header)
}

fn duplicate(view: &lookml::View, field: &lookml::Field, first: &lookml::Field) -> Diagnostic {
    let mut finding = Diagnostic::error(
        DUPLICATE_FIELD,
        format!(
            "the view `{}` declares the field `{}` twice",
            excerpt(&view.name),
            excerpt(&field.name)
        ),
    )
    .help("give one of them another name, or remove it");
    if let Some(place) = first.origin.place() {
        finding = finding.note(format!("the first one stands in {}", place.source.name));
    }
    findings::at(finding, field.origin.place())
}
