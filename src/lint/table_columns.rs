//! What a view reads of the table that is given.

use crate::diagnostic::Place;
use crate::glue::{HiveType, Table};
use crate::lookml::{SqlPieceKind, SqlToken, SqlTokenKind, sql_tokens};
use crate::resolve::{Field, View};

use super::context::Context;
use super::meaning::{bare_column, names};
use super::sql_text::sql_of_field;

/// Whether a view is over the table: its `sql_table_name` ends in the table's name, and names no
/// other database.
pub(super) fn is_of_table(view: &View<'_>, table: &Table) -> bool {
    let Some(name) = view.sql_table_name() else {
        return false;
    };
    let plain = name.replace(['"', '`'], "");
    let mut parts = plain.trim().rsplit('.').map(str::trim);
    let is_name = parts
        .next()
        .is_some_and(|it| it.eq_ignore_ascii_case(&table.name));
    let is_database = match (parts.next(), &table.database) {
        (Some(named), Some(database)) => named.eq_ignore_ascii_case(database),
        _ => true,
    };
    is_name && is_database
}

/// The fields that show a column of the table, or a member of one, as it is; with its type.
pub(super) fn shown_columns<'c, 'p>(
    context: &'c Context<'p>,
) -> impl Iterator<Item = (&'c View<'p>, &'c Field<'p>, &'c HiveType)> {
    let of_table = move |table| {
        let views = context.models().flat_map(|model| &model.views);
        let views = views.filter(move |view| is_of_table(view, table));
        views.flat_map(move |view| shown_in(context, view))
    };
    context.table.into_iter().flat_map(of_table)
}

fn shown_in<'c, 'p>(
    context: &'c Context<'p>,
    view: &'c View<'p>,
) -> impl Iterator<Item = (&'c View<'p>, &'c Field<'p>, &'c HiveType)> {
    view.fields.iter().filter_map(move |field| {
        let column = bare_column(view, field)?;
        Some((view, field, context.column_type(&column)?))
    })
}

/// What a path is in a table.
pub(super) enum Lookup<'t> {
    /// A column or a member.
    Found,
    /// The table has no such column.
    NoColumn(String),
    /// The struct at that path has no such member.
    NoMember {
        /// The path of the struct.
        parent: String,
        /// The name that it does not have.
        member: String,
        /// The members that it has.
        known: Vec<&'t str>,
    },
    /// What stands at that path has no members.
    NoStruct {
        /// The path.
        parent: String,
        /// Its type.
        found: &'t HiveType,
    },
    /// A column without a type, or one whose members nobody knows.
    Unknowable,
}

/// Looks up a path of the table that is given; names are compared without case, as Athena does.
fn lookup<'t>(context: &'t Context<'_>, table: &'t Table, path: &[String]) -> Lookup<'t> {
    match context.column_type(&path.join(".")) {
        Some(_) => Lookup::Found,
        None => walk(table, path.iter().map(String::as_str)),
    }
}

/// Follows a path name by name, to where it leads nowhere.
fn walk<'t, 'n>(table: &'t Table, mut names: impl Iterator<Item = &'n str>) -> Lookup<'t> {
    let first = names.next().unwrap_or_default();
    let columns = table.columns.iter().chain(&table.partition_keys);
    let Some(column) = columns
        .clone()
        .find(|it| it.name.eq_ignore_ascii_case(first))
    else {
        return Lookup::NoColumn(first.to_owned());
    };
    let Some(mut found) = column.hive_type.as_ref() else {
        return Lookup::Unknowable;
    };
    let mut parent = first.to_owned();
    for name in names {
        let HiveType::Struct(members) = found else {
            return Lookup::NoStruct { parent, found };
        };
        let Some(member) = members.iter().find(|it| it.name.eq_ignore_ascii_case(name)) else {
            return Lookup::NoMember {
                parent,
                member: name.to_owned(),
                known: members.iter().map(|it| it.name.as_str()).collect(),
            };
        };
        found = &member.hive_type;
        parent = format!("{parent}.{name}");
    }
    Lookup::Found
}

/// The paths behind `${TABLE}.`, each with the tokens that it is made of.
fn table_paths(tokens: &[SqlToken<'_>]) -> Vec<(Vec<String>, std::ops::Range<usize>)> {
    let is_table = |token: &SqlToken<'_>| token.kind == SqlTokenKind::Replaced(SqlPieceKind::Table);
    let at_table = (0..tokens.len()).filter(|at| is_table(&tokens[*at]));
    let paths = at_table.filter_map(|at| {
        let (path, length) = names(tokens, at)?;
        Some((path, at..at + length))
    });
    paths.collect()
}

/// Who looks at a path: the table, who reads it, what it is, and where.
type Look<'l> = dyn FnMut(&Table, &str, Lookup<'_>, Option<Place>) + 'l;

/// Gives each path behind `${TABLE}` in the views over the table that is given to `look`, with who
/// reads it and where.
pub(super) fn each_path(context: &Context<'_>, look: &mut Look<'_>) {
    let Some(table) = context.table else {
        return;
    };
    for model in context.models() {
        for view in model.views.iter().filter(|view| is_of_table(view, table)) {
            for field in &view.fields {
                for sql in sql_of_field(field) {
                    if !sql.text.contains("${TABLE}") {
                        continue;
                    }
                    let who = format!("`{}.{}`", view.name(), field.declared.name);
                    let tokens = sql_tokens(sql.text);
                    for (path, at) in table_paths(&tokens) {
                        let first = tokens[at.start].start;
                        let end = tokens[at.end - 1].range().end;
                        let found = lookup(context, table, &path);
                        look(table, &who, found, sql.at(first..end));
                    }
                }
            }
        }
    }
}
