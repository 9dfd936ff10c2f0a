//! `Memory`: what compiling one query taught, for the next ones of the same explore.
//!
//! SQL is remembered with what it read of the query; where a query says the same there, the SQL is the
//! same. So the fields that the tiles of a project share are expanded once.

use std::collections::HashMap;
use std::rc::Rc;

use super::Compiler;
use super::few::{Few, Same};
use super::field_at::FieldAt;
use super::filters::Active;
use crate::athena::Assumptions;
use crate::query::fragment::{Fragment, OriginId};
use crate::query::looker_query::LookerQuery;
use crate::query::refusal::Refusal;
use crate::query::statement::{Origins, SqlOrigin};
use crate::resolve::{Explore, FieldId};

/// SQL that several queries may share.
pub(super) type Sql = Rc<Fragment>;

/// What is remembered of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// What `${field}` stands for.
    Value,
    /// The `sql` of a field.
    Base,
    /// The condition of the filter that is in force on a field.
    Condition,
    /// A parameter of an explore or a join that holds SQL.
    Parameter,
    /// A view under its alias.
    Relation,
    /// A derived table.
    Derived,
}

/// The number of a name under its view or its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Number(usize);

/// What is remembered, of which name.
pub(super) type Key = (Number, What);

/// Dashboards that ask an explore expand about so many names of it.
const ENTRIES: usize = 64;

impl What {
    const COUNT: usize = Self::Derived as usize + 1;
}

/// SQL with what is known of it.
#[derive(Clone)]
pub(super) struct Known {
    /// `None` where a filter lets everything through.
    pub(super) sql: Option<Sql>,
    pub(super) names_measures: bool,
}

impl From<Fragment> for Known {
    fn from(sql: Fragment) -> Self {
        Self {
            sql: Some(Rc::new(sql)),
            names_measures: false,
        }
    }
}

/// What rendering does besides giving SQL.
#[derive(Default)]
pub(super) struct Effects<'r> {
    /// The views that it needs.
    pub(super) used: Few<Same<'r>>,
    /// The views whose measures it computes.
    pub(super) measures: Few<Same<'r>>,
    pub(super) assumed: Assumptions,
    /// The derived tables that it needs, each after those that it needs itself.
    pub(super) derived: Vec<(&'r str, Sql)>,
    /// The filters at which it looked, and what they said.
    reads: Few<(Number, Option<Same<'r>>)>,
    /// Whether it looked at more of the query than filters.
    pub(super) is_fleeting: bool,
}

impl<'r> Effects<'r> {
    pub(super) fn add_used(&mut self, alias: &'r str) {
        self.used.add(Same(alias));
    }

    pub(super) fn add_measure(&mut self, alias: &'r str) {
        self.measures.add(Same(alias));
    }

    pub(super) fn add_derived(&mut self, name: &'r str, sql: &Sql) {
        if !self.derived.iter().any(|(known, _)| *known == name) {
            self.derived.push((name, Sql::clone(sql)));
        }
    }

    fn add(&mut self, other: &Self) {
        for alias in other.used.iter() {
            self.used.add(*alias);
        }
        for alias in other.measures.iter() {
            self.measures.add(*alias);
        }
        for (name, sql) in &other.derived {
            self.add_derived(name, sql);
        }
        self.assumed |= other.assumed;
    }

    /// Takes over what makes it depend on the query.
    fn depend_as(&mut self, other: &Self) {
        for read in other.reads.iter() {
            self.reads.add(*read);
        }
        self.is_fleeting |= other.is_fleeting;
    }
}

struct Entry<'r> {
    known: Known,
    effects: Effects<'r>,
    /// The query for which it was made.
    query: usize,
}

/// What is known of a name.
#[derive(Clone, Copy, Default)]
struct Name {
    /// The number of what is remembered, by `What`.
    entries: [Option<u32>; What::COUNT],
}

/// What is known of an explore, in one time zone and under the same circumstances.
pub(in crate::query) struct Memory<'r, 'p> {
    /// The parameters from which SQL was taken.
    pub(super) origins: Origins<'r>,
    /// Fragments that are empty again, for the next text that is rendered.
    pub(super) spare: Vec<Fragment>,
    /// The fields that queries asked for, each under the name by which it is asked for.
    pub(super) asked: HashMap<&'r str, FieldAt<'r, 'p>>,
    /// The number of the first field of each view of the explore; the others follow.
    first_fields: Vec<usize>,
    /// The number of the base view, whom the other views follow.
    first_view: usize,
    /// The numbers of the fields that dimension groups stand for.
    parts: HashMap<(Number, &'r str), Number>,
    /// The numbers of other names: of parameters and derived tables.
    others: HashMap<(&'r str, &'r str), Number>,
    /// What is known of each name, by its number.
    names: Vec<Name>,
    /// What is remembered, of all names.
    entries: Vec<Entry<'r>>,
    /// What is being expanded.
    pub(super) stack: Vec<Key>,
    /// The number of the query.
    query: usize,
}

impl<'r, 'p> Memory<'r, 'p> {
    pub(in crate::query) fn of(explore: &'r Explore<'p>) -> Self {
        let mut first_fields = Vec::new();
        let mut count = 0;
        for target in explore.views() {
            first_fields.push(count);
            count += target.view.as_ref().map_or(0, |view| view.fields.len());
        }
        let names = vec![Name::default(); count + first_fields.len()];
        Self {
            origins: Origins::default(),
            spare: Vec::new(),
            asked: HashMap::new(),
            first_fields,
            first_view: count,
            parts: HashMap::new(),
            others: HashMap::new(),
            names,
            entries: Vec::with_capacity(ENTRIES),
            stack: Vec::new(),
            query: 0,
        }
    }

    pub(super) fn begin_query(&mut self) {
        self.stack.clear();
        self.query += 1;
    }

    /// The number of a field as it is declared.
    pub(super) fn number_of_field(&self, view: u32, id: FieldId) -> Number {
        let first = self.first_fields.get(view as usize);
        Number(first.copied().unwrap_or_default() + id.field as usize)
    }

    /// The number of a view of the explore.
    pub(super) fn number_of_view(&self, view: u32) -> Number {
        Number(self.first_view + view as usize)
    }

    /// The number of a field that a dimension group stands for.
    pub(super) fn number_of_part(&mut self, group: Number, name: &'r str) -> Number {
        if let Some(known) = self.parts.get(&(group, name)) {
            return *known;
        }
        let number = self.new_number();
        self.parts.insert((group, name), number);
        number
    }

    /// The number of a name that is no field's.
    pub(super) fn number(&mut self, owner: &'r str, name: &'r str) -> Number {
        if let Some(known) = self.others.get(&(owner, name)) {
            return *known;
        }
        let number = self.new_number();
        self.others.insert((owner, name), number);
        number
    }

    fn new_number(&mut self) -> Number {
        self.names.push(Name::default());
        Number(self.names.len() - 1)
    }
}

/// What is known of each explore, under the same circumstances.
#[derive(Default)]
pub(in crate::query) struct Memories<'r, 'p>(HashMap<(usize, Option<&'r str>), Memory<'r, 'p>>);

impl<'r, 'p> Memories<'r, 'p> {
    /// What is known of an explore for queries like this one.
    pub(in crate::query) fn of(
        &mut self,
        explore: &'r Explore<'p>,
        query: &LookerQuery<'r>,
    ) -> &mut Memory<'r, 'p> {
        let address = std::ptr::from_ref(explore).addr();
        self.0
            .entry((address, query.timezone))
            .or_insert_with(|| Memory::of(explore))
    }
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// What is remembered under the key, or what is made now.
    pub(super) fn remembered(
        &mut self,
        key: Key,
        make: impl FnOnce(&mut Self) -> Result<Known, Refusal>,
    ) -> Result<Known, Refusal> {
        if let Some(known) = self.recalled(key) {
            return Ok(known);
        }
        let before = std::mem::take(&mut self.effects);
        self.depth += 1;
        let result = make(self);
        self.depth -= 1;
        let effects = std::mem::replace(&mut self.effects, before);
        self.remember(key, effects, result)
    }

    /// What is remembered under the key, where it holds for this query.
    #[inline(never)]
    fn recalled(&mut self, (Number(number), what): Key) -> Option<Known> {
        let at = self.memory.names[number].entries[what as usize]?;
        let entry = Some(&self.memory.entries[at as usize]);
        let entry = entry.filter(|entry| self.holds(entry))?;
        self.effects.add(&entry.effects);
        // What is put together for one query alone is not remembered.
        if self.depth > 0 {
            self.effects.depend_as(&entry.effects);
        }
        Some(entry.known.clone())
    }

    /// Remembers what was made, with what making it did.
    #[inline(never)]
    fn remember(
        &mut self,
        (Number(number), what): Key,
        effects: Effects<'r>,
        made: Result<Known, Refusal>,
    ) -> Result<Known, Refusal> {
        self.effects.add(&effects);
        if self.depth > 0 {
            self.effects.depend_as(&effects);
        }
        let known = made?;
        let entry = Entry {
            known: known.clone(),
            effects,
            query: self.memory.query,
        };
        let memory = &mut *self.memory;
        match &mut memory.names[number].entries[what as usize] {
            Some(at) => memory.entries[*at as usize] = entry,
            none => {
                *none = u32::try_from(memory.entries.len()).ok();
                memory.entries.push(entry);
            }
        }
        Ok(known)
    }

    /// The same for what is SQL in any case.
    pub(super) fn remembered_sql(
        &mut self,
        key: Key,
        make: impl FnOnce(&mut Self) -> Result<Sql, Refusal>,
    ) -> Result<Sql, Refusal> {
        let known = self.remembered(key, |it| {
            let sql = Some(make(it)?);
            Ok(Known {
                sql,
                names_measures: false,
            })
        })?;
        Ok(known.sql.unwrap_or_default())
    }

    /// Whether the query is the same in what an entry read of it.
    fn holds(&self, entry: &Entry<'r>) -> bool {
        let effects = &entry.effects;
        (!effects.is_fleeting || entry.query == self.memory.query)
            && effects.reads.iter().all(|(number, said)| {
                let now = self.active(*number);
                now.map(|active| Same(active.expression.text)) == *said
            })
    }

    /// The filter in force on a field; what is being made depends on it from now on.
    pub(super) fn read_filter(&mut self, field: &FieldAt<'r, 'p>) -> Option<Active<'r, 'p>> {
        let active = self.active(field.number);
        let said = active.map(|active| Same(active.expression.text));
        self.effects.reads.add((field.number, said));
        active
    }

    /// A fragment in which something can be put together.
    pub(super) fn scratch(&mut self) -> Fragment {
        let spare = self.memory.spare.pop();
        spare.unwrap_or_else(Fragment::with_room)
    }

    /// Takes it back when it is no longer needed.
    pub(super) fn give_back(&mut self, mut scratch: Fragment) {
        scratch.clear();
        self.memory.spare.push(scratch);
    }

    /// What was put together, without room to spare.
    pub(super) fn finished(&mut self, scratch: Fragment) -> Fragment {
        let fragment = scratch.clone();
        self.give_back(scratch);
        fragment
    }

    /// Numbers a parameter that holds SQL.
    pub(super) fn origin(&self, origin: SqlOrigin<'r>) -> OriginId {
        self.memory.origins.add(origin)
    }
}
