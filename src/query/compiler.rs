//! `compile`: a query over an explore to the SQL that Looker writes for Athena.

mod access;
mod aggregate;
mod dimension;
mod fan_out;
mod few;
mod field_at;
mod filters;
mod memory;
mod order;
mod relations;
mod render;
mod select;
mod text;
mod variables;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;

use self::field_at::FieldAt;
use self::filters::Active;
use self::memory::{Effects, Sql};
use self::relations::Joined;
use self::select::Selected;
use super::condition::Setting;
use super::fragment::Fragment;
use super::functions::doubtful;
use super::looker_query::{Circumstances, DEFAULT_LIMIT, LookerQuery};
use super::refusal::Refusal;
use super::statement::Statement;
use crate::athena::Assumptions;
use crate::filter_expression::weekday;
use crate::lookml::YesNo;
use crate::resolve::{Explore, Model};

pub(super) use self::memory::{Memories, Memory};
pub use self::select::{Column, ColumnKind};

/// A compiled query.
#[derive(Clone, Debug)]
pub struct Compiled<'r> {
    /// The SQL.
    pub statement: Statement<'r>,
    /// What it selects, in order.
    pub columns: Vec<Column<'r>>,
    /// The filters in force, those of the explore included.
    pub filters: Vec<FilterInForce<'r>>,
    conditions: Vec<Sql>,
    derived: Vec<(&'r str, Sql)>,
    assumed: Assumptions,
    /// Sentences on what it rests on that depend on the query.
    notes: Vec<String>,
}

/// A filter in force.
#[derive(Clone, Copy, Debug)]
pub struct FilterInForce<'r> {
    /// The name of the view in the explore.
    pub view: &'r str,
    /// The name of the field in its view.
    pub field: &'r str,
    /// The filter expression.
    pub expression: &'r str,
}

impl Compiled<'_> {
    /// The condition on the rows, without the word `WHERE`; empty where there is none.
    #[must_use]
    pub fn condition(&self) -> String {
        let conditions: Vec<&str> = self.conditions.iter().map(|it| it.text()).collect();
        conditions.join(" AND ")
    }

    /// The SQL of the derived tables in `WITH`.
    pub fn derived(&self) -> impl Iterator<Item = &str> {
        self.derived.iter().map(|(_, sql)| sql.text())
    }

    /// What it rests on that no primary source says, and the functions that the engine may not have, one
    /// sentence each.
    #[must_use]
    pub fn all_assumed(&self) -> Vec<String> {
        let assumed = self.assumed.iter();
        let mut all: Vec<String> = assumed.map(|it| it.sentence().to_owned()).collect();
        all.extend_from_slice(&self.notes);
        all.extend(doubtful(self.statement.sql()));
        all
    }
}

/// More SQL than this is no query; Athena takes 256 KiB.
///
/// Source: <https://docs.aws.amazon.com/athena/latest/ug/service-limits.html>, *Query string length*.
const MAX_BYTES: usize = 262_144;

/// Compiles a query over an explore of a model.
///
/// # Errors
///
/// What is not compiled, by its name.
pub fn compile<'r>(
    model: &'r Model<'_>,
    explore: &'r Explore<'_>,
    query: &LookerQuery<'r>,
    circumstances: &'r Circumstances,
) -> Result<Compiled<'r>, Refusal> {
    compile_with(
        &mut Memory::of(explore),
        model,
        explore,
        query,
        circumstances,
    )
}

/// The same with what is known from queries before; it belongs to this explore, these circumstances and
/// the query's time zone.
pub(super) fn compile_with<'r, 'p>(
    memory: &mut Memory<'r, 'p>,
    model: &'r Model<'p>,
    explore: &'r Explore<'p>,
    query: &LookerQuery<'r>,
    circumstances: &'r Circumstances,
) -> Result<Compiled<'r>, Refusal> {
    let mut fanned_out = BTreeSet::new();
    // What is fanned out is known once the joins are; a second run takes it into account.
    for _ in 0..3 {
        // What is known holds where nothing is fanned out.
        let mut of_its_own = None;
        let memory = if fanned_out.is_empty() {
            &mut *memory
        } else {
            of_its_own.insert(Memory::of(explore))
        };
        let mut compiler = Compiler::new(
            memory,
            model,
            explore,
            query,
            circumstances,
            fanned_out.clone(),
        );
        let result = compiler.run();
        let found = compiler.fanned_out_now();
        if found == fanned_out || !compiler.has_measures_of(&found) {
            return result;
        }
        fanned_out = found;
    }
    Err(Refusal::new(
        "fanned-out",
        "the joins depend on measures that depend on the joins",
    ))
}

/// One run over a query.
struct Compiler<'m, 'r, 'p> {
    memory: &'m mut Memory<'r, 'p>,
    model: &'r Model<'p>,
    explore: &'r Explore<'p>,
    query: &'m LookerQuery<'r>,
    circumstances: &'r Circumstances,
    setting: Setting<'r>,
    /// The filters in force.
    filters: Vec<Active<'r, 'p>>,
    /// What the query selects.
    selected: Vec<FieldAt<'r, 'p>>,
    /// What the SQL until now rests on and needs.
    effects: Effects<'r>,
    /// Sentences that depend on the query.
    notes: Vec<String>,
    /// The joins in use.
    joined: BTreeMap<&'r str, Joined<'r>>,
    /// How much of what is being made is to be remembered, one within the other.
    depth: usize,
    /// Views whose rows the joins multiply.
    fanned_out: BTreeSet<&'r str>,
}

impl<'m, 'r, 'p> Compiler<'m, 'r, 'p> {
    fn new(
        memory: &'m mut Memory<'r, 'p>,
        model: &'r Model<'p>,
        explore: &'r Explore<'p>,
        query: &'m LookerQuery<'r>,
        circumstances: &'r Circumstances,
        fanned_out: BTreeSet<&'r str>,
    ) -> Self {
        let timezone = query.timezone.filter(|timezone| {
            // The database's own time zone is that of CloudTrail.
            !["UTC", "Etc/UTC", "query_saved"].contains(timezone) && !timezone.is_empty()
        });
        let week_start = model.week_start_day.and_then(weekday);
        let is_case_sensitive = access::word(&explore.declared.other, "case_sensitive")
            .or(model.case_sensitive.as_ref().map(YesNo::as_str))
            != Some("no");
        memory.begin_query();
        Self {
            memory,
            model,
            explore,
            query,
            circumstances,
            setting: Setting {
                clock: circumstances.clock,
                timezone,
                week_start: week_start.unwrap_or(Weekday::Monday),
                is_case_sensitive,
                is_in_measure: false,
            },
            filters: Vec::new(),
            selected: Vec::new(),
            effects: Effects::default(),
            notes: Vec::new(),
            joined: BTreeMap::new(),
            depth: 0,
            fanned_out,
        }
    }

    fn run(&mut self) -> Result<Compiled<'r>, Refusal> {
        self.check_explore()?;
        self.selected = self.asked_fields()?;
        self.filters = self.active_filters()?;
        if let Some(timezone) = self.setting.timezone
            && !timezone
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/_+-:".contains(c))
        {
            return Err(Refusal::new(
                "time-zone",
                format!("`{timezone}` is no name of a time zone"),
            )
            .help("write such as `Europe/Berlin`"));
        }
        let mut columns = self.columns()?;
        let order = self.order(&mut columns)?;
        let conditions = self.conditions()?;
        let from = self.relations()?;
        let statement = self.put_together(&columns, &from, &conditions, &order);
        if statement.text().len() > MAX_BYTES {
            return Err(too_long());
        }
        self.note_pivots();
        let filters = self.shown_filters();
        let [conditions, _] = conditions;
        Ok(Compiled {
            statement: Statement::new(statement, self.memory.origins.clone()),
            conditions,
            derived: std::mem::take(&mut self.effects.derived),
            assumed: self.effects.assumed,
            notes: std::mem::take(&mut self.notes),
            columns: columns.into_iter().map(|it| it.column).collect(),
            filters,
        })
    }

    fn put_together(
        &self,
        columns: &[Selected<'_>],
        from: &Fragment,
        [conditions, having]: &[Vec<Sql>; 2],
        order: &[(usize, bool)],
    ) -> Fragment {
        let mut sql = Fragment::default();
        let derived = self.effects.derived.iter().map(|(_, sql)| sql);
        let parts = derived.chain(columns.iter().map(|it| &it.value));
        let parts = parts.chain(conditions).chain(having);
        sql.reserve(parts.map(|sql| &**sql).chain([from]));
        for field in &self.query.fill_fields {
            sql.push(format!(
                "-- raw sql results do not include filled-in values for '{field}'\n"
            ));
        }
        push_derived(&mut sql, &self.effects.derived);
        sql.push("SELECT");
        for (index, selected) in columns.iter().enumerate() {
            sql.push(if index == 0 { "\n    " } else { ",\n    " });
            selected.append_to(&mut sql);
        }
        sql.push("\nFROM ");
        sql.append(from);
        push_conditions(&mut sql, "\nWHERE ", conditions);
        push_groups(&mut sql, columns);
        push_conditions(&mut sql, "\nHAVING ", having);
        push_order(&mut sql, order);
        if self.query.pivots.is_empty() {
            let limit = self.query.limit.unwrap_or(DEFAULT_LIMIT);
            sql.push("\nLIMIT ");
            sql.push_number(limit as usize);
        }
        sql
    }

    fn note_pivots(&mut self) {
        if !self.query.pivots.is_empty() {
            let limit = self.query.limit.unwrap_or(DEFAULT_LIMIT);
            self.notes.push(format!(
                "the pivot is in its flat form, a row for each cell and without a limit; Looker nests the \
                 same query to keep {limit} rows and its columns"
            ));
        }
    }
}

fn push_derived(sql: &mut Fragment, derived: &[(&str, Sql)]) {
    for (index, (name, table)) in derived.iter().enumerate() {
        sql.push(if index == 0 { "WITH " } else { ",\n" });
        sql.push(name);
        sql.push(" AS ( ");
        sql.append(table);
        sql.push(" )");
    }
    if !derived.is_empty() {
        sql.push("\n");
    }
}

fn push_conditions(sql: &mut Fragment, word: &str, conditions: &[Sql]) {
    for (index, condition) in conditions.iter().enumerate() {
        sql.push(if index == 0 { word } else { "\n    AND " });
        sql.append(condition);
    }
}

fn push_order(sql: &mut Fragment, order: &[(usize, bool)]) {
    for (index, (position, is_descending)) in order.iter().enumerate() {
        sql.push(if index == 0 {
            "\nORDER BY\n    "
        } else {
            ",\n    "
        });
        sql.push_number(*position);
        sql.push(if *is_descending { " DESC" } else { "" });
    }
}

fn push_groups(sql: &mut Fragment, columns: &[Selected<'_>]) {
    let mut before = "\nGROUP BY\n    ";
    for (number, selected) in (1..).zip(columns) {
        if selected.column.kind == ColumnKind::Dimension {
            sql.push(before);
            sql.push_number(number);
            before = ",\n    ";
        }
    }
}

fn too_long() -> Refusal {
    Refusal::new(
        "too-long",
        format!("the query is longer than the {MAX_BYTES} bytes that Athena takes"),
    )
    .help("select fewer fields")
}
