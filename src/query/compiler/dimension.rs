//! The value of a field: what a reference to it stands for.

use std::borrow::Cow;

use super::Compiler;
use super::access;
use super::field_at::FieldAt;
use super::memory::{Key, Known, Sql, What};
use super::text::Text;
use crate::athena::{Assumption, days_into_week, timeframe, week_start};
use crate::lookml::{FieldKind, FieldType, YesNo};
use crate::query::condition::literal;
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;
use crate::resolve::Part;

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// What `${field}` stands for; of a measure its aggregate.
    pub(super) fn value(&mut self, field: &FieldAt<'r, 'p>) -> Result<Sql, Refusal> {
        if is_its_sql(field) {
            return self.base(field);
        }
        self.remembered_sql((field.number, What::Value), |it| {
            it.new_value(field).map(Sql::new)
        })
    }

    fn new_value(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        match field.kind() {
            FieldKind::Measure => self.aggregate(field),
            FieldKind::DimensionGroup => match field.found.part() {
                Part::Timeframe(name) => self.timeframe(field, name),
                Part::Interval(_) => Err(not_compiled(field, "dimension group", "duration")),
                Part::Whole => Err(field.refuse(
                    "unknown-field",
                    format!(
                        "`{}` is a dimension group: name one of its fields",
                        field.full_name()
                    ),
                )),
            },
            FieldKind::Dimension => self.dimension(field),
            FieldKind::Filter | FieldKind::Parameter | FieldKind::Other(_) => Err(field.refuse(
                "no-column",
                format!(
                    "`{}` is a {} and has no column",
                    field.full_name(),
                    field.kind().as_str()
                ),
            )),
        }
    }

    /// The value of a dimension that is more than its `sql`.
    fn dimension(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        let field_type = match field.field_type() {
            Some(field_type) if !has_cases(field) => field_type,
            _ => return self.case(field),
        };
        match field_type {
            FieldType::Date => self.timeframe(field, "date"),
            FieldType::Time => self.timeframe(field, "time"),
            FieldType::DateTime => {
                check_datatype(field)?;
                self.effects.assumed.insert(Assumption::DateTime);
                let base = Fragment::clone(&*self.base(field)?).trim_end();
                let base = base.between("CAST(", " AS TIMESTAMP)");
                self.written_timeframe(field, base, "time")
            }
            FieldType::Other(word) => match word.strip_prefix("date_") {
                Some(name) => self.timeframe(field, name),
                None => Err(not_compiled(field, "dimension", word)),
            },
            other => Err(not_compiled(field, "dimension", other.as_str())),
        }
    }

    /// The SQL of a field, with everything in it replaced.
    pub(super) fn base(&mut self, field: &FieldAt<'r, 'p>) -> Result<Sql, Refusal> {
        self.expanded(field).map(|(sql, _)| sql)
    }

    /// The same, and whether it names a measure.
    pub(super) fn expanded(&mut self, field: &FieldAt<'r, 'p>) -> Result<(Sql, bool), Refusal> {
        let key = (field.declared_number, What::Base);
        // That of a measure is part of its value, which is remembered.
        let known = if field.is_measure() {
            self.expand(field, key)?
        } else {
            self.remembered(key, |it| it.expand(field, key))?
        };
        check_reference(field, known.names_measures)?;
        Ok((known.sql.unwrap_or_default(), known.names_measures))
    }

    fn expand(&mut self, field: &FieldAt<'r, 'p>, key: Key) -> Result<Known, Refusal> {
        self.effects.add_used(field.alias);
        let declared = field.declared();
        let Some((sql, cut)) = field.found.field.sql() else {
            let mut column = self.scratch();
            for part in [field.alias, ".", &declared.name, " "] {
                column.push(part);
            }
            return Ok(self.finished(column).into());
        };
        if self.memory.stack.contains(&key) {
            return Err(field.refuse(
                "circular-reference",
                format!("`{}` is made of itself", field.full_name()),
            ));
        }
        let origin = self.origin(field.origin("sql", sql));
        self.memory.stack.push(key);
        let rendered = self.render(Text::of_field(sql, cut, field), origin);
        self.memory.stack.pop();
        let (sql, names_measures) = rendered?;
        if sql.text().trim().is_empty() {
            return Err(field
                .refuse(
                    "empty-sql",
                    format!(
                        "the Liquid of `{}` leaves no SQL in this query",
                        field.full_name()
                    ),
                )
                .help("end it with an `{% else %}`, such as `{% else %} NULL {% endif %}`"));
        }
        Ok(Known {
            sql: Some(Sql::new(sql)),
            names_measures,
        })
    }

    /// `case: { when: { sql: .. label: ".." } else: ".." }`
    fn case(&mut self, field: &FieldAt<'r, 'p>) -> Result<Fragment, Refusal> {
        self.effects.add_used(field.alias);
        self.effects.assumed.insert(Assumption::Case);
        let declared = field.declared();
        let mut sql = Fragment::of("CASE");
        let case = access::parameter(&declared.other, "case");
        for part in case.map(access::block).unwrap_or_default() {
            if part.name != "when" {
                continue;
            }
            let when = access::block(part);
            let (Some(condition), Some(label)) =
                (access::word(when, "sql"), access::word(when, "label"))
            else {
                return Err(field.refuse("case", "a `when` lacks its `sql` or its `label`"));
            };
            let origin = self.origin(field.origin("case", condition));
            let (condition, _) = self.render(Text::new(condition, field.alias), origin)?;
            sql.append(&condition.between(" WHEN ", " "));
            sql.push(format!("THEN {}", literal(label)));
        }
        if let Some(label) = case.and_then(|case| access::word(access::block(case), "else")) {
            sql.push(format!(" ELSE {}", literal(label)));
        }
        sql.push(" END");
        Ok(sql)
    }

    fn timeframe(&mut self, field: &FieldAt<'r, 'p>, name: &str) -> Result<Fragment, Refusal> {
        if name != "raw" {
            check_datatype(field)?;
        }
        let base = Fragment::clone(&*self.base(field)?).trim_end();
        self.written_timeframe(field, base, name)
    }

    fn written_timeframe(
        &mut self,
        field: &FieldAt<'r, 'p>,
        base: Fragment,
        name: &str,
    ) -> Result<Fragment, Refusal> {
        if name == "raw" {
            return Ok(base);
        }
        let time = self.in_timezone(field, base);
        let template = self.template(name).ok_or_else(|| {
            field.refuse(
                "timeframe",
                format!(
                    "`{}` has the timeframe `{name}`, whose SQL for Athena is not known",
                    field.full_name()
                ),
            )
        })?;
        Ok(Fragment::fill(&template, &time))
    }

    fn template(&mut self, name: &str) -> Option<Cow<'static, str>> {
        let weekday = self.setting.week_start.to_monday_one_offset();
        Some(match name {
            "week" => format!("(DATE_FORMAT({}, '%Y-%m-%d'))", week_start(weekday)).into(),
            "day_of_week_index" => format!("({})", days_into_week(weekday)).into(),
            _ => {
                let form = timeframe(name)?;
                self.effects.assumed.extend(form.assumed);
                form.sql.into()
            }
        })
    }

    /// A time in the time zone of the query, where it is another than the database's.
    pub(super) fn in_timezone(&self, field: &FieldAt<'r, 'p>, time: Fragment) -> Fragment {
        match self.setting.timezone {
            Some(timezone) if field.declared().convert_tz != Some(YesNo::No) => {
                time.between("(", &format!(" AT TIME ZONE '{timezone}')"))
            }
            _ => time,
        }
    }

    /// The number of the day in its week, by which the names of days are sorted.
    pub(super) fn day_of_week_index(
        &mut self,
        field: &FieldAt<'r, 'p>,
    ) -> Result<Fragment, Refusal> {
        self.timeframe(field, "day_of_week_index")
    }
}

fn has_cases(field: &FieldAt<'_, '_>) -> bool {
    access::parameter(&field.declared().other, "case").is_some()
}

/// Whether a field stands for its `sql` as it is.
fn is_its_sql(field: &FieldAt<'_, '_>) -> bool {
    let is_plain = match field.field_type() {
        None
        | Some(FieldType::String | FieldType::Number | FieldType::Yesno | FieldType::Zipcode) => {
            true
        }
        Some(FieldType::Other(word)) => word == "int",
        Some(_) => false,
    };
    is_plain && *field.kind() == FieldKind::Dimension && !has_cases(field)
}

/// Only the SQL of times that are timestamps is known.
fn check_datatype(field: &FieldAt<'_, '_>) -> Result<(), Refusal> {
    match field.declared().datatype.as_deref() {
        None | Some("timestamp" | "datetime") => Ok(()),
        Some(datatype) => Err(field.refuse(
            "datatype",
            format!(
                "`{}` has the datatype `{datatype}`, whose SQL for Athena is not known",
                field.full_name()
            ),
        )),
    }
}

/// A dimension can not be made of a measure.
fn check_reference(field: &FieldAt<'_, '_>, names_measures: bool) -> Result<(), Refusal> {
    if names_measures && !field.is_measure() {
        return Err(field.refuse(
            "measure-in-dimension",
            format!(
                "the dimension `{}` is made of a measure, which Looker refuses",
                field.full_name()
            ),
        ));
    }
    Ok(())
}

/// A type of field that is refused by its name.
pub(super) fn not_compiled(field: &FieldAt<'_, '_>, what: &str, word: &str) -> Refusal {
    field
        .refuse(
            "type-not-compiled",
            format!(
                "`{}` is a {what} of type `{word}`, which is not compiled",
                field.full_name()
            ),
        )
        .help("leave the field out, or write its SQL in a field of another type")
}
