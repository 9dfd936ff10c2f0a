//! `FieldNames`: from paths of columns to names of fields, which people's refinements rely on.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::{Column, Table};

/// The names that are taken in a view.
pub(super) struct FieldNames {
    /// Each taken name, with the number that its last double got.
    taken: HashMap<String, u32>,
}

impl FieldNames {
    /// Starts with the names that the program uses itself.
    pub(super) fn with_reserved<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            taken: reserved
                .into_iter()
                .map(|name| (name.to_owned(), 1))
                .collect(),
        }
    }

    /// The name of a leaf: its lower-cased path joined by `__`, other characters `_`, `f_` before
    /// what does not begin with a letter; later doubles get `_2`, `_3` with a warning.
    pub(super) fn leaf<'a>(
        &mut self,
        path: impl Iterator<Item = &'a str>,
        table: &Table,
        column: &Column,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let shown: Vec<&str> = path.collect();
        let wanted = field_name(&shown.join("\u{0}"));
        if !self.taken.contains_key(&wanted) {
            self.taken.insert(wanted.clone(), 1);
            return wanted;
        }
        let name = self.first_free(&wanted);
        let mut warning = Diagnostic::warning(
            "field-name-taken",
            format!(
                "`{}` becomes the field `{name}`, because `{wanted}` is taken",
                shown.join(".")
            ),
        );
        if let (Some(source), Some(span)) = (&table.source, &column.span) {
            warning = warning.at(source, span.clone(), "this column");
        }
        diagnostics.push(warning);
        name
    }

    fn first_free(&mut self, wanted: &str) -> String {
        loop {
            let number = self.taken.entry(wanted.to_owned()).or_insert(1);
            *number += 1;
            let name = format!("{wanted}_{number}");
            if !self.taken.contains_key(&name) {
                self.taken.insert(name.clone(), 1);
                return name;
            }
        }
    }
}

/// A path whose parts are parted by NUL, as a field name.
fn field_name(path: &str) -> String {
    let mut name = String::with_capacity(path.len() + 4);
    for character in path.chars().flat_map(char::to_lowercase) {
        match character {
            '\u{0}' => name.push_str("__"),
            'a'..='z' | '0'..='9' | '_' => name.push(character),
            _ => name.push('_'),
        }
    }
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.insert_str(0, "f_");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::field_name;

    #[test]
    fn names_follow_the_path() {
        assert_eq!(
            field_name("userIdentity\0sessionContext\0ARN"),
            "useridentity__sessioncontext__arn"
        );
        assert_eq!(field_name("x-amz-id-2"), "x_amz_id_2");
        assert_eq!(field_name("@type"), "f__type");
        assert_eq!(field_name("2nd"), "f_2nd");
        assert_eq!(field_name("größe"), "gr__e");
    }
}
