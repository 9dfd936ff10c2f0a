//! `Definition`: a field as we would have it, and how it is fitted to the columns that a table has.

use std::collections::HashMap;

use crate::lookml::{Field, FieldFilter, FieldKind, FieldType, FilterExpression, Timeframe, YesNo};

/// A field as we would have it if the table had every column.
///
/// Its SQL names other fields as `${name}`. **A line stands or falls with the fields that it names**:
/// where the table lacks one of them, the line is left out, so each arm of a `CASE` and each argument
/// of a `COALESCE` has a line of its own. A field of which no SQL is left, or that lacks one of
/// [`Definition::needs`], falls as a whole.
pub(super) struct Definition {
    field: Field,
    needs: &'static [&'static str],
    may_count_rows: bool,
}

/// The fields that a definition may name, each with whether its SQL has to be cast to text.
#[derive(Default)]
pub(super) struct Available(HashMap<String, bool>);

impl Available {
    /// Adds a field whose values can be used as they are.
    pub(super) fn add(&mut self, name: &str) {
        self.0.insert(name.to_owned(), false);
    }

    /// Adds a column that is not text, though the definitions expect text.
    pub(super) fn add_cast(&mut self, name: &str) {
        self.0.insert(name.to_owned(), true);
    }

    /// Whether the field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

impl Definition {
    fn of(field: Field) -> Self {
        Self {
            field,
            needs: &[],
            may_count_rows: false,
        }
    }

    /// A visible dimension of text.
    pub(super) fn dimension(
        name: &str,
        group: &str,
        label: &str,
        description: &str,
        sql: &str,
    ) -> Self {
        let mut field = Field::new(FieldKind::Dimension, name);
        field.field_type = Some(FieldType::String);
        field.sql = Some(sql.trim_end().to_owned());
        Self::described(field, group, label, description)
    }

    /// A dimension of text that other fields use and people do not see.
    pub(super) fn hidden_dimension(name: &str, sql: &str) -> Self {
        let mut field = Field::new(FieldKind::Dimension, name);
        field.hidden = Some(YesNo::Yes);
        field.field_type = Some(FieldType::String);
        field.sql = Some(sql.trim_end().to_owned());
        Self::of(field)
    }

    /// Any field, as it is.
    pub(super) fn plain(field: Field) -> Self {
        Self::of(field)
    }

    /// A measure that people do not see in the field picker, but as a column of a tile.
    pub(super) fn hidden_measure(name: &str, field_type: FieldType, label: &str) -> Self {
        let mut field = Field::new(FieldKind::Measure, name);
        field.field_type = Some(field_type);
        field.hidden = Some(YesNo::Yes);
        field.label = Some(label.to_owned());
        Self::of(field)
    }

    /// A visible measure.
    pub(super) fn measure(
        name: &str,
        field_type: FieldType,
        group: &str,
        label: &str,
        description: &str,
    ) -> Self {
        let mut field = Field::new(FieldKind::Measure, name);
        field.field_type = Some(field_type);
        Self::described(field, group, label, description)
    }

    /// The group of timeframes of a timestamp.
    pub(super) fn time(
        name: &str,
        label: &str,
        description: &str,
        timeframes: &[Timeframe],
        sql: &str,
    ) -> Self {
        let mut field = Field::new(FieldKind::DimensionGroup, name);
        field.field_type = Some(FieldType::Time);
        field.timeframes = Some(timeframes.to_vec());
        field.datatype = Some("timestamp".to_owned());
        field.sql = Some(sql.to_owned());
        Self::described(field, label, label, description)
    }

    /// Any other field.
    pub(super) fn described(mut field: Field, group: &str, label: &str, description: &str) -> Self {
        field.label = Some(label.to_owned());
        field.group_label = Some(group.to_owned());
        field.description = Some(description.to_owned());
        Self::of(field)
    }

    /// Fields without which this one makes no sense.
    pub(super) fn needs(mut self, needs: &'static [&'static str]) -> Self {
        self.needs = needs;
        self
    }

    /// Yes or no in place of text.
    pub(super) fn yesno(mut self) -> Self {
        self.field.field_type = Some(FieldType::Yesno);
        self
    }

    /// A number in place of text.
    pub(super) fn number(mut self) -> Self {
        self.field.field_type = Some(FieldType::Number);
        self
    }

    /// Not in the field picker: for tiles, data tests and refinements.
    pub(super) fn hidden(mut self) -> Self {
        self.field.hidden = Some(YesNo::Yes);
        self
    }

    /// The SQL of a measure.
    pub(super) fn sql(mut self, sql: &str) -> Self {
        self.field.sql = Some(sql.trim_end().to_owned());
        self
    }

    /// The fixed list of values that filters suggest, which costs no query.
    pub(super) fn suggestions(mut self, values: &[&str]) -> Self {
        self.field.suggestions = Some(values.iter().map(|&v| v.to_owned()).collect());
        self
    }

    /// Counts only rows for which the field has the text.
    pub(super) fn only(self, field: &str, text: &str) -> Self {
        let expression = FilterExpression::any_of([text]).expect("our own texts hold no comma");
        self.filtered(field, expression)
    }

    /// Counts only rows for which the condition holds, or does not.
    pub(super) fn only_if(self, field: &str, value: bool) -> Self {
        self.filtered(field, FilterExpression::yes_no(value))
    }

    fn filtered(mut self, field: &str, expression: FilterExpression) -> Self {
        self.field.filters.push(FieldFilter::new(field, expression));
        self
    }

    /// Counts rows where the table lacks the column whose values would be counted.
    pub(super) fn or_rows(mut self) -> Self {
        self.may_count_rows = true;
        self
    }

    /// How numbers are shown: a name of Looker's list, such as `percent_1`.
    pub(super) fn format(mut self, name: &str) -> Self {
        self.field.value_format_name = Some(name.to_owned());
        self
    }

    /// The name under which the field is declared.
    pub(super) fn name(&self) -> &str {
        &self.field.name
    }

    /// The names under which the field is used.
    pub(super) fn names(&self) -> Vec<String> {
        field_names(&self.field)
    }

    /// The field fitted to what is available, or `None` where it falls.
    pub(super) fn fit(mut self, available: &Available) -> Option<Field> {
        let is_there = |name: &str| available.has(name);
        if !self.needs.iter().all(|name| is_there(name))
            || !self.field.filters.iter().all(|f| is_there(&f.field))
        {
            return None;
        }
        if let Some(sql) = &self.field.sql {
            let sql = fit_sql(sql, available);
            if !sql.is_empty() {
                self.field.sql = Some(sql);
            } else if self.may_count_rows {
                self.field.sql = None;
                self.field.field_type = Some(FieldType::Count);
            } else {
                return None;
            }
        }
        Some(self.field)
    }
}

/// The names under which a field is used: its own, or one for each timeframe.
pub(super) fn field_names(field: &Field) -> Vec<String> {
    match &field.timeframes {
        Some(timeframes) if field.kind == FieldKind::DimensionGroup => timeframes
            .iter()
            .map(|timeframe| format!("{}_{}", field.name, timeframe.as_str()))
            .collect(),
        _ => vec![field.name.clone()],
    }
}

/// The lines of the SQL whose fields are all available.
pub(super) fn fit_sql(sql: &str, available: &Available) -> String {
    let lines: Vec<String> = sql
        .lines()
        .filter_map(|line| fit_line(line, available))
        .collect();
    lines.join("\n")
}

fn fit_line(line: &str, available: &Available) -> Option<String> {
    let mut fitted = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("${") {
        let (before, reference) = rest.split_at(start);
        let end = reference.find('}')?;
        let name = &reference[2..end];
        fitted.push_str(before);
        match available.0.get(name) {
            _ if name == "TABLE" || name.contains('.') => fitted.push_str(&reference[..=end]),
            Some(true) => {
                fitted.push_str("CAST(");
                fitted.push_str(&reference[..=end]);
                fitted.push_str(" AS varchar)");
            }
            Some(false) => fitted.push_str(&reference[..=end]),
            None => return None,
        }
        rest = &reference[end + 1..];
    }
    fitted.push_str(rest);
    Some(fitted)
}

#[cfg(test)]
mod tests {
    use super::{Available, fit_sql};

    #[test]
    fn a_line_falls_with_the_fields_that_it_names() {
        let mut available = Available::default();
        available.add("a");
        available.add_cast("n");
        let sql = "COALESCE(\n  ${a},\n  ${b},\n  ${n},\n  'x')";
        assert_eq!(
            fit_sql(sql, &available),
            "COALESCE(\n  ${a},\n  CAST(${n} AS varchar),\n  'x')"
        );
        assert_eq!(fit_sql("${b} = 1", &available), "");
    }
}
