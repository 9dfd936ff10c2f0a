//! # What it does
//! Finds tiles and filters of dashboards that name a model or an explore which is not there.
//!
//! # Why is this bad?
//! The tile shows an error, the filter offers nothing.
//!
//! # Example
//! ```yaml
//! - name: errors
//!   model: cloudtrail
//!   explore: cloudtrial
//! ```
//!
//! # Use instead
//! ```yaml
//! - name: errors
//!   model: cloudtrail
//!   explore: cloudtrail
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-lookml-dashboard-elements>

use crate::diagnostic::Diagnostics;
use crate::diagnostic::{Diagnostic, excerpt, near_word};
use crate::lint::tiles::dashboards;
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::Located;
use crate::resolve::{Explore, ExploreFound, Model};

pub(super) const RULE: Rule = Rule {
    name: "unknown-dashboard-explore",
    family: Family::References,
    level: Level::Error,
    file: include_str!("unknown_dashboard_explore.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for (model, dashboard) in dashboards(context) {
        for element in dashboard.elements() {
            let declared = element.declared;
            let named = (declared.model.as_deref(), declared.explore.as_deref());
            let located = |key: &str| element.origin_of(key);
            let title = declared.title.as_deref().or(declared.name.as_deref());
            let who = format!("the tile `{}`", title.unwrap_or_default());
            findings
                .0
                .extend(missing(context, model, named, &located, &who));
        }
        for filter in dashboard.filters() {
            let declared = filter.declared;
            let named = (declared.model.as_deref(), declared.explore.as_deref());
            let located = |key: &str| filter.origin_of(key);
            let who = format!("the filter `{}`", declared.name);
            findings
                .0
                .extend(missing(context, model, named, &located, &who));
        }
    }
}

fn missing<'p>(
    context: &Context<'p>,
    model: &Model<'p>,
    (named_model, explore): (Option<&str>, Option<&str>),
    located: &dyn Fn(&str) -> Option<Located<'p>>,
    who: &str,
) -> Option<Diagnostic> {
    let explore = explore?;
    let finding = match context.resolved().explore(model, named_model, explore) {
        ExploreFound::Explore(..) | ExploreFound::Unknowable => return None,
        ExploreFound::UnknownModel => {
            let name = named_model?;
            let models = context.models().filter_map(|it| it.name);
            let finding = RULE.finding(format!(
                "{who} asks the model `{}`, which is none of this project",
                excerpt(name)
            ));
            finding.on(located("model").map(|it| it.place())).help(help(
                near_word(name, models),
                "name a model file without `.model.lkml`",
            ))
        }
        ExploreFound::UnknownExplore(model) => {
            let explores = model.explores.iter().map(Explore::name);
            let finding = RULE.finding(format!(
                "{who} asks the explore `{}`, which the model{} does not have",
                excerpt(explore),
                model.name.map(|it| format!(" `{it}`")).unwrap_or_default()
            ));
            finding
                .on(located("explore").map(|it| it.place()))
                .help(help(
                    near_word(explore, explores),
                    "include the file that declares it",
                ))
        }
    };
    Some(finding)
}

fn help(near: Option<&str>, otherwise: &str) -> String {
    near.map_or_else(
        || otherwise.to_owned(),
        |near| format!("did you mean `{near}`?"),
    )
}
