//! `Explore`: an explore as Looker sees it, with the views that it brings together.

mod make;
mod selection;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::lookml::{self, Located, Parameter};

use super::expression::{Expression, NamedFilter};
use super::merged::{Declared, Layers, Merged};
use super::sql::{NamedField, SqlCut};
use super::view::{Field, FieldRef, View};
use selection::Selection;

pub(super) use make::{Views, explores};

/// An explore with everything that it extends and that refines it.
#[derive(Clone)]
pub struct Explore<'p> {
    /// The parameters in force, joins included.
    pub declared: Merged<'p, lookml::Explore>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::Explore>,
    /// The view that it is based on.
    pub base: ExploreView<'p>,
    /// The joins, in order.
    pub joins: Vec<Join<'p>>,
    /// Whether it extends, or is, something of a project that is not here, so that it may have more.
    pub is_open: bool,
    /// What `always_filter` says of which fields.
    always: Box<[NamedFilter]>,
    /// `sql_always_where`, cut.
    always_where: Option<Arc<SqlCut>>,
    /// The number of each alias: 0 is the base, the others are joins.
    index: HashMap<Box<str>, u32>,
    selection: Selection,
}

/// A join of an explore.
#[derive(Clone, Debug)]
pub struct Join<'p> {
    /// The parameters in force.
    pub declared: Merged<'p, lookml::Join>,
    /// The declarations of which it was made, first applied first.
    pub layers: Layers<'p, lookml::Join>,
    /// The view that it brings in.
    pub target: ExploreView<'p>,
    /// `sql_on`, cut.
    on: Option<Arc<SqlCut>>,
}

/// A view of an explore under the name that fields have there.
#[derive(Clone, Debug)]
pub struct ExploreView<'p> {
    /// What stands before the point in names of its fields.
    pub alias: Box<str>,
    /// The name of the view.
    pub view_name: Box<str>,
    /// The view, if an included file declares it.
    pub view: Option<Arc<View<'p>>>,
}

/// What a name of a field stands for in an explore.
#[derive(Clone, Copy, Debug)]
pub enum Found<'r, 'p> {
    /// A field that people can ask for.
    Field(FieldRef<'r, 'p>),
    /// A field of a view of the explore that a `fields` list leaves out.
    Excluded(FieldRef<'r, 'p>),
    /// The explore has no view under that name.
    UnknownView,
    /// The view has no such field.
    UnknownField(&'r ExploreView<'p>),
    /// Part of what is needed to know it belongs to a project that is not here, or the view is
    /// missing, about which there is a finding.
    Unknowable,
}

impl Declared for lookml::Explore {
    fn origin(&self) -> &lookml::Origin {
        &self.origin
    }

    fn other(&self) -> &[Parameter] {
        &self.other
    }
}

impl Declared for lookml::Join {
    fn origin(&self) -> &lookml::Origin {
        &self.origin
    }

    fn other(&self) -> &[Parameter] {
        &self.other
    }
}

impl<'p> Explore<'p> {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.declared.name
    }

    /// Whether it only serves to be extended (`extension: required`).
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.declared.extension.as_deref() == Some("required")
    }

    /// Where the value in force of a parameter stands.
    #[must_use]
    pub fn origin_of(&self, parameter: &str) -> Option<Located<'p>> {
        self.layers.origin_of(parameter)
    }

    /// Its views: the base, and those of the joins in order.
    pub fn views(&self) -> impl Iterator<Item = &ExploreView<'p>> {
        std::iter::once(&self.base).chain(self.joins.iter().map(|join| &join.target))
    }

    /// The view under a name.
    #[must_use]
    pub fn view(&self, alias: &str) -> Option<&ExploreView<'p>> {
        self.view_at(self.number_of(alias)?)
    }

    /// The number of the view under a name: 0 is the base, the others are those of the joins in order.
    #[must_use]
    pub fn number_of(&self, alias: &str) -> Option<u32> {
        if *self.base.alias == *alias {
            return Some(0);
        }
        self.index.get(alias).copied()
    }

    /// The view of that number.
    #[must_use]
    pub fn view_at(&self, number: u32) -> Option<&ExploreView<'p>> {
        match number {
            0 => Some(&self.base),
            at => self.joins.get(at as usize - 1).map(|join| &join.target),
        }
    }

    /// `sql_always_where` with what it names.
    #[must_use]
    pub fn always_where(&self) -> Option<(&str, &Arc<SqlCut>)> {
        let sql = self.declared.sql_always_where.as_deref()?;
        Some((sql, self.always_where.as_ref()?))
    }

    /// `always_filter`, each with what it says of which field.
    pub fn always_filter(&self) -> impl Iterator<Item = (&lookml::FieldFilter, &NamedFilter)> {
        self.declared.always_filter.iter().zip(&self.always)
    }

    fn read_always_filter(&mut self) {
        let filters = self.declared.always_filter.iter();
        let read = filters.map(|filter| {
            let field = self.named(0, &filter.field);
            self.filter_on(field, &filter.field, filter.expression.as_str())
        });
        self.always = read.collect();
    }

    /// A filter over a field that was found under a name.
    pub(super) fn filter_on(
        &self,
        field: Option<NamedField>,
        name: &str,
        text: &str,
    ) -> NamedFilter {
        let found = field.and_then(|field| self.field_of(field, name));
        let kind = found.and_then(|found| found.filter_kind());
        NamedFilter {
            field,
            expression: kind.map(|kind| Expression::of(kind, text)),
        }
    }

    /// The field that SQL names which stands in the view of that number.
    pub(super) fn named(&self, number: u32, name: &str) -> Option<NamedField> {
        let (number, name) = match name.split_once('.') {
            Some((alias, name)) => (self.number_of(alias)?, name),
            None => (number, name),
        };
        let view = self.view_at(number)?.view.as_ref()?;
        let field = view.id_of(name)?;
        Some(NamedField {
            view: Some(number),
            field,
        })
    }

    /// Cuts the SQL of the explore and of its joins, and looks up the names in it.
    fn cut_sql(&mut self) {
        let cut = |number, sql: &Option<String>| {
            let cut = SqlCut::of(sql.as_ref()?, |name| self.named(number, name));
            Some(Arc::new(cut))
        };
        let always_where = cut(0, &self.declared.sql_always_where);
        let joins = self.joins.iter().zip(1..);
        let on: Vec<_> = joins
            .map(|(join, number)| cut(number, &join.declared.sql_on))
            .collect();
        self.always_where = always_where;
        for (join, on) in self.joins.iter_mut().zip(on) {
            join.on = on;
        }
    }

    /// The join of that name.
    #[must_use]
    pub fn join(&self, alias: &str) -> Option<&Join<'p>> {
        let at = *self.index.get(alias)?;
        self.joins.get((at as usize).checked_sub(1)?)
    }

    /// What `view.field` stands for; a name without a point is one of the base view.
    #[must_use]
    pub fn field<'r>(&'r self, name: &'r str) -> Found<'r, 'p> {
        let (alias, field) = name.split_once('.').unwrap_or((&self.base.alias, name));
        let Some(target) = self.view(alias) else {
            return if self.is_open {
                Found::Unknowable
            } else {
                Found::UnknownView
            };
        };
        let Some(view) = &target.view else {
            return Found::Unknowable;
        };
        match view.field(field) {
            Some(found) if self.selection.has(alias, field, found.field) => Found::Field(found),
            Some(found) => Found::Excluded(found),
            None if view.is_open => Found::Unknowable,
            None => Found::UnknownField(target),
        }
    }

    /// The field that people can ask for under a name, by numbers.
    #[must_use]
    pub fn id_of(&self, name: &str) -> Option<NamedField> {
        let named = self.named(0, name)?;
        let target = self.view_at(named.view?)?;
        let field = target
            .view
            .as_ref()?
            .fields
            .get(named.field.field as usize)?;
        let own = name.split_once('.').map_or(name, |(_, own)| own);
        let is_chosen = self.selection.has(&target.alias, own, field);
        is_chosen.then_some(named)
    }

    /// The field that a name was found to stand for.
    #[must_use]
    pub fn field_of<'r>(&'r self, named: NamedField, name: &'r str) -> Option<FieldRef<'r, 'p>> {
        let target = self.view_at(named.view?)?;
        target.view.as_ref()?.field_of(named.field, name)
    }

    /// The declared fields that people can ask for, each with the name of its view in the explore.
    ///
    /// A dimension group is there if one of its timeframes is.
    pub fn fields(&self) -> impl Iterator<Item = (&ExploreView<'p>, &Field<'p>)> {
        self.views().flat_map(move |target| {
            let fields = target.view.iter().flat_map(|view| &view.fields);
            fields
                .filter(|field| self.selection.has_any_of(&target.alias, field))
                .map(move |field| (target, field))
        })
    }
}

impl<'p> Join<'p> {
    /// `sql_on` with what it names.
    #[must_use]
    pub fn sql_on(&self) -> Option<(&str, &Arc<SqlCut>)> {
        Some((self.declared.sql_on.as_deref()?, self.on.as_ref()?))
    }

    /// The name, which is the alias of its view.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.declared.name
    }

    /// Where the value in force of a parameter stands.
    #[must_use]
    pub fn origin_of(&self, parameter: &str) -> Option<Located<'p>> {
        self.layers.origin_of(parameter)
    }
}

impl<'r, 'p> Found<'r, 'p> {
    /// The field, if people can ask for it.
    #[must_use]
    pub fn field(self) -> Option<FieldRef<'r, 'p>> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }
}

impl fmt::Debug for Explore<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let aliases: Vec<&str> = self.views().map(|it| &*it.alias).collect();
        formatter
            .debug_struct("Explore")
            .field("name", &self.name())
            .field("views", &aliases)
            .finish_non_exhaustive()
    }
}
