//! `View` and `Field`: a view as Looker sees it.

mod make;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::lookml::{
    self, DerivedTable, FieldKind, FieldSet, Located, Parameter, Timeframe, YesNo,
};

use super::expression::{Expression, Filtered};
use super::merged::{Declared, Layers, Merged};
use super::sql::{NamedField, SqlCut};
use super::timeframe;
use crate::filter_expression::Kind;

pub(super) use make::views;

/// A view with everything that it extends and that refines it.
///
/// Its fields have their own layers, so they are asked for one by one; all other parameters are
/// methods.
#[derive(Clone)]
pub struct View<'p> {
    /// Whatever is not a field; the fields in it are not looked at.
    header: Merged<'p, lookml::View>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::View>,
    /// The fields in force, in the order in which they were first declared.
    pub fields: Vec<Field<'p>>,
    /// Whether it extends, or is, something of a project that is not here, so that it may have more.
    pub is_open: bool,
    /// The SQL of the derived table, cut.
    derived: Option<Arc<SqlCut>>,
    index: FieldIndex,
    sets: HashMap<Box<str>, u32>,
}

/// The numbers of the fields of a view by name. A dimension group has no field of its own name, so that
/// a dimension may have the same name beside it.
#[derive(Clone, Default)]
struct FieldIndex {
    fields: HashMap<Box<str>, u32>,
    groups: HashMap<Box<str>, u32>,
}

/// A field of a view, with the parameters in force.
#[derive(Clone, Debug)]
pub struct Field<'p> {
    /// The parameters in force.
    pub declared: Merged<'p, lookml::Field>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::Field>,
    /// `sql`, cut.
    sql: Option<Arc<SqlCut>>,
    /// What `filters` say of which fields of the view.
    filtered: Box<[Filtered]>,
}

/// What a name of a field stands for in a view, by numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldId {
    /// The number of the field in the view.
    pub field: u32,
    part: PartId,
}

/// What of a field is meant; the word of a timeframe stands in the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartId {
    Whole,
    Timeframe,
    Interval(&'static str),
}

/// What a name of a field stands for.
#[derive(Clone, Copy)]
pub struct FieldRef<'r, 'p> {
    /// The view that has the field.
    pub view: &'r View<'p>,
    /// The field.
    pub field: &'r Field<'p>,
    part: Part<'r>,
}

/// What of a field a name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'r> {
    /// The field itself; of a dimension group this is no field that can be asked for.
    Whole,
    /// A timeframe of a dimension group, as `date` in `event_date`.
    Timeframe(&'r str),
    /// An interval of a dimension group of durations, as `day` in `days_open`.
    Interval(&'static str),
}

impl Declared for lookml::View {
    fn origin(&self) -> &lookml::Origin {
        &self.origin
    }

    fn other(&self) -> &[Parameter] {
        &self.other
    }
}

impl Declared for lookml::Field {
    fn origin(&self) -> &lookml::Origin {
        &self.origin
    }

    fn other(&self) -> &[Parameter] {
        &self.other
    }
}

impl<'p> View<'p> {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.header.name
    }

    /// `label`
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.header.label.as_deref()
    }

    /// `sql_table_name`, without `;;`.
    #[must_use]
    pub fn sql_table_name(&self) -> Option<&str> {
        self.header.sql_table_name.as_deref()
    }

    /// `derived_table`
    #[must_use]
    pub fn derived_table(&self) -> Option<&DerivedTable> {
        self.header.derived_table.as_ref()
    }

    /// `suggestions`
    #[must_use]
    pub fn suggestions(&self) -> Option<&YesNo> {
        self.header.suggestions.as_ref()
    }

    /// `fields_hidden_by_default`
    #[must_use]
    pub fn fields_hidden_by_default(&self) -> Option<&YesNo> {
        self.header.fields_hidden_by_default.as_ref()
    }

    /// `drill_fields`
    #[must_use]
    pub fn drill_fields(&self) -> Option<&[String]> {
        self.header.drill_fields.as_deref()
    }

    /// `set` blocks, as they are declared.
    #[must_use]
    pub fn sets(&self) -> &[FieldSet] {
        &self.header.sets
    }

    /// Parameters without a type of their own.
    #[must_use]
    pub fn other(&self) -> &[Parameter] {
        &self.header.other
    }

    /// Whether it only serves to be extended (`extension: required`).
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.header.extension.as_deref() == Some("required")
    }

    /// Where the value in force of a parameter of the view stands.
    #[must_use]
    pub fn origin_of(&self, parameter: &str) -> Option<Located<'p>> {
        self.layers.origin_of(parameter)
    }

    /// The set of that name.
    #[must_use]
    pub fn set(&self, name: &str) -> Option<&FieldSet> {
        let at = self.sets.get(name)?;
        self.header.sets.get(*at as usize)
    }

    /// The declared field of that name, or else the dimension group.
    #[must_use]
    pub fn declared_field(&self, name: &str) -> Option<&Field<'p>> {
        match self.index.fields.get(name) {
            Some(at) => self.fields.get(*at as usize),
            None => self.group(name),
        }
    }

    /// The dimension group of that name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Field<'p>> {
        let at = self.index.groups.get(name)?;
        self.fields.get(*at as usize)
    }

    /// What a name of a field stands for: a field, or what a dimension group stands for.
    #[must_use]
    pub fn field<'r>(&'r self, name: &'r str) -> Option<FieldRef<'r, 'p>> {
        self.field_of(self.id_of(name)?, name)
    }

    /// The same by numbers.
    #[must_use]
    pub fn id_of(&self, name: &str) -> Option<FieldId> {
        let of = |field: u32, part| Some(FieldId { field, part });
        let index = &self.index;
        if let Some(at) = index.fields.get(name).or_else(|| index.groups.get(name)) {
            return of(*at, PartId::Whole);
        }
        for (at, _) in name.match_indices('_') {
            let (before, behind) = (&name[..at], &name[at + 1..]);
            if let Some((number, group)) = self.numbered_group(before)
                && timeframe::has_timeframe(&group.declared, behind)
            {
                return of(number, PartId::Timeframe);
            }
            if let Some((number, group)) = self.numbered_group(behind)
                && let Some(interval) = timeframe::interval(&group.declared, before)
            {
                return of(number, PartId::Interval(interval));
            }
        }
        None
    }

    fn numbered_group(&self, name: &str) -> Option<(u32, &Field<'p>)> {
        let at = *self.index.groups.get(name)?;
        Some((at, self.fields.get(at as usize)?))
    }

    /// The field that a name was found to stand for; the name may have a view in front.
    #[must_use]
    pub fn field_of<'r>(&'r self, id: FieldId, name: &'r str) -> Option<FieldRef<'r, 'p>> {
        let field = self.fields.get(id.field as usize)?;
        let part = match id.part {
            PartId::Whole => Part::Whole,
            PartId::Timeframe => {
                let own = name.split_once('.').map_or(name, |(_, own)| own);
                Part::Timeframe(own.get(field.declared.name.len() + 1..)?)
            }
            PartId::Interval(interval) => Part::Interval(interval),
        };
        Some(FieldRef {
            view: self,
            field,
            part,
        })
    }

    /// The SQL of the derived table with what it names.
    #[must_use]
    pub fn derived_sql(&self) -> Option<(&str, &Arc<SqlCut>)> {
        Some((
            self.derived_table()?.sql.as_deref()?,
            self.derived.as_ref()?,
        ))
    }

    /// The field that SQL of the view names. What another view has depends on the explore.
    fn named(&self, name: &str) -> Option<NamedField> {
        if name.contains('.') {
            return None;
        }
        let field = self.id_of(name)?;
        Some(NamedField { view: None, field })
    }

    /// Cuts the SQL, and looks up the names in it.
    fn cut_sql(&mut self) {
        let sql = self.derived_table().and_then(|it| it.sql.as_deref());
        let derived = sql.map(|sql| Arc::new(SqlCut::of(sql, |name| self.named(name))));
        self.derived = derived;
        for at in 0..self.fields.len() {
            let field = &self.fields[at];
            let Some(sql) = &field.declared.sql else {
                continue;
            };
            let look_up = |name: &str| self.named(name);
            // What is inherited mostly means the same here.
            let known = field.sql.as_ref();
            if known.is_some_and(|known| known.still_says(sql, look_up)) {
                continue;
            }
            let cut = SqlCut::of(sql, look_up);
            self.fields[at].sql = Some(Arc::new(cut));
        }
    }

    /// Looks up the fields that the filters of measures name, and reads what they say of them.
    fn read_filters(&mut self) {
        for at in 0..self.fields.len() {
            let filters = &self.fields[at].declared.filters;
            if filters.is_empty() {
                continue;
            }
            let known = self.fields[at].filtered.iter().map(Some);
            let known = known.chain(std::iter::repeat(None));
            let filtered = filters.iter().zip(known);
            let filtered = filtered.map(|(filter, known)| self.filtered(filter, known));
            self.fields[at].filtered = filtered.collect();
        }
    }

    /// What is known of the same filter in the view that is extended mostly holds here.
    fn filtered(&self, filter: &lookml::FieldFilter, known: Option<&Filtered>) -> Filtered {
        let field = self.named(&filter.field).map(|named| named.field);
        let found = field.and_then(|id| self.field_of(id, &filter.field));
        let kind = found.and_then(|found| found.filter_kind());
        let known = known.and_then(|known| known.expression.as_ref());
        let read = |kind| match known {
            Some(known) if known.kind == kind => known.clone(),
            _ => Expression::of(kind, filter.expression.as_str()),
        };
        Filtered {
            field,
            expression: kind.map(read),
        }
    }

    /// The names of all fields that can be asked for, dimension groups by their timeframes.
    pub fn field_names(&self) -> impl Iterator<Item = String> {
        self.fields
            .iter()
            .flat_map(|field| match field.declared.kind {
                FieldKind::DimensionGroup => timeframe::names_of_group(&field.declared),
                _ => vec![field.declared.name.clone()],
            })
    }

    /// Whether people do not see a field: `hidden`, or where it says nothing
    /// `fields_hidden_by_default` of the view.
    #[must_use]
    pub fn is_hidden(&self, field: &Field<'p>) -> bool {
        let hidden = field.declared.hidden.as_ref();
        hidden.or(self.fields_hidden_by_default()) == Some(&YesNo::Yes)
    }
}

impl FieldIndex {
    fn with_capacity(capacity: usize) -> Self {
        Self {
            fields: HashMap::with_capacity(capacity),
            groups: HashMap::new(),
        }
    }

    fn of(&self, field: &lookml::Field) -> Option<u32> {
        let names = match field.kind {
            FieldKind::DimensionGroup => &self.groups,
            _ => &self.fields,
        };
        names.get(field.name.as_str()).copied()
    }

    fn insert(&mut self, field: &lookml::Field, at: u32) {
        let names = match field.kind {
            FieldKind::DimensionGroup => &mut self.groups,
            _ => &mut self.fields,
        };
        names.insert(field.name.as_str().into(), at);
    }
}

impl<'p> Field<'p> {
    /// The filters of a measure, each with what it says of which field.
    pub fn filters(&self) -> impl Iterator<Item = (&lookml::FieldFilter, &Filtered)> {
        self.declared.filters.iter().zip(&self.filtered)
    }

    /// `sql` with what it names.
    #[must_use]
    pub fn sql(&self) -> Option<(&str, &Arc<SqlCut>)> {
        Some((self.declared.sql.as_deref()?, self.sql.as_ref()?))
    }

    /// Where the value in force of a parameter stands.
    #[must_use]
    pub fn origin_of(&self, parameter: &str) -> Option<Located<'p>> {
        self.layers.origin_of(parameter)
    }
}

impl<'r> FieldRef<'r, '_> {
    /// What of the field is asked for.
    #[must_use]
    pub fn part(&self) -> Part<'r> {
        self.part
    }

    /// The timeframe that is asked for.
    #[must_use]
    pub fn timeframe(&self) -> Option<Timeframe> {
        match self.part {
            Part::Timeframe(word) => Some(Timeframe::from(word)),
            _ => None,
        }
    }

    /// The language of its filters, if it can be filtered.
    #[must_use]
    pub fn filter_kind(&self) -> Option<Kind> {
        match self.part {
            Part::Timeframe(word) => Some(Kind::of_timeframe(word)),
            _ => Kind::of(&self.field.declared, None),
        }
    }

    /// Whether the name is that of a dimension group, which is no field that can be asked for.
    #[must_use]
    pub fn is_bare_group(&self) -> bool {
        self.part == Part::Whole && self.field.declared.kind == FieldKind::DimensionGroup
    }

    /// Whether people do not see it.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.view.is_hidden(self.field)
    }
}

impl fmt::Debug for FieldRef<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FieldRef")
            .field("view", &self.view.name())
            .field("field", &self.field.declared.name)
            .field("part", &self.part)
            .finish()
    }
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("View")
            .field("name", &self.name())
            .field("fields", &self.fields.len())
            .finish_non_exhaustive()
    }
}
