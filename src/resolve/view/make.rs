//! Makes the views of a model out of their declarations.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::lookml;
use crate::resolve::constant::Constants;
use crate::resolve::extends::{Entry, Named};
use crate::resolve::findings::{self, DUPLICATE_FIELD, TOO_MUCH_INHERITED, UNSPECIFIED_PRECEDENCE};
use crate::resolve::merge;
use crate::resolve::merged::{Layers, Merged};

use super::{Field, View};

/// So many fields may come into the views of a model by `extends`; more is a circle of copies.
const MAX_INHERITED: usize = 1 << 20;

/// Makes every view that is declared; the order is that of the declarations.
pub(in crate::resolve) fn views<'p>(
    named: &Named<'p, lookml::View>,
    order: &[usize],
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Vec<Arc<View<'p>>> {
    let mut made: Vec<Option<Arc<View<'p>>>> = vec![None; named.all.len()];
    let mut inherited = 0;
    for &at in order {
        let entry = &named.all[at];
        let bases: Vec<&View<'p>> = entry
            .bases
            .iter()
            .filter_map(|base| made[*base].as_deref())
            .collect();
        inherited += bases.iter().map(|base| base.fields.len()).sum::<usize>();
        let bases = if inherited > MAX_INHERITED {
            findings.push(too_much(entry));
            Vec::new()
        } else {
            bases
        };
        made[at] = make(entry, &bases, constants, findings).map(Arc::new);
    }
    made.into_iter().flatten().collect()
}

fn make<'p>(
    entry: &Entry<'p, lookml::View>,
    bases: &[&View<'p>],
    constants: &Constants<'p>,
    findings: &mut Diagnostics,
) -> Option<View<'p>> {
    let refinements = entry.refinements.iter().map(|(refinement, _)| *refinement);
    let mut layers = entry.own.into_iter().chain(refinements);
    let mut made = match bases {
        [] => {
            let first = layers.next()?;
            Making::of(first, constants, findings)
        }
        [first, rest @ ..] => {
            let mut made = Making::of_base(first);
            for base in rest {
                made.add_base(base);
            }
            made
        }
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
    index: HashMap<Box<str>, u32>,
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
            index: HashMap::with_capacity(declaration.fields.len()),
            is_open: false,
        };
        made.add_fields(declaration, constants, findings);
        made
    }

    /// What is extended, but for what only it is: a template.
    fn of_base(base: &View<'p>) -> Self {
        let mut header = merge::without_fields(&base.header);
        header.extension = None;
        header.extends = None;
        header.other.retain(|it| it.name != "final");
        Self {
            header: Merged::made(header),
            layers: base.layers.clone(),
            fields: base.fields.clone(),
            index: base.index.clone(),
            is_open: base.is_open,
        }
    }

    fn add_base(&mut self, base: &View<'p>) {
        let header = self.header.to_mut();
        merge::view(header, &base.header);
        header.extension = None;
        header.extends = None;
        for layer in base.layers.iter() {
            self.layers.push(layer);
        }
        for field in &base.fields {
            match self.index.get(field.declared.name.as_str()) {
                Some(at) => {
                    let below = &mut self.fields[*at as usize];
                    merge::field(below.declared.to_mut(), &field.declared);
                    for layer in field.layers.iter() {
                        below.layers.push(layer);
                    }
                }
                None => self.push(field.clone()),
            }
        }
        self.is_open |= base.is_open;
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
        let is_first = self.fields.is_empty();
        let mut own: HashMap<&str, &lookml::Field> = HashMap::new();
        for declaration in &layer.fields {
            let above = if has_constants {
                constants.put_into(declaration, &declaration.origin)
            } else {
                Merged::Declared(declaration)
            };
            let at = self.index.get(above.name.as_str()).copied();
            if let Some(at) = at {
                let below = &mut self.fields[at as usize];
                let is_own = if is_first {
                    true
                } else {
                    own.insert(&declaration.name, declaration).is_some()
                };
                if is_own {
                    findings.push(duplicate(layer, declaration, below.layers.last()));
                } else if below.declared.kind != above.kind {
                    findings.push(other_kind(declaration, below.layers.last()));
                }
                merge::field(below.declared.to_mut(), &above);
                below.layers.push(declaration);
            } else {
                if !is_first {
                    own.insert(&declaration.name, declaration);
                }
                self.push(Field {
                    declared: above,
                    layers: Layers::of(declaration),
                });
            }
        }
    }

    fn push(&mut self, field: Field<'p>) {
        let at = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        self.index.insert(field.declared.name.as_str().into(), at);
        self.fields.push(field);
    }

    fn finish(self, entry: &Entry<'p, lookml::View>) -> View<'p> {
        let sets = self.header.sets.iter().zip(0..);
        let sets = sets
            .map(|(set, at)| (set.name.as_str().into(), at))
            .collect();
        let mut header = self.header;
        if header.name != entry.name && !header.name.is_empty() && entry.own.is_none() {
            entry.name.clone_into(&mut header.to_mut().name);
        }
        View {
            header,
            layers: self.layers,
            fields: self.fields,
            is_open: self.is_open || entry.is_open,
            index: self.index,
            sets,
        }
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

/// Looker's pages tell how parameters of one field meet, but not what becomes of a dimension of
/// which a measure of the same name is made.
fn other_kind(above: &lookml::Field, below: &lookml::Field) -> Diagnostic {
    let finding = Diagnostic::warning(
        UNSPECIFIED_PRECEDENCE,
        format!(
            "`{}` is a {} here and a {} below it",
            excerpt(&above.name),
            above.kind.as_str(),
            below.kind.as_str()
        ),
    )
    .note("no page of Looker's documentation says what comes out")
    .help("give this field another name");
    findings::at(finding, above.origin.place())
}

fn too_much(entry: &Entry<'_, lookml::View>) -> Diagnostic {
    let finding = Diagnostic::error(
        TOO_MUCH_INHERITED,
        format!(
            "with the view `{}` the views of this model inherit more than {MAX_INHERITED} fields",
            excerpt(entry.name)
        ),
    )
    .help("extend fewer views");
    let place = entry.own.and_then(|own| own.origin.place());
    findings::at(finding, place)
}
