//! The tables of the query: the base, and the joins that it needs.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Compiler;
use super::access;
use super::few::Same;
use super::memory::{Sql, What};
use super::text::Text;
use crate::lookml::{DerivedTable, JoinType, Parameter};
use crate::query::fragment::{Fragment, OriginId};
use crate::query::refusal::Refusal;
use crate::query::statement::{Owner, SqlOrigin};
use crate::resolve::{ExploreView, Join, SqlCut, View};

/// The condition of a join in use.
#[derive(Clone)]
pub(super) struct Joined<'r> {
    condition: Sql,
    /// The views that the condition names, but for the joined one.
    pub(super) named: BTreeSet<&'r str>,
    /// Those, and the joins that it requires.
    needs: BTreeSet<&'r str>,
}

/// Keys of a derived table that make Looker store it.
const PERSISTING: [&str; 9] = [
    "datagroup_trigger",
    "sql_trigger_value",
    "interval_trigger",
    "persist_for",
    "materialized_view",
    "sql_create",
    "create_process",
    "increment_key",
    "publish_as_db_view",
];

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    /// What explores have that changes a query and is not compiled.
    pub(super) fn check_explore(&self) -> Result<(), Refusal> {
        let explore = self.explore;
        let place = || explore.layers.last().origin.place();
        if explore.is_template() {
            return Err(Refusal::new(
                "explore-template",
                format!(
                    "the explore `{}` only serves to be extended",
                    explore.name()
                ),
            )
            .at(place()));
        }
        for parameter in ["sql_preamble", "cancel_grouping_fields"] {
            if access::parameter(&explore.declared.other, parameter).is_some() {
                return Err(Refusal::new(
                    "explore-parameter",
                    format!(
                        "the explore `{}` has `{parameter}`, which is not compiled",
                        explore.name()
                    ),
                )
                .at(place()));
            }
        }
        Ok(())
    }

    /// `FROM` without the word: the base and the joins in use, each after those it needs.
    pub(super) fn relations(&mut self) -> Result<Sql, Refusal> {
        let explore = self.explore;
        self.effects.add_used(&explore.base.alias);
        for name in access::list(&explore.declared.other, "always_join") {
            if let Some(join) = explore.join(name) {
                self.effects.add_used(&join.target.alias);
            }
        }
        let table = access::word(&explore.declared.other, "sql_table_name");
        let base = self.relation(0, &explore.base, table)?;
        if explore.joins.is_empty() {
            return Ok(base);
        }
        let mut from = Fragment::clone(&base);
        self.join_conditions()?;
        let mut done = BTreeSet::from([&*explore.base.alias]);
        for join in &explore.joins {
            self.push_join(join, &mut done, &mut from)?;
        }
        Ok(Rc::new(from))
    }

    /// Renders the conditions of all joins in use, which may bring more joins into use.
    fn join_conditions(&mut self) -> Result<(), Refusal> {
        let explore = self.explore;
        loop {
            let next = explore.joins.iter().find(|join| {
                let alias = &*join.target.alias;
                self.effects.used.contains(&Same(alias)) && !self.joined.contains_key(alias)
            });
            let Some(join) = next else {
                return Ok(());
            };
            let (condition, mut named) = self.join_condition(join)?;
            named.remove(&*join.target.alias);
            let mut needs = named.clone();
            for name in join.declared.required_joins.iter().flatten() {
                match explore.view(name) {
                    Some(target) => needs.insert(&target.alias),
                    None => return Err(unknown_join(join, name)),
                };
            }
            for need in &needs {
                self.effects.add_used(need);
            }
            let joined = Joined {
                condition,
                named,
                needs,
            };
            self.joined.insert(&join.target.alias, joined);
        }
    }

    /// `ON ..` with the views that it names, or the raw `sql` of the join.
    fn join_condition(&mut self, join: &'r Join<'p>) -> Result<(Sql, BTreeSet<&'r str>), Refusal> {
        let alias: &'r str = &join.target.alias;
        let declared: &'r crate::lookml::Join = &join.declared;
        if let Some(sql) = access::word(&declared.other, "sql") {
            return self.of_join(join, "sql", Text::new(sql, alias));
        }
        if let Some((sql, cut)) = join.sql_on() {
            return self.of_join(join, "sql_on", Text::of_explore(sql, cut, alias));
        }
        if let Some(key) = access::word(&declared.other, "foreign_key") {
            let base: &'r str = &self.explore.base.alias;
            let foreign = self.named(key, base)?;
            let mut condition = Fragment::of(" ON ");
            condition.append(&Fragment::clone(&*self.value(&foreign)?).trim_end());
            condition.push(" = ");
            let primary = self.primary_key_of(alias).ok_or_else(|| {
                Refusal::new(
                    "join-condition",
                    format!("the join `{alias}` has a `foreign_key`, and its view no primary key"),
                )
                .at(join.layers.last().origin.place())
            })?;
            let primary = self.named(primary, alias)?;
            condition.append(&Fragment::clone(&*self.value(&primary)?).trim_end());
            return Ok((Rc::new(condition), BTreeSet::from([foreign.alias])));
        }
        if declared.join_type == Some(JoinType::Cross) {
            return Ok((Sql::default(), BTreeSet::new()));
        }
        Err(Refusal::new(
            "join-condition",
            format!("the join `{alias}` has no condition"),
        )
        .at(join.layers.last().origin.place())
        .help("add `sql_on`"))
    }

    fn primary_key_of(&self, alias: &str) -> Option<&'r str> {
        let explore = self.explore;
        let view: &'r View<'p> = explore.view(alias)?.view.as_deref()?;
        let is_key = |field: &&crate::resolve::Field<'p>| {
            field.declared.primary_key == Some(crate::lookml::YesNo::Yes)
        };
        view.fields
            .iter()
            .find(is_key)
            .map(|field| field.declared.name.as_str())
    }

    /// The views of the explore that a condition names.
    fn needed_by(&self, text: &Text<'r>) -> BTreeSet<&'r str> {
        let explore = self.explore;
        let aliases = text.aliases();
        aliases
            .filter_map(|alias| explore.view(alias).map(|target| &*target.alias))
            .collect()
    }

    fn of_join(
        &mut self,
        join: &'r Join<'p>,
        parameter: &'static str,
        text: Text<'r>,
    ) -> Result<(Sql, BTreeSet<&'r str>), Refusal> {
        let needs = self.needed_by(&text);
        let number = self.memory.number(text.alias, parameter);
        let sql = self.remembered_sql((number, What::Parameter), |it| {
            let origin = it.origin(SqlOrigin {
                owner: Owner::Join(join),
                parameter,
                value: text.sql,
            });
            let (sql, _) = it.render(text, origin)?;
            let before = if parameter == "sql_on" { " ON " } else { "" };
            Ok(Rc::new(sql.trimmed_between(before, "")))
        })?;
        Ok((sql, needs))
    }

    /// Appends a join in use, after those that it needs.
    fn push_join(
        &mut self,
        join: &'r Join<'p>,
        done: &mut BTreeSet<&'r str>,
        from: &mut Fragment,
    ) -> Result<(), Refusal> {
        let alias: &'r str = &join.target.alias;
        if !self.effects.used.contains(&Same(alias)) || !done.insert(alias) {
            return Ok(());
        }
        let explore = self.explore;
        let Some(Joined {
            condition, needs, ..
        }) = self.joined.get(alias).cloned()
        else {
            return Ok(());
        };
        for need in needs {
            if let Some(needed) = explore.join(need) {
                self.push_join(needed, done, from)?;
            }
        }
        let declared = &join.declared;
        from.push("\n");
        if access::parameter(&declared.other, "sql").is_some() {
            from.append(&condition);
            return Ok(());
        }
        from.push(match &declared.join_type {
            None | Some(JoinType::LeftOuter) => "LEFT JOIN ",
            Some(JoinType::Inner) => "INNER JOIN ",
            Some(JoinType::FullOuter) => "FULL OUTER JOIN ",
            Some(JoinType::Cross) => "CROSS JOIN ",
            Some(JoinType::Other(word)) => {
                return Err(Refusal::new(
                    "join-type",
                    format!("the join `{alias}` has the type `{word}`, which is not known"),
                )
                .at(join.layers.last().origin.place()));
            }
        });
        if let Some(parameter) = ["sql_where", "outer_only"]
            .iter()
            .find(|name| access::parameter(&declared.other, name).is_some())
        {
            return Err(Refusal::new(
                "join-parameter",
                format!("the join `{alias}` has `{parameter}`, which is not compiled"),
            )
            .at(join.layers.last().origin.place()));
        }
        let table = access::word(&declared.other, "sql_table_name");
        let number = explore.number_of(alias).unwrap_or_default();
        from.append(&*self.relation(number, &join.target, table)?);
        from.append(&condition);
        Ok(())
    }

    /// A table under its alias.
    fn relation(
        &mut self,
        number: u32,
        target: &'r ExploreView<'p>,
        table: Option<&'r str>,
    ) -> Result<Sql, Refusal> {
        let number = self.memory.number_of_view(number);
        self.remembered_sql((number, What::Relation), |it| {
            it.new_relation(target, table).map(Rc::new)
        })
    }

    fn new_relation(
        &mut self,
        target: &'r ExploreView<'p>,
        table: Option<&'r str>,
    ) -> Result<Fragment, Refusal> {
        let alias: &'r str = &target.alias;
        let Some(view) = &target.view else {
            return Err(Refusal::new(
                "unknown-view",
                format!("the view `{}` is not declared", target.view_name),
            ));
        };
        let after = format!("  AS {alias}");
        if let Some(table) = table {
            let origin = self.origin(SqlOrigin {
                owner: Owner::Table(alias),
                parameter: "sql_table_name",
                value: table,
            });
            let (table, _) = self.render(Text::new(table, alias), origin)?;
            return Ok(table.between("", &after));
        }
        let is_derived = view.derived_table().is_some();
        let table = self.table(view, alias)?;
        if is_derived && *alias == *target.view_name {
            return Ok(table);
        }
        Ok(table.between("", &after))
    }

    /// What `${view.SQL_TABLE_NAME}` stands for.
    pub(super) fn table_of_view(&mut self, name: &'r str) -> Result<Fragment, Refusal> {
        let explore = self.explore;
        let of_explore = explore.view(name).and_then(|target| target.view.as_deref());
        let view = of_explore.or_else(|| self.model.view(name).map(|view| &**view));
        let Some(view) = view else {
            return Err(Refusal::new(
                "unknown-view",
                format!("the view `{name}` is not declared"),
            ));
        };
        self.table(view, view.name())
    }

    /// The table of a view, or the name under which its derived table stands in `WITH`.
    fn table(&mut self, view: &'r View<'p>, alias: &'r str) -> Result<Fragment, Refusal> {
        let name: &'r str = view.name();
        let Some(derived) = view.derived_table() else {
            let Some(sql) = view.sql_table_name() else {
                return Ok(Fragment::of(name));
            };
            let origin = self.origin(view_origin(view, "sql_table_name", sql));
            let (sql, _) = self.render(Text::new(sql, alias), origin)?;
            return Ok(sql.trimmed());
        };
        let number = self.memory.number(alias, name);
        let sql = self.remembered_sql((number, What::Derived), |it| {
            it.new_derived_table(view, derived, alias)
        })?;
        self.effects.add_derived(name, &sql);
        Ok(Fragment::of(name))
    }

    /// The SQL of a derived table.
    fn new_derived_table(
        &mut self,
        view: &'r View<'p>,
        derived: &'r DerivedTable,
        alias: &'r str,
    ) -> Result<Sql, Refusal> {
        let name: &'r str = view.name();
        let place = || view.layers.last().origin.place();
        let mut keys = derived.other.iter().map(|it: &Parameter| it.name.as_str());
        if let Some(key) = keys.find(|key| PERSISTING.contains(key)) {
            return Err(Refusal::new(
                "persistent-derived-table",
                format!(
                    "Looker stores the derived table `{name}` (`{key}`), which is not compiled"
                ),
            )
            .at(place()));
        }
        let Some((sql, cut)) = view.derived_sql() else {
            return Err(Refusal::new(
                "native-derived-table",
                format!("the derived table `{name}` has no `sql`, which is not compiled"),
            )
            .at(place()));
        };
        let key = (self.memory.number(name, "derived_table"), What::Derived);
        if self.memory.stack.contains(&key) {
            return Err(Refusal::new(
                "circular-reference",
                format!("the derived table `{name}` is made of itself"),
            )
            .at(place()));
        }
        let origin = self.origin(view_origin(view, "derived_table", sql));
        self.memory.stack.push(key);
        let rendered = self.render(self.of_derived_table(view, sql, cut, alias), origin);
        self.memory.stack.pop();
        let (sql, _) = rendered?;
        Ok(Rc::new(sql.trimmed()))
    }

    /// The text of a derived table. Under its own name a view may be another one of the explore, or none.
    fn of_derived_table(
        &self,
        view: &'r View<'p>,
        sql: &'r str,
        cut: &'r SqlCut,
        alias: &'r str,
    ) -> Text<'r> {
        let number = self.explore.number_of(alias);
        let target = number.and_then(|number| self.explore.view_at(number));
        let of_alias = target.and_then(|target| target.view.as_deref());
        if of_alias.is_some_and(|it| std::ptr::eq(it, view)) {
            Text::of_view(sql, cut, alias, number)
        } else {
            Text::new(sql, alias)
        }
    }

    pub(super) fn explore_origin(&self, parameter: &'static str, value: &'r str) -> OriginId {
        self.origin(SqlOrigin {
            owner: Owner::Explore(self.explore),
            parameter,
            value,
        })
    }
}

fn unknown_join(join: &Join<'_>, name: &str) -> Refusal {
    Refusal::new(
        "unknown-join",
        format!(
            "the join `{}` requires the join `{name}`, which the explore has not",
            join.name()
        ),
    )
    .at(join.layers.last().origin.place())
}

fn view_origin<'r>(view: &'r View<'_>, parameter: &'static str, value: &'r str) -> SqlOrigin<'r> {
    SqlOrigin {
        owner: Owner::View(view),
        parameter,
        value,
    }
}
