//! `Inline`: fields of views written out as SQL over a table's alias.
//!
//! The SQL of a derived table cannot name fields: Looker puts nothing in their place there.

use std::collections::HashMap;

use crate::lookml::{Field, FieldKind, View};

/// Fields by name, and the alias of their table.
pub(super) struct Inline<'a> {
    alias: &'static str,
    fields: HashMap<String, &'a str>,
}

impl<'a> Inline<'a> {
    /// The fields of the views; of one name, that of the last.
    pub(super) fn new<const N: usize>(alias: &'static str, views: [&'a View; N]) -> Self {
        let mut fields = HashMap::new();
        for field in views.into_iter().flat_map(|view| &view.fields) {
            if let Some(sql) = field.sql.as_deref()
                && field.kind != FieldKind::Measure
            {
                fields.insert(name_of(field), sql);
            }
        }
        Self { alias, fields }
    }

    /// Whether there is such a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// The SQL with every field written out. What is no field stays as it is.
    pub(super) fn expand(&self, sql: &str) -> String {
        let mut expanded = String::with_capacity(sql.len());
        let mut rest = sql;
        while let Some((before, reference)) = rest.split_once("${") {
            expanded.push_str(before);
            let Some((name, after)) = reference.split_once('}') else {
                expanded.push_str("${");
                rest = reference;
                continue;
            };
            expanded.push_str(&self.of(name));
            rest = after;
        }
        expanded.push_str(rest);
        expanded
    }

    fn of(&self, name: &str) -> String {
        match self.fields.get(name) {
            _ if name == "TABLE" => self.alias.to_owned(),
            Some(sql) if sql.starts_with("${TABLE}.") && is_path(&sql[9..]) => self.expand(sql),
            Some(sql) => format!("({})", self.expand(sql)),
            None => format!("${{{name}}}"),
        }
    }
}

/// The time itself, for a group of timeframes.
fn name_of(field: &Field) -> String {
    match field.kind {
        FieldKind::DimensionGroup => format!("{}_raw", field.name),
        _ => field.name.clone(),
    }
}

/// Whether the SQL is a column and nothing else.
fn is_path(sql: &str) -> bool {
    sql.chars()
        .all(|c| c.is_ascii_alphanumeric() || "_.\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::Inline;
    use crate::lookml::{Field, FieldKind, View};

    fn view(fields: &[(&str, &str)]) -> View {
        let field = |(name, sql): &(&str, &str)| {
            let mut field = Field::new(FieldKind::Dimension, *name);
            field.sql = Some((*sql).to_owned());
            field
        };
        View {
            fields: fields.iter().map(field).collect(),
            ..View::default()
        }
    }

    #[test]
    fn fields_are_written_out_to_the_columns() {
        let raw = view(&[("a", "${TABLE}.\"a\""), ("b", "${TABLE}.s.b")]);
        let refined = view(&[("c", "COALESCE(${a}, ${b})")]);
        let inline = Inline::new("log", [&raw, &refined]);
        assert_eq!(
            inline.expand("${c} = 'x' AND ${d}"),
            "(COALESCE(log.\"a\", log.s.b)) = 'x' AND ${d}"
        );
        assert_eq!(inline.expand("${"), "${");
    }
}
