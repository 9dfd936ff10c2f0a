//! Which views' rows the joins of a query multiply.
//!
//! Looker decides by what `relationship` says, not by the data.
//! Source: <https://cloud.google.com/looker/docs/working-with-joins>

use std::collections::BTreeSet;

use super::Compiler;
use crate::lookml::Relationship;

/// A step from one view to another that its join condition names.
#[derive(Clone, Copy)]
struct Step<'r> {
    from: &'r str,
    to: &'r str,
    /// Whether a row of `from` may meet several of `to`.
    is_to_many: bool,
}

impl<'r> Compiler<'_, 'r, '_> {
    /// The views in use from which a step leads to many.
    pub(super) fn fanned_out_now(&self) -> BTreeSet<&'r str> {
        if self.joined.is_empty() {
            return BTreeSet::new();
        }
        let steps = self.steps();
        let is_multiplied = |view: &&'r str| {
            let mut seen = BTreeSet::from([*view]);
            let mut open = vec![*view];
            while let Some(at) = open.pop() {
                for step in steps.iter().filter(|step| step.from == at) {
                    if seen.contains(step.to) {
                        continue;
                    }
                    if step.is_to_many {
                        return true;
                    }
                    seen.insert(step.to);
                    open.push(step.to);
                }
            }
            false
        };
        self.effects
            .used
            .iter()
            .map(|used| used.0)
            .filter(is_multiplied)
            .collect()
    }

    /// Whether a measure of one of the views is in the query.
    pub(super) fn has_measures_of(&self, views: &BTreeSet<&'r str>) -> bool {
        let mut measures = self.effects.measures.iter();
        measures.any(|view| views.contains(view.0))
    }

    fn steps(&self) -> Vec<Step<'r>> {
        let explore = self.explore;
        let base: &'r str = &explore.base.alias;
        let mut steps = Vec::new();
        for join in &explore.joins {
            let alias: &'r str = &join.target.alias;
            let Some(joined) = self.joined.get(alias) else {
                continue;
            };
            let (there, back) = match &join.declared.relationship {
                Some(Relationship::OneToOne) => (false, false),
                Some(Relationship::OneToMany) => (true, false),
                Some(Relationship::ManyToMany) => (true, true),
                None | Some(Relationship::ManyToOne | Relationship::Other(_)) => (false, true),
            };
            let anchors = if joined.named.is_empty() {
                BTreeSet::from([base])
            } else {
                joined.named.clone()
            };
            for anchor in anchors {
                let step = |from, to, is_to_many| Step {
                    from,
                    to,
                    is_to_many,
                };
                steps.push(step(anchor, alias, there));
                steps.push(step(alias, anchor, back));
            }
        }
        steps
    }
}
