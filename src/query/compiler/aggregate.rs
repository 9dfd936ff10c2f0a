//! Measures.

use super::Compiler;
use super::access;
use super::dimension::not_compiled;
use super::field_at::FieldAt;
use super::filters::Active;
use super::memory::Sql;
use crate::athena::Assumption;
use crate::filter_expression::Filter;
use crate::lookml::{FieldType, YesNo};
use crate::query::condition::{append_enclosed, condition};
use crate::query::fragment::Fragment;
use crate::query::looker_query::FilterText;
use crate::query::refusal::Refusal;
use crate::resolve::{Field, NamedField};

/// How the rows are counted where the joins multiply them.
enum FanOut<'r, 'p> {
    /// They do not.
    None,
    /// They do, and this is the key of the row.
    Key(FieldAt<'r, 'p>),
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    pub(super) fn aggregate(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        self.effects.add_used(field.alias);
        self.effects.add_measure(field.alias);
        let declared = field.declared();
        let Some(field_type) = &declared.field_type else {
            return self.of_expression(field);
        };
        let fan_out = self.fan_out(field, field_type)?;
        match field_type {
            FieldType::Count => self.count(field, &fan_out),
            FieldType::CountDistinct => self.count_distinct(field),
            FieldType::Sum => self.around(field, "COALESCE(SUM(", "), 0)"),
            FieldType::Average => {
                self.effects.assumed.insert(Assumption::Average);
                self.around(field, "AVG(", ")")
            }
            FieldType::Min => {
                self.effects.assumed.insert(Assumption::MinMax);
                self.around(field, "MIN(", ")")
            }
            FieldType::Max => {
                self.effects.assumed.insert(Assumption::MinMax);
                self.around(field, "MAX(", ")")
            }
            FieldType::Number | FieldType::String | FieldType::Yesno => self.of_expression(field),
            FieldType::Date => {
                self.effects.assumed.insert(Assumption::DateMeasure);
                let time = self.of_expression(field)?;
                let time = self.in_timezone(field, time);
                Ok(time.between("(DATE_FORMAT(", ", '%Y-%m-%d'))"))
            }
            other => Err(not_compiled(field, "measure", other.as_str())),
        }
    }

    fn fan_out(
        &mut self,
        field: &FieldAt<'r, 'p>,
        field_type: &FieldType,
    ) -> Result<FanOut<'r, 'p>, Refusal> {
        if !self.fanned_out.contains(field.alias) {
            return Ok(FanOut::None);
        }
        let is_symmetric = self.explore.declared.symmetric_aggregates != Some(YesNo::No);
        let key = self.primary_key(field.alias);
        match (field_type, key) {
            (FieldType::Count, Some(key)) => Ok(FanOut::Key(key)),
            (FieldType::CountDistinct | FieldType::Min | FieldType::Max, Some(_))
                if is_symmetric =>
            {
                self.effects.assumed.insert(Assumption::FanOutPlain);
                Ok(FanOut::None)
            }
            // Its measures are looked at one by one.
            (FieldType::Number | FieldType::Yesno, Some(_)) => Ok(FanOut::None),
            (_, key) => {
                let refusal = if is_symmetric && key.is_some() {
                    field.refuse(
                        "symmetric-aggregate",
                        format!(
                            "the joins multiply the rows of `{}`, so that Looker computes `{}` by a \
                             symmetric aggregate, which is not compiled",
                            field.alias,
                            field.full_name()
                        ),
                    )
                } else {
                    field.refuse(
                        "fanned-out",
                        format!(
                            "Field '{}' cannot be calculated in this query because the data has fanned out.",
                            field.full_name()
                        ),
                    )
                };
                Err(refusal.help(
                    "leave out the fields of the joined view, or put the measure on a view whose rows \
                     no join multiplies",
                ))
            }
        }
    }

    fn primary_key(&mut self, alias: &'r str) -> Option<FieldAt<'r, 'p>> {
        let view = self.explore.view(alias)?.view.as_ref()?;
        let key = view.fields.iter().find(|field| {
            let field = &field.declared;
            field.primary_key == Some(YesNo::Yes)
        })?;
        self.named(&key.declared.name, alias).ok()
    }

    fn count(
        &mut self,
        field: &FieldAt<'r, 'p>,
        fan_out: &FanOut<'r, 'p>,
    ) -> Result<Fragment, Refusal> {
        let key = match fan_out {
            FanOut::Key(key) => Some((*key, "COUNT(DISTINCT ")),
            // A row of the base without a partner is no row of the joined view.
            FanOut::None if field.alias != &*self.explore.base.alias => {
                let key = self.primary_key(field.alias);
                if key.is_none() {
                    self.effects.assumed.insert(Assumption::KeylessCount);
                }
                key.map(|key| (key, "COUNT("))
            }
            FanOut::None => None,
        };
        let condition = self.measure_filters(field)?;
        if condition.is_some() {
            self.effects.assumed.insert(Assumption::FilteredCount);
        }
        let Some((key, count)) = key else {
            return Ok(match condition {
                None => Fragment::of("COUNT(*)"),
                Some(condition) => condition.between("COUNT(CASE WHEN ", "  THEN 1 ELSE NULL END)"),
            });
        };
        let key = Fragment::clone(&*self.value(&key)?).trim_end();
        Ok(match condition {
            None => key.between(count, " )"),
            Some(condition) => {
                let mut sql = Fragment::default();
                sql.push(count);
                sql.push("CASE WHEN ");
                sql.append(&condition);
                sql.push("  THEN ");
                sql.append(&key);
                sql.push("  ELSE NULL END)");
                sql
            }
        })
    }

    fn count_distinct(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        let is_approximate = access::word(&field.declared().other, "approximate") == Some("yes");
        let (before, after) = if is_approximate {
            self.effects.assumed.insert(Assumption::Approximate);
            ("APPROX_DISTINCT(", ")")
        } else {
            ("COUNT(DISTINCT ", ")")
        };
        let case = ["CASE WHEN ", "  THEN ( ", " )  ELSE NULL END"];
        self.of_rows_let_through(field, before, case, after)
    }

    /// An aggregate of one column.
    fn around(
        &mut self,
        field: &FieldAt<'r, 'p>,
        before: &str,
        after: &str,
    ) -> Result<Fragment, Refusal> {
        let case = ["CASE WHEN  ", "  THEN ", " ELSE NULL END"];
        self.of_rows_let_through(field, before, case, after)
    }

    /// An aggregate of one column, of the rows that the filters of the measure let through: Looker puts other
    /// blanks and brackets around the two with each function.
    fn of_rows_let_through(
        &mut self,
        field: &FieldAt<'r, 'p>,
        before: &str,
        [when, then, end]: [&str; 3],
        after: &str,
    ) -> Result<Fragment, Refusal> {
        let value = self.aggregated(field)?;
        let condition = self.measure_filters(field)?;
        let mut sql = self.scratch();
        sql.push(before);
        if let Some(condition) = condition {
            sql.push(when);
            sql.append(&condition);
            self.give_back(condition);
            sql.append_trimmed_between(&value, then, end);
        } else {
            sql.append_trimmed_between(&value, "", " ");
        }
        sql.push(after);
        Ok(self.finished(sql))
    }

    /// The SQL that is aggregated.
    fn aggregated(&mut self, field: &FieldAt<'r, 'p>) -> Result<Sql, Refusal> {
        if field.declared().sql.is_none() {
            return Err(field.refuse(
                "no-sql",
                format!("the measure `{}` has no `sql`", field.full_name()),
            ));
        }
        let (sql, names_measures) = self.expanded(field)?;
        if names_measures {
            return Err(field.refuse(
                "measure-of-measure",
                format!(
                    "the measure `{}` aggregates another measure, which Looker refuses",
                    field.full_name()
                ),
            ));
        }
        Ok(sql)
    }

    /// The SQL of a measure that aggregates by itself, or puts others together.
    fn of_expression(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        let declared = field.declared();
        if !declared.filters.is_empty() {
            return Err(field.refuse(
                "filtered-expression",
                format!(
                    "`{}` has `filters`, which Looker refuses for its type",
                    field.full_name()
                ),
            ));
        }
        if declared.sql.is_none() {
            return Err(field.refuse(
                "no-sql",
                format!("the measure `{}` has no `sql`", field.full_name()),
            ));
        }
        Ok(self.base(field)?.trimmed())
    }

    /// The conditions of a measure's `filters`.
    fn measure_filters(&mut self, field: &FieldAt<'r, 'p>) -> Result<Option<Fragment>, Refusal> {
        let mut conditions: Option<Fragment> = None;
        let found: &'r Field<'p> = field.found.field;
        for (filter, filtered) in found.filters() {
            let named = filtered.field.map(|id| NamedField {
                view: Some(field.view),
                field: id,
            });
            let on = self.field_named(named, &filter.field, field.alias)?;
            let place = || filter.origin.place();
            if on.is_measure() || on.filter_kind().is_none() {
                return Err(field.refuse(
                    "measure-filter",
                    format!("`{}` can not filter a measure", on.full_name()),
                ));
            }
            let read = filtered.expression.as_ref();
            let active = Active {
                field: on,
                expression: FilterText::read(filter.expression.as_str(), read),
            };
            let parsed = active.parsed().map_err(|refusal| refusal.at(place()))?;
            let left = self.filtered(&on)?;
            let mut setting = self.setting_of(&on);
            setting.is_in_measure = true;
            let mut sql = self.scratch();
            if condition(&mut sql, &parsed, &left, setting, &mut self.effects.assumed)? {
                let all = match &mut conditions {
                    Some(all) => {
                        all.push(" AND ");
                        all
                    }
                    none => none.insert(self.scratch()),
                };
                // A yesno that is met stands in parentheses already.
                if matches!(*parsed, Filter::Yesno(_)) && sql.text().starts_with('(') {
                    all.append(&sql);
                } else {
                    append_enclosed(all, &sql);
                }
            }
            self.give_back(sql);
        }
        Ok(conditions)
    }
}
