//! `FieldAt`: a field under the name that it has in the explore.

use super::Compiler;
use super::memory::Number;
use crate::diagnostic::near_word;
use crate::filter_expression::Kind;
use crate::lookml::{self, FieldKind, FieldType};
use crate::query::looker_query::FieldName;
use crate::query::refusal::Refusal;
use crate::query::statement::{Owner, SqlOrigin};
use crate::resolve::{Field, FieldId, FieldRef, Found, NamedField, Part};

/// A field under the name that it has in the explore.
#[derive(Clone, Copy)]
pub(super) struct FieldAt<'r, 'p> {
    /// The view's number in the explore.
    pub(super) view: u32,
    /// The view's name in the explore.
    pub(super) alias: &'r str,
    /// The name behind the point, timeframe included.
    pub(super) name: &'r str,
    pub(super) found: FieldRef<'r, 'p>,
    /// The number under which it is remembered.
    pub(super) number: Number,
    /// That of the field as it is declared: of a timeframe the dimension group's.
    pub(super) declared_number: Number,
}

impl<'r> FieldAt<'r, '_> {
    /// The parameters in force.
    pub(super) fn declared(&self) -> &'r lookml::Field {
        let field: &'r Field<'_> = self.found.field;
        &field.declared
    }

    /// `view.field`
    pub(super) fn full_name(&self) -> String {
        [self.alias, ".", self.name].concat()
    }

    pub(super) fn is(&self, alias: &str, name: &str) -> bool {
        self.alias == alias && self.name == name
    }

    /// Whether that is its name, view included.
    pub(super) fn has_full_name(&self, full_name: &str) -> bool {
        let own = full_name.strip_prefix(self.alias);
        own.and_then(|own| own.strip_prefix('.')) == Some(self.name)
    }

    pub(super) fn kind(&self) -> &FieldKind {
        &self.declared().kind
    }

    pub(super) fn is_measure(&self) -> bool {
        *self.kind() == FieldKind::Measure
    }

    pub(super) fn field_type(&self) -> Option<&FieldType> {
        self.declared().field_type.as_ref()
    }

    /// The language of its filters.
    pub(super) fn filter_kind(&self) -> Option<Kind> {
        self.found.filter_kind()
    }

    /// A refusal that points at the field.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse(&self, rule: &'static str, message: impl Into<String>) -> Refusal {
        let place = self.found.field.layers.last().origin.place();
        Refusal::new(rule, message).at(place)
    }

    /// Where a parameter of it stands.
    pub(super) fn origin(&self, parameter: &'static str, value: &'r str) -> SqlOrigin<'r> {
        SqlOrigin {
            owner: Owner::Field {
                alias: self.alias,
                name: self.name,
                field: self.found.field,
            },
            parameter,
            value,
        }
    }
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// The field that SQL or a filter in the view `alias` names.
    pub(super) fn named(
        &mut self,
        name: &'r str,
        alias: &'r str,
    ) -> Result<FieldAt<'r, 'p>, Refusal> {
        let (alias, name) = name.split_once('.').unwrap_or((alias, name));
        let explore = self.explore;
        let missing = |what: &str| {
            Refusal::new(
                "unknown-field",
                format!(
                    "the explore `{}` has no {what} `{alias}.{name}`",
                    explore.name()
                ),
            )
        };
        let number = explore
            .number_of(alias)
            .ok_or_else(|| missing("view of the field"))?;
        let view = explore.view_at(number).and_then(|it| it.view.as_ref());
        let view = view.ok_or_else(|| missing("declared view of the field"))?;
        let id = view.id_of(name).ok_or_else(|| missing("field"))?;
        let field = self.field(number, id, name);
        field.ok_or_else(|| missing("field"))
    }

    /// The field that a name was found to stand for.
    pub(super) fn field(
        &mut self,
        view: u32,
        id: FieldId,
        name: &'r str,
    ) -> Option<FieldAt<'r, 'p>> {
        let target = self.explore.view_at(view)?;
        let found = target.view.as_ref()?.field_of(id, name)?;
        let declared_number = self.memory.number_of_field(view, id);
        let (number, name) = if found.part() == Part::Whole {
            (declared_number, found.field.declared.name.as_str())
        } else {
            let name = name.split_once('.').map_or(name, |(_, own)| own);
            (self.memory.number_of_part(declared_number, name), name)
        };
        Some(FieldAt {
            view,
            alias: &target.alias,
            name,
            found,
            number,
            declared_number,
        })
    }

    /// The same, where it may be known which one it is.
    pub(super) fn field_named(
        &mut self,
        named: Option<NamedField>,
        name: &'r str,
        alias: &'r str,
    ) -> Result<FieldAt<'r, 'p>, Refusal> {
        if let Some(NamedField {
            view: Some(view),
            field,
        }) = named
            && let Some(field) = self.field(view, field, name)
        {
            return Ok(field);
        }
        self.named(name, alias)
    }

    /// A field that the query asks for.
    pub(super) fn asked_by(&mut self, name: FieldName<'r>) -> Result<FieldAt<'r, 'p>, Refusal> {
        if let Some(known) = name.known
            && let Some(view) = known.view
            && let Some(field) = self.field(view, known.field, name.name)
        {
            return Ok(field);
        }
        self.asked(name.name)
    }

    /// A field that the query asks for, by its name alone.
    pub(super) fn asked(&mut self, name: &'r str) -> Result<FieldAt<'r, 'p>, Refusal> {
        if let Some(known) = self.memory.asked.get(name) {
            return Ok(*known);
        }
        let explore = self.explore;
        let unknown = |rule, why: &str| {
            Refusal::new(
                rule,
                format!(
                    "`{name}` is no field of the explore `{}`: {why}",
                    explore.name()
                ),
            )
        };
        match explore.field(name) {
            Found::Field(_) => {
                let field = self.named(name, &explore.base.alias)?;
                self.memory.asked.insert(name, field);
                Ok(field)
            }
            Found::Excluded(_) => Err(unknown("excluded-field", "a `fields` list leaves it out")),
            Found::UnknownView => {
                let refusal = unknown("unknown-field", "the explore has no such view");
                let (alias, field) = name.split_once('.').unwrap_or_default();
                let aliases: Vec<&str> = explore.views().map(|it| &*it.alias).collect();
                Err(
                    refusal.help(match near_word(alias, aliases.iter().copied()) {
                        Some(near) => format!("did you mean `{near}.{field}`?"),
                        None => format!("the explore has the views {}", aliases.join(", ")),
                    }),
                )
            }
            Found::UnknownField(target) => {
                let refusal = unknown("unknown-field", "the view has no such field");
                let names = target.view.iter().flat_map(|view| view.field_names());
                let names: Vec<String> = names.collect();
                let field = name.split_once('.').map_or(name, |(_, field)| field);
                let near = near_word(field, names.iter().map(String::as_str));
                Err(refusal.help(match near {
                    Some(near) => format!("did you mean `{}.{near}`?", target.alias),
                    None => "write `view.field`; of a dimension group with its timeframe, such as \
                             `view.created_date`"
                        .to_owned(),
                }))
            }
            Found::Unknowable => Err(unknown(
                "unknown-field",
                "part of its view belongs to a project that is not here",
            )),
        }
    }
}
