//! Views, their fields and sets.

use std::collections::BTreeMap;

use crate::lookml::{self, FieldKind};
use crate::resolve::{Field, Model, View, names_of_group};

use super::super::parameters::parameters;
use super::super::rename::{Rename, aliases, renames};
use super::super::{ChangeKind, Thing, ThingKind};
use super::{Comparison, Sides, pair};

/// Parameters of a field that are compared apart.
const APART: &[&str] = &["kind", "name", "timeframes", "alias"];

impl Comparison {
    pub(super) fn views(&mut self, before: &Model<'_>, after: &Model<'_>) {
        pair(
            before.views.iter().map(|it| (it.name().to_owned(), it)),
            after.views.iter().map(|it| (it.name().to_owned(), it)),
            |name, sides| {
                let thing = Thing::new(ThingKind::View, name);
                match sides {
                    Sides::Both(before, after) if is_only_refined(before, after) => {
                        self.add(thing, ChangeKind::DefinitionRemoved);
                    }
                    Sides::Both(before, after) => self.view(&thing, before, after),
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }

    fn view(&mut self, thing: &Thing, before: &View<'_>, after: &View<'_>) {
        self.texts(thing, &header(before), &header(after));
        self.fields(before, after);
        let named = |set: &lookml::FieldSet| set.name.clone();
        pair(
            before.sets().iter().map(|it| (named(it), it)),
            after.sets().iter().map(|it| (named(it), it)),
            |name, sides| {
                let thing = Thing::new(ThingKind::Set, name).within(after.name());
                match sides {
                    Sides::Both(before, after) => self.parameters(&thing, before, after, &["name"]),
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }

    fn fields(&mut self, before: &View<'_>, after: &View<'_>) {
        let (mut gone, mut new, mut both) = (Vec::new(), Vec::new(), Vec::new());
        let named = |field: &Field<'_>| field.declared.name.clone();
        pair(
            before.fields.iter().map(|it| (named(it), it)),
            after.fields.iter().map(|it| (named(it), it)),
            |_, sides| match sides {
                Sides::Both(before, after) => both.push((before, after)),
                Sides::Before(field) => gone.push(field),
                Sides::After(field) => new.push(field),
            },
        );
        let view = after.name();
        let declared = |fields: &[&Field<'_>]| -> Vec<lookml::Field> {
            fields.iter().map(|it| (*it.declared).clone()).collect()
        };
        let (gone_declared, new_declared) = (declared(&gone), declared(&new));
        let renames = renames(
            &gone_declared.iter().collect::<Vec<_>>(),
            &new_declared.iter().collect::<Vec<_>>(),
        );
        for (place, field) in gone.iter().enumerate() {
            let thing = of_field(view, &field.declared);
            match renames.iter().find(|rename| rename.gone == place) {
                Some(Rename {
                    new: to, has_alias, ..
                }) => {
                    let to = new[*to];
                    let kind = ChangeKind::Renamed {
                        to: to.declared.name.clone(),
                        has_alias: *has_alias,
                    };
                    self.add(thing, kind);
                    self.field(view, field, to);
                }
                None => self.gone(thing),
            }
        }
        for (before, after) in both {
            self.field(view, before, after);
        }
        for (place, field) in new.iter().enumerate() {
            if renames.iter().all(|rename| rename.new != place) {
                self.come(of_field(view, &field.declared));
            }
        }
    }

    /// A field with itself, perhaps under another name.
    fn field(&mut self, view: &str, before: &Field<'_>, after: &Field<'_>) {
        if *before.declared == *after.declared {
            return;
        }
        let thing = of_field(view, &after.declared);
        if is_definition_gone(before, after) {
            self.add(thing, ChangeKind::DefinitionRemoved);
            return;
        }
        let (old, new) = (&*before.declared, &*after.declared);
        for alias in aliases(old) {
            if alias != new.name && !aliases(new).contains(&alias) {
                let alias = alias.to_owned();
                self.add(thing.clone(), ChangeKind::AliasRemoved { alias });
            }
        }
        if old.kind != new.kind {
            let from = kind_of(&old.kind);
            self.add(thing, ChangeKind::KindChanged { from });
            return;
        }
        if new.kind == FieldKind::DimensionGroup && old.name == new.name {
            self.timeframes(&thing, old, new);
        }
        self.parameters(&thing, old, new, APART);
    }

    fn timeframes(&mut self, thing: &Thing, before: &lookml::Field, after: &lookml::Field) {
        let (old, new) = (names_of_group(before), names_of_group(after));
        let less = |these: &[String], others: &[String]| -> Vec<String> {
            let is_left = |name: &&String| !others.contains(name);
            these.iter().filter(is_left).cloned().collect()
        };
        let (gone, came) = (less(&old, &new), less(&new, &old));
        if !gone.is_empty() {
            self.add(thing.clone(), ChangeKind::TimeframesRemoved { names: gone });
        }
        if !came.is_empty() {
            self.add(thing.clone(), ChangeKind::TimeframesAdded { names: came });
        }
    }
}

/// Whether a view that was declared is only refined any more.
fn is_only_refined(before: &View<'_>, after: &View<'_>) -> bool {
    let is_only = |view: &View<'_>| view.layers.iter().all(|layer| layer.is_refinement);
    is_only(after) && !is_only(before)
}

/// Whether the declaration that said how to compute a field is gone, while another file's refinement of
/// the field is still there.
fn is_definition_gone(before: &Field<'_>, after: &Field<'_>) -> bool {
    let has_lost = |of: fn(&lookml::Field) -> bool| of(&before.declared) && !of(&after.declared);
    let has_lost_it = has_lost(|field| field.sql.is_some())
        || has_lost(|field| field.sql_latitude.is_some())
        || has_lost(|field| field.field_type.is_some()) && after.declared.sql.is_none();
    let file = |field: &lookml::Field| field.origin.source().map(|source| source.name.clone());
    let first = before.layers.iter().next().and_then(file);
    has_lost_it && first.is_some() && after.layers.iter().all(|layer| file(layer) != first)
}

fn header(view: &View<'_>) -> BTreeMap<String, String> {
    #[derive(serde::Serialize)]
    struct Header<'v> {
        label: Option<&'v str>,
        sql_table_name: Option<&'v str>,
        derived_table: Option<&'v lookml::DerivedTable>,
        suggestions: Option<&'v lookml::YesNo>,
        fields_hidden_by_default: Option<&'v lookml::YesNo>,
        drill_fields: Option<&'v [String]>,
        other: &'v [lookml::Parameter],
    }
    let header = Header {
        label: view.label(),
        sql_table_name: view.sql_table_name(),
        derived_table: view.derived_table(),
        suggestions: view.suggestions(),
        fields_hidden_by_default: view.fields_hidden_by_default(),
        drill_fields: view.drill_fields(),
        other: view.other(),
    };
    parameters(&header, &[])
}

fn of_field(view: &str, field: &lookml::Field) -> Thing {
    Thing::new(kind_of(&field.kind), &*field.name).within(view)
}

fn kind_of(kind: &FieldKind) -> ThingKind {
    match kind {
        FieldKind::DimensionGroup => ThingKind::DimensionGroup,
        FieldKind::Measure => ThingKind::Measure,
        FieldKind::Filter => ThingKind::Filter,
        FieldKind::Parameter => ThingKind::Parameter,
        FieldKind::Dimension | FieldKind::Other(_) => ThingKind::Dimension,
    }
}
