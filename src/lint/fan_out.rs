//! Which measures of a query have their rows multiplied by a join.
//!
//! Sources: <https://cloud.google.com/looker/docs/reference/param-explore-symmetric-aggregates>,
//! <https://cloud.google.com/looker/docs/working-with-joins>.

use std::collections::BTreeSet;

use super::queries::Query;
use super::tiles::Named;
use crate::lookml::{FieldKind, FieldType, Relationship, SqlPieceKind, YesNo};
use crate::resolve::{Explore, Join, View};

/// A measure whose rows a join multiplies.
pub(super) struct Multiplied<'r> {
    /// The measure where the query names it.
    pub(super) field: Named<'r>,
    /// The join.
    pub(super) by: &'r str,
    /// Whether Looker can compute it all the same.
    pub(super) computed: bool,
    /// Whether it needs a symmetric aggregate for that.
    pub(super) is_symmetric: bool,
}

/// The measures of a query whose rows a join multiplies.
pub(super) fn multiplied<'r>(query: &Query<'r, '_>) -> Vec<Multiplied<'r>> {
    let explore = query.explore;
    if explore.joins.is_empty() {
        return Vec::new();
    }
    let names = query.names();
    let aliases = names.iter().map(|it| alias_of(explore, it.name));
    let used = in_use(explore, aliases.collect());
    let mut found = Vec::new();
    for (named, field) in query.fields() {
        let declared = &field.field.declared;
        if declared.kind != FieldKind::Measure || !is_aggregate(declared.field_type.as_ref()) {
            continue;
        }
        let Some(by) = multiplier(explore, &used, alias_of(explore, named.name)) else {
            continue;
        };
        let is_off = explore.declared.symmetric_aggregates == Some(YesNo::No);
        let is_count = declared.field_type == Some(FieldType::Count);
        found.push(Multiplied {
            field: named,
            by,
            computed: has_key(field.view) && (is_count || !is_off),
            is_symmetric: !is_count && !is_off,
        });
    }
    found
}

fn alias_of<'r>(explore: &'r Explore<'_>, name: &'r str) -> &'r str {
    name.split_once('.')
        .map_or(&explore.base.alias, |(alias, _)| alias)
}

/// Types that come from rows; the others come from measures, which are looked at themselves where
/// they are shown.
fn is_aggregate(field_type: Option<&FieldType>) -> bool {
    !matches!(
        field_type,
        Some(
            FieldType::Number
                | FieldType::String
                | FieldType::Yesno
                | FieldType::Date
                | FieldType::DateTime
                | FieldType::Other(_)
        )
    )
}

fn has_key(view: &View<'_>) -> bool {
    let mut fields = view.fields.iter();
    fields.any(|field| field.declared.primary_key == Some(YesNo::Yes))
}

/// The joins without which a query over these views cannot be written.
fn in_use<'r, 'p>(explore: &'r Explore<'p>, mut aliases: BTreeSet<&'r str>) -> Vec<&'r Join<'p>> {
    // From the last to the first, since a join needs what stands before it; once more for those that
    // do not keep to that.
    for _ in 0..2 {
        for join in explore.joins.iter().rev() {
            if aliases.contains(join.name()) {
                aliases.extend(needs(join));
            }
        }
    }
    let joins = explore.joins.iter();
    joins.filter(|join| aliases.contains(join.name())).collect()
}

/// The views that a join names.
fn needs<'r>(join: &'r Join<'_>) -> Vec<&'r str> {
    let condition = join.sql_on().into_iter();
    let pieces = condition.flat_map(|(sql, cut)| cut.pieces(sql));
    let named = pieces.filter_map(|(piece, _)| match piece.kind {
        SqlPieceKind::Field(name) => Some(name.split_once('.')?.0),
        _ => None,
    });
    let required = join.declared.required_joins.iter().flatten();
    let all = named.chain(required.map(String::as_str));
    all.filter(|alias| *alias != join.name()).collect()
}

/// The join that multiplies the rows of a view.
fn multiplier<'r>(explore: &Explore<'_>, used: &[&'r Join<'_>], alias: &str) -> Option<&'r str> {
    let by = used.iter().find(|join| {
        let relationship = join.declared.relationship.as_ref();
        let repeats_itself = matches!(
            relationship,
            None | Some(Relationship::ManyToOne | Relationship::ManyToMany)
        );
        let repeats_others = matches!(
            relationship,
            Some(Relationship::OneToMany | Relationship::ManyToMany)
        );
        if hangs_on(explore, alias, join.name()) {
            repeats_itself
        } else {
            repeats_others
        }
    });
    by.map(|join| join.name())
}

/// Whether a view is that of the join, or is joined through it.
fn hangs_on(explore: &Explore<'_>, alias: &str, join: &str) -> bool {
    let mut open = vec![alias];
    let mut seen = BTreeSet::new();
    while let Some(alias) = open.pop() {
        if alias == join {
            return true;
        }
        if seen.insert(alias)
            && let Some(join) = explore.join(alias)
        {
            open.extend(needs(join));
        }
    }
    false
}
