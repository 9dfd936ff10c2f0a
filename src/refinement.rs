//! A person's edit of a generated file as a refinement: what would carry it in a file of the person's.
//!
//! Looker lays a refinement over what it refines, parameter by parameter: a parameter that is not named
//! keeps its value, most lists are replaced as a whole, some are added up, and nothing can be taken away
//! (docs/precedence.md has the rules with their pages).
//! So a parameter that was changed or added is carried, and what was taken away is lost and told.

mod comparison;
mod dashboard;
mod explore;
mod field;
mod view;

use crate::lookml::Declaration;

use self::comparison::Comparison;
pub use self::dashboard::{CarriedDashboard, extending};

/// What carries an edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// The declarations that carry it, for a file of the person's.
    pub declarations: Vec<Declaration>,
    /// What they do not carry: one sentence each, without a full stop.
    pub lost: Vec<String>,
}

/// What carries the difference from what is generated to what a person made of it.
///
/// Comments, layout and order are no part of it.
#[must_use]
pub fn refining(generated: &[Declaration], edited: &[Declaration]) -> Carried {
    let mut comparison = Comparison::default();
    let mut declarations = Vec::new();
    for declaration in edited {
        match generated
            .iter()
            .find(|other| is_same_thing(other, declaration))
        {
            None => declarations.push(declaration.clone()),
            Some(before) if before == declaration => {}
            Some(before) => declarations.extend(refined(before, declaration, &mut comparison)),
        }
    }
    for before in generated {
        if !edited.iter().any(|other| is_same_thing(before, other)) {
            comparison.lose(format!("{} was taken away", title(before)));
        }
    }
    Carried {
        declarations,
        lost: comparison.lost(),
    }
}

fn refined(
    before: &Declaration,
    after: &Declaration,
    comparison: &mut Comparison,
) -> Option<Declaration> {
    match (before, after) {
        (Declaration::View(before), Declaration::View(after)) => {
            view::refined(before, after, comparison).map(Declaration::View)
        }
        (Declaration::Explore(before), Declaration::Explore(after)) => {
            explore::refined(before, after, comparison).map(Declaration::Explore)
        }
        _ => {
            comparison.lose(format!(
                "{} was changed, and is none that can be refined",
                title(before)
            ));
            None
        }
    }
}

/// Whether two declarations declare the same thing, whatever they say of it.
fn is_same_thing(one: &Declaration, other: &Declaration) -> bool {
    match (one, other) {
        (Declaration::View(one), Declaration::View(other)) => {
            (&one.name, one.is_refinement) == (&other.name, other.is_refinement)
        }
        (Declaration::Explore(one), Declaration::Explore(other)) => {
            (&one.name, one.is_refinement) == (&other.name, other.is_refinement)
        }
        (Declaration::Include(one), Declaration::Include(other)) => one == other,
        (Declaration::Constant(one), Declaration::Constant(other)) => one.name == other.name,
        (Declaration::Test(one), Declaration::Test(other)) => one.name == other.name,
        (Declaration::Parameter(one), Declaration::Parameter(other)) => one.name == other.name,
        _ => false,
    }
}

fn title(declaration: &Declaration) -> String {
    match declaration {
        Declaration::View(view) => format!("the view `{}`", view.name),
        Declaration::Explore(explore) => format!("the explore `{}`", explore.name),
        Declaration::Include(include) => format!("the include of `{}`", include.path),
        Declaration::Constant(constant) => format!("the constant `{}`", constant.name),
        Declaration::Test(test) => format!("the test `{}`", test.name),
        Declaration::Parameter(parameter) => format!("the parameter `{}`", parameter.name),
    }
}
