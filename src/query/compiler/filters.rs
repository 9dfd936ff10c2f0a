//! The filters in force, and the conditions of the query.

use std::borrow::Cow;

use super::Compiler;
use super::FilterInForce;
use super::access;
use super::field_at::FieldAt;
use super::memory::{Known, Number, Sql, What};
use super::text::Text;
use crate::filter_expression::{Fault, Filter, Kind, parse};
use crate::lookml::{FieldKind, YesNo};
use crate::query::condition::{Setting, append_enclosed, condition};
use crate::query::fragment::Fragment;
use crate::query::looker_query::FilterText;
use crate::query::refusal::Refusal;

/// A filter in force.
#[derive(Clone, Copy)]
pub(super) struct Active<'r, 'p> {
    pub(super) field: FieldAt<'r, 'p>,
    pub(super) expression: FilterText<'r>,
}

impl<'r> Active<'r, '_> {
    pub(super) fn is_set(&self) -> bool {
        !self.expression.text.is_empty()
    }

    /// Reads the expression of a filter in the language of its field.
    pub(super) fn parsed(&self) -> Result<Cow<'r, Filter>, Refusal> {
        let Self { field, expression } = self;
        let fault = |fault: &Fault| faulty(field, expression.text, fault);
        if let Some(read) = expression.read {
            return read.read().map(Cow::Borrowed).map_err(fault);
        }
        let kind = field.filter_kind().ok_or_else(|| {
            field.refuse(
                "type-not-compiled",
                format!("`{}` can not be filtered", field.full_name()),
            )
        })?;
        let filter = parse(kind, expression.text);
        filter.map(Cow::Owned).map_err(|it| fault(&it))
    }
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// The query's own filters, and those of the explore for fields that it leaves alone.
    pub(super) fn active_filters(&mut self) -> Result<Vec<Active<'r, 'p>>, Refusal> {
        let mut active: Vec<Active<'r, 'p>> = Vec::with_capacity(self.query.filters.len() + 1);
        let mut set = |field: FieldAt<'r, 'p>, expression: FilterText<'r>, wins: bool| {
            let known = active
                .iter_mut()
                .find(|other| other.field.number == field.number);
            match known {
                Some(known) if wins => known.expression = expression,
                Some(_) => {}
                None => active.push(Active { field, expression }),
            }
        };
        let query = self.query;
        for (name, expression) in &query.filters {
            set(self.asked_by(*name)?, *expression, true);
        }
        let explore = self.explore;
        let base = &*explore.base.alias;
        for (filter, named) in explore.always_filter() {
            let field = self.field_named(named.field, &filter.field, base)?;
            let read = named.expression.as_ref();
            set(
                field,
                FilterText::read(filter.expression.as_str(), read),
                false,
            );
        }
        let other = &explore.declared.other;
        if let Some(conditional) = access::parameter(other, "conditionally_filter") {
            let block = access::block(conditional);
            let mut is_excused = false;
            for name in access::list(block, "unless") {
                let field = self.named(name, base)?;
                is_excused |= self.is_asked_to_filter(&field)?;
            }
            if !is_excused {
                for (name, expression) in access::pairs(block, "filters") {
                    set(self.named(name, base)?, expression.into(), false);
                }
            }
        }
        Ok(active)
    }

    fn is_asked_to_filter(&mut self, field: &FieldAt<'r, 'p>) -> Result<bool, Refusal> {
        let query = self.query;
        for (name, expression) in &query.filters {
            let other = self.asked_by(*name)?;
            if !expression.text.is_empty() && other.number == field.number {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The conditions on the rows, and those on the groups.
    pub(super) fn conditions(&mut self) -> Result<[Vec<Sql>; 2], Refusal> {
        let mut on_rows = Vec::with_capacity(self.filters.len() + 1);
        let mut on_groups = Vec::new();
        for at in 0..self.filters.len() {
            let active = self.filters[at];
            let field = &active.field;
            match field.kind() {
                FieldKind::Parameter => {}
                FieldKind::Filter => on_rows.extend(self.filter_sql(&active)?),
                FieldKind::Measure => on_groups.extend(self.condition(&active)?),
                _ => on_rows.extend(self.condition(&active)?),
            }
        }
        on_rows.extend(self.access_filters()?);
        let explore = self.explore;
        let base = &explore.base.alias;
        if let Some((sql, cut)) = explore.always_where() {
            let text = Text::of_explore(sql, cut, base);
            let number = self.memory.number_of_view(0);
            on_rows.extend(self.of_explore(number, "sql_always_where", text)?);
        }
        if let Some(sql) = access::word(&explore.declared.other, "sql_always_having") {
            let text = Text::new(sql, base);
            let number = self.memory.number(base, "sql_always_having");
            on_groups.extend(self.of_explore(number, "sql_always_having", text)?);
        }
        Ok([on_rows, on_groups])
    }

    /// The condition of a filter in force.
    fn condition(&mut self, active: &Active<'r, 'p>) -> Result<Option<Sql>, Refusal> {
        let field = &active.field;
        let known = self.remembered((field.number, What::Condition), |it| {
            it.read_filter(field);
            let left = it.filtered(field)?;
            Ok(Known {
                sql: it.condition_on(active, &left)?.map(Sql::new),
                names_measures: false,
            })
        })?;
        Ok(known.sql)
    }

    /// What a filter on a field looks at: the time itself, whatever the timeframe.
    pub(super) fn filtered(&mut self, field: &FieldAt<'r, 'p>) -> Result<Sql, Refusal> {
        if field.filter_kind() == Some(Kind::Date) {
            // The type and the datatype of the field are looked at as if it were selected.
            self.value(field)?;
            return self.base(field);
        }
        self.value(field)
    }

    fn condition_on(
        &mut self,
        active: &Active<'r, 'p>,
        left: &Fragment,
    ) -> Result<Option<Fragment>, Refusal> {
        let filter = active.parsed()?;
        let setting = self.setting_of(&active.field);
        let mut sql = self.scratch();
        let is_there = condition(&mut sql, &filter, left, setting, &mut self.effects.assumed)
            .map_err(|refusal| named(refusal, &active.field))?;
        let condition = self.finished(sql);
        Ok(is_there.then_some(condition))
    }

    /// `sql` of a filter field, which holds as long as the filter is set.
    fn filter_sql(&mut self, active: &Active<'r, 'p>) -> Result<Option<Sql>, Refusal> {
        active.parsed()?;
        if active.field.declared().sql.is_none() || !active.is_set() {
            return Ok(None);
        }
        let base = self.base(&active.field)?;
        let mut sql = Fragment::default();
        append_enclosed(&mut sql, &base);
        Ok(Some(Sql::new(sql)))
    }

    fn of_explore(
        &mut self,
        number: Number,
        parameter: &'static str,
        text: Text<'r>,
    ) -> Result<Option<Sql>, Refusal> {
        let known = self.remembered((number, What::Parameter), |it| {
            let origin = it.explore_origin(parameter, text.sql);
            let (sql, _) = it.render(text, origin)?;
            let is_empty = sql.text().trim().is_empty();
            Ok(Known {
                sql: (!is_empty).then(|| Sql::new(sql.trimmed_between("(", " )"))),
                names_measures: false,
            })
        })?;
        Ok(known.sql)
    }

    /// `access_filter`: the reader sees the rows of his user attribute.
    fn access_filters(&mut self) -> Result<Vec<Sql>, Refusal> {
        let mut conditions = Vec::new();
        let explore = self.explore;
        let others = explore.declared.other.iter();
        for access_filter in others.filter(|other| other.name == "access_filter") {
            let block = access::block(access_filter);
            let (Some(name), Some(attribute)) = (
                access::word(block, "field"),
                access::word(block, "user_attribute"),
            ) else {
                continue;
            };
            let field = self.named(name, &explore.base.alias)?;
            let circumstances = self.circumstances;
            let Some(expression) = circumstances.user_attributes.get(attribute) else {
                return Err(Refusal::new(
                    "user-attribute",
                    format!(
                        "the explore `{}` shows each reader the rows of the user attribute `{attribute}`",
                        explore.name()
                    ),
                )
                .help(format!("say `--user-attribute {attribute}=VALUE`")));
            };
            let left = self.filtered(&field)?;
            let expression = expression.as_str().into();
            let active = Active { field, expression };
            conditions.extend(self.condition_on(&active, &left)?.map(Sql::new));
        }
        Ok(conditions)
    }

    /// What holds for the conditions on a field.
    pub(super) fn setting_of(&self, field: &FieldAt<'r, 'p>) -> Setting<'r> {
        let mut setting = self.setting;
        if let Some(word) = access::word(&field.declared().other, "case_sensitive") {
            setting.is_case_sensitive = word != "no";
        }
        if field.declared().convert_tz == Some(YesNo::No) {
            setting.timezone = None;
        }
        setting
    }

    /// The filters in force, as they are shown.
    pub(super) fn shown_filters(&self) -> Vec<FilterInForce<'r>> {
        let filters = self.filters.iter();
        let shown = filters.map(|it| FilterInForce {
            view: it.field.alias,
            field: it.field.name,
            expression: it.expression.text,
        });
        shown.collect()
    }

    /// The filter in force on the field of that number.
    pub(super) fn active(&self, number: Number) -> Option<Active<'r, 'p>> {
        let mut filters = self.filters.iter();
        filters.find(|it| it.field.number == number).copied()
    }

    /// The filter in force on the field of that name.
    pub(super) fn active_on(&self, alias: &str, name: &str) -> Option<Active<'r, 'p>> {
        let mut filters = self.filters.iter();
        filters.find(|it| it.field.is(alias, name)).copied()
    }
}

pub(super) fn faulty(field: &FieldAt<'_, '_>, expression: &str, fault: &Fault) -> Refusal {
    Refusal::new(
        "filter-expression",
        format!(
            "the filter `{expression}` on `{}`: {}",
            field.full_name(),
            fault.message
        ),
    )
    .help(fault.help.clone())
}

fn named(refusal: Refusal, field: &FieldAt<'_, '_>) -> Refusal {
    Refusal {
        message: format!("filter on `{}`: {}", field.full_name(), refusal.message),
        ..refusal
    }
}
