//! `Leaf`: a value of the table that one dimension can show, at any depth of its columns.

use crate::cloudtrail::documented_map_keys;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::glue::{Column, HiveType, StructField, Table};
use crate::lookml::FieldType;

use super::comment::schema_comment;
use super::identifier::quoted_identifier;
use super::naming::FieldNames;

/// A value of the table that one dimension can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The dimension's name: the lower-cased path, joined by `__`.
    pub(super) name: String,
    /// The dimension's type.
    pub(super) field_type: FieldType,
    /// Athena SQL over `${TABLE}`.
    pub(super) sql: String,
    /// The schema's comment, made safe.
    pub(super) description: Option<String>,
    /// Whether the SQL gives a `varchar`.
    pub(super) is_text: bool,
}

/// Under which field name each partition key is found.
pub(super) struct LeafNames(Vec<(String, String)>);

impl LeafNames {
    /// The field of a partition key; a key of the layout is always a key of the table.
    pub(super) fn of_key<'a>(&'a self, key: &'a str) -> &'a str {
        self.0
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(key))
            .map_or(key, |(_, field)| field)
    }
}

/// The leaves of a table, and where its partition keys are among them.
pub(super) struct Leaves {
    /// Columns before partition keys, in the order of the schema.
    pub(super) all: Vec<Leaf>,
    /// The fields of the partition keys.
    pub(super) keys: LeafNames,
}

/// All leaves of a table.
pub(super) fn leaves(
    table: &Table,
    names: &mut FieldNames,
    diagnostics: &mut Diagnostics,
) -> Leaves {
    let mut walk = Walk {
        table,
        names,
        diagnostics,
        leaves: Vec::new(),
    };
    for column in &table.columns {
        walk.column(column);
    }
    let mut keys = Vec::new();
    for key in &table.partition_keys {
        let next = walk.leaves.len();
        walk.column(key);
        if let Some(leaf) = walk.leaves.get(next) {
            keys.push((key.name.clone(), leaf.name.clone()));
        }
    }
    Leaves {
        all: walk.leaves,
        keys: LeafNames(keys),
    }
}

/// What is known on the way down to a leaf.
struct Walk<'a> {
    table: &'a Table,
    names: &'a mut FieldNames,
    diagnostics: &'a mut Diagnostics,
    leaves: Vec<Leaf>,
}

/// A place in a column: how people call it, and how SQL reaches it.
struct Reached<'a> {
    column: &'a Column,
    path: Vec<&'a str>,
    sql: String,
    comment: Option<&'a str>,
}

impl Reached<'_> {
    fn shown(&self) -> String {
        self.path.join(".")
    }
}

impl<'a> Walk<'a> {
    fn column(&mut self, column: &'a Column) {
        let Some(identifier) = self.identifier(column, &column.name, &column.name) else {
            return;
        };
        let reached = Reached {
            column,
            path: vec![&column.name],
            sql: format!("${{TABLE}}.{identifier}"),
            comment: column.comment.as_deref(),
        };
        if let Some(hive_type) = &column.hive_type {
            self.value(&reached, hive_type);
        } else {
            self.diagnostics.push(
                Diagnostic::warning(
                    "column-without-type",
                    format!("column `{}` has no type and is read as text", column.name),
                )
                .help("give the column a type in the catalog"),
            );
            self.value(&reached, &HiveType::String);
        }
    }

    fn value(&mut self, reached: &Reached<'a>, hive_type: &'a HiveType) {
        match hive_type {
            HiveType::Struct(members) if !members.is_empty() => {
                for member in members {
                    self.member(reached, member);
                }
            }
            HiveType::Array(element) => self.array(reached, element),
            HiveType::Map(_, value) => self.map(reached, hive_type, value),
            other => {
                let (field_type, sql, is_text) = scalar(other, &reached.sql);
                self.push(reached, None, field_type, sql, is_text);
            }
        }
    }

    fn member(&mut self, parent: &Reached<'a>, member: &'a StructField) {
        let shown = format!("{}.{}", parent.shown(), member.name);
        let Some(identifier) = self.identifier(parent.column, &member.name, &shown) else {
            return;
        };
        let mut path = parent.path.clone();
        path.push(&member.name);
        let reached = Reached {
            column: parent.column,
            path,
            sql: format!("{}.{identifier}", parent.sql),
            comment: member.comment.as_deref(),
        };
        self.value(&reached, &member.hive_type);
    }

    /// An array is shown in one row: how many elements it has, and their values in one text.
    /// A join with `UNNEST` would multiply the events.
    fn array(&mut self, reached: &Reached<'a>, element: &'a HiveType) {
        self.push(
            reached,
            Some("count"),
            FieldType::Number,
            format!("cardinality({})", reached.sql),
            false,
        );
        self.elements(reached, element, "e");
    }

    /// A map is shown as JSON, and the keys that AWS documents have dimensions of their own.
    fn map(&mut self, reached: &Reached<'a>, map: &HiveType, value: &HiveType) {
        let (field_type, sql, is_text) = scalar(map, &reached.sql);
        self.push(reached, None, field_type, sql, is_text);
        let column = reached.path.last().copied().unwrap_or_default();
        for key in documented_map_keys(column) {
            let element = format!("element_at({}, '{key}')", reached.sql);
            let (field_type, sql, is_text) = scalar(value, &element);
            self.push(reached, Some(key), field_type, sql, is_text);
        }
    }

    /// One dimension for each value that an element holds.
    fn elements(&mut self, reached: &Reached<'a>, element: &'a HiveType, lambda: &str) {
        if let HiveType::Struct(members) = element
            && !members.is_empty()
        {
            for member in members {
                let shown = format!("{}.{}", reached.shown(), member.name);
                let Some(identifier) = self.identifier(reached.column, &member.name, &shown) else {
                    continue;
                };
                let mut path = reached.path.clone();
                path.push(&member.name);
                let inner = Reached {
                    column: reached.column,
                    path,
                    sql: reached.sql.clone(),
                    comment: member.comment.as_deref(),
                };
                self.elements(&inner, &member.hive_type, &format!("{lambda}.{identifier}"));
            }
            return;
        }
        let (_, value, is_text) = scalar(element, lambda);
        let text = if is_text {
            value
        } else {
            format!("CAST({value} AS varchar)")
        };
        let sql = if text == "e" {
            format!("array_join({}, ', ')", reached.sql)
        } else {
            format!("array_join(transform({}, e -> {text}), ', ')", reached.sql)
        };
        self.push(reached, None, FieldType::String, sql, true);
    }

    fn push(
        &mut self,
        reached: &Reached<'a>,
        suffix: Option<&str>,
        field_type: FieldType,
        sql: String,
        is_text: bool,
    ) {
        let path = reached.path.iter().copied().chain(suffix);
        let name = self
            .names
            .leaf(path, self.table, reached.column, self.diagnostics);
        let description = reached.comment.and_then(|comment| {
            schema_comment(
                comment,
                &reached.shown(),
                self.table,
                reached.column,
                self.diagnostics,
            )
        });
        self.leaves.push(Leaf {
            name,
            field_type,
            sql,
            description,
            is_text,
        });
    }

    /// The SQL identifier of a column or member, or a warning that there is none.
    fn identifier(&mut self, column: &Column, name: &str, shown: &str) -> Option<String> {
        let identifier = quoted_identifier(name);
        if identifier.is_none() {
            let mut warning = Diagnostic::warning(
                "column-not-modelled",
                format!("`{shown}` is left out: its name cannot be written in LookML"),
            )
            .note("Looker would read a part of the name as its own syntax, even inside quotes")
            .help("rename it in the table, or query a view that gives it another name");
            if let (Some(source), Some(span)) = (&self.table.source, &column.span) {
                warning = warning.at(source, span.clone(), "this column");
            }
            self.diagnostics.push(warning);
        }
        identifier
    }
}

/// Type, SQL and whether it is text, of a value that is no struct and no array of a column.
fn scalar(hive_type: &HiveType, sql: &str) -> (FieldType, String, bool) {
    let plain = |field_type| (field_type, sql.to_owned(), false);
    match hive_type {
        HiveType::String | HiveType::Char(_) | HiveType::Varchar(_) => {
            (FieldType::String, sql.to_owned(), true)
        }
        HiveType::Boolean => plain(FieldType::Yesno),
        HiveType::TinyInt
        | HiveType::SmallInt
        | HiveType::Int
        | HiveType::BigInt
        | HiveType::Float
        | HiveType::Double
        | HiveType::Decimal { .. } => plain(FieldType::Number),
        // Looker formats `date` and `date_time` by way of the query's time zone; `date_raw` shows
        // the value as it is, and may stand bare in a partition predicate.
        HiveType::Date | HiveType::Timestamp | HiveType::TimestampWithTimeZone => {
            plain(FieldType::Other("date_raw".to_owned()))
        }
        HiveType::Time | HiveType::Uuid => {
            (FieldType::String, format!("CAST({sql} AS varchar)"), true)
        }
        HiveType::Binary | HiveType::Fixed(_) => {
            (FieldType::String, format!("to_hex({sql})"), true)
        }
        HiveType::Map(..) | HiveType::Array(_) | HiveType::Struct(_) | HiveType::Union(_) => (
            FieldType::String,
            format!("json_format(CAST({sql} AS JSON))"),
            true,
        ),
    }
}
