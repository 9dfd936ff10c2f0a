//! Explores and their joins, and the fields that they offer.

use std::collections::BTreeSet;

use crate::resolve::{Explore, Model};

use super::super::{ChangeKind, Thing, ThingKind};
use super::{Comparison, Sides, pair};

impl Comparison {
    pub(super) fn explores(&mut self, before: &Model<'_>, after: &Model<'_>) {
        pair(
            before.explores.iter().map(|it| (it.name().to_owned(), it)),
            after.explores.iter().map(|it| (it.name().to_owned(), it)),
            |name, sides| {
                let thing = Thing::new(ThingKind::Explore, name);
                match sides {
                    Sides::Both(before, after) if is_only_refined(before, after) => {
                        self.add(thing, ChangeKind::DefinitionRemoved);
                    }
                    Sides::Both(before, after) => self.explore(&thing, before, after),
                    Sides::Before(_) => self.gone(thing),
                    Sides::After(_) => self.come(thing),
                }
            },
        );
    }

    fn explore(&mut self, thing: &Thing, before: &Explore<'_>, after: &Explore<'_>) {
        if before.base.alias != after.base.alias {
            let kind = ChangeKind::BaseRenamed {
                from: before.base.alias.to_string(),
                to: after.base.alias.to_string(),
            };
            self.add(thing.clone(), kind);
        }
        // What is extended is in what is compared, and joins are compared one by one.
        let apart = &["name", "is_refinement", "extends", "joins"];
        self.parameters(thing, &*before.declared, &*after.declared, apart);
        pair(
            before.joins.iter().map(|it| (it.name().to_owned(), it)),
            after.joins.iter().map(|it| (it.name().to_owned(), it)),
            |name, sides| {
                let join = Thing::new(ThingKind::Join, name).within(&thing.name);
                match sides {
                    Sides::Both(before, after) => {
                        self.parameters(&join, &*before.declared, &*after.declared, &["name"]);
                    }
                    Sides::Before(_) => self.gone(join),
                    Sides::After(_) => self.come(join),
                }
            },
        );
        self.excluded(thing, before, after);
    }

    /// Fields that the explore offered, that are still in its views, and that it does not offer.
    fn excluded(&mut self, thing: &Thing, before: &Explore<'_>, after: &Explore<'_>) {
        let offered = |explore: &Explore<'_>| -> BTreeSet<(String, String)> {
            explore
                .fields()
                .map(|(view, field)| (view.alias.to_string(), field.declared.name.clone()))
                .collect()
        };
        let still = offered(after);
        for (alias, field) in offered(before).difference(&still) {
            let view = after.view(alias).and_then(|view| view.view.as_ref());
            if view.is_some_and(|view| view.declared_field(field).is_some()) {
                let field = format!("{alias}.{field}");
                self.add(thing.clone(), ChangeKind::FieldExcluded { field });
            }
        }
    }
}

/// Whether an explore that was declared is only refined any more.
fn is_only_refined(before: &Explore<'_>, after: &Explore<'_>) -> bool {
    let is_only = |explore: &Explore<'_>| explore.layers.iter().all(|layer| layer.is_refinement);
    is_only(after) && !is_only(before)
}
