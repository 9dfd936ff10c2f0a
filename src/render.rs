//! `Modeled` -> files as text, through minijinja: the only escape rules in the program.
//!
//! The shape of every file lies in `lookml_templates/`; the filters in here decide what a text must
//! look like in its place.
//! A template can print nothing that did not go through one of them (see [`environment`]), so a
//! text from outside cannot become syntax, in a template of the user's either.
//!
//! How texts of several lines are laid out: each line of a `sql` stands on a line of its own, two
//! blanks deeper than its key. Reading such a text back and applying
//! [`trim_indentation`](crate::lookml::trim_indentation) gives the text of the model again.

mod attributes;
mod environment;
mod failure;
mod filters;
mod markdown;
mod sql;
mod templates;
mod unfit;
mod yaml;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::{Dashboard, Declaration, File};
use crate::modeling::Modeled;

pub use markdown::markdown_text;
pub use templates::Templates;

/// The files of a Looker project as text, by path from the project's root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The texts; paths have `/` between their parts.
    pub files: BTreeMap<Utf8PathBuf, String>,
}

/// Writes everything that was modeled as text.
///
/// # Errors
///
/// When a template fails, or when a value cannot be written in its place, such as SQL with `;;` in
/// it. All files are tried, and each tells the first failure that it met.
pub fn render(modeled: &Modeled, templates: &Templates) -> Result<Rendered, Diagnostics> {
    let environment = environment::environment(templates)?;
    let mut rendered = Rendered::default();
    let mut failures = Diagnostics::new();
    for (path, template, values) in pages(modeled) {
        match render_file(&environment, template, values) {
            Ok(text) => {
                rendered.files.insert(path.to_owned(), text);
            }
            Err(error) => {
                let failure = failure::diagnostic(&error, path, templates);
                // A partial that fails does so in each file that it has a part in.
                let is_known = |known: &Diagnostic| {
                    known.message == failure.message && known.place == failure.place
                };
                if !failures.iter().any(is_known) {
                    failures.push(failure);
                }
            }
        }
    }
    failures.or_else_ok(rendered)
}

/// Writes declarations alone, by the program's own templates: no file, but something to paste into one.
///
/// # Errors
///
/// When a value cannot be written in its place.
pub fn declarations(declarations: &[Declaration]) -> Result<String, Diagnostics> {
    excerpt(
        "partials/declarations.lkml",
        context! { declarations => attributes::list(declarations) },
    )
}

/// Writes a dashboard alone, by the program's own templates.
///
/// # Errors
///
/// When a value cannot be written in its place.
pub fn dashboard(dashboard: &Dashboard) -> Result<String, Diagnostics> {
    excerpt(
        "partials/dashboard.lookml",
        context! { dashboard => Value::from_object(dashboard.clone()) },
    )
}

fn excerpt(template: &str, values: Value) -> Result<String, Diagnostics> {
    let templates = Templates::embedded();
    let environment = environment::environment(&templates)?;
    render_file(&environment, template, values)
        .map_err(|error| failure::of_template(&error, &templates).into())
}

fn render_file(
    environment: &Environment<'_>,
    template: &str,
    values: Value,
) -> Result<String, minijinja::Error> {
    environment.get_template(template)?.render(values)
}

/// Each file with its template and the values that the template gets.
fn pages(modeled: &Modeled) -> impl Iterator<Item = (&Utf8Path, &'static str, Value)> {
    let refinements_path = modeled.refinements.path.as_str();
    let declared = modeled.project.files.iter().map(move |(path, file)| {
        let values = match file {
            File::Lookml(declarations) => context! {
                declarations => attributes::list(declarations),
                refinements_path,
            },
            File::Dashboards(dashboards) => context! {
                dashboards => attributes::list(dashboards),
            },
        };
        (path.as_path(), template_of(path, file), values)
    });
    let others = [
        (
            Utf8Path::new("marketplace.json"),
            "marketplace.json",
            context! { marketplace => Value::from(Serde(&modeled.marketplace)) },
        ),
        (
            modeled.guide.path.as_path(),
            "CLOUDTRAIL.md",
            context! { guide => Value::from(Serde(&modeled.guide)), refinements_path },
        ),
        (
            modeled.refinements.path.as_path(),
            "refinements.lkml",
            context! { refinements => Value::from(Serde(&modeled.refinements)) },
        ),
    ];
    declared.chain(others)
}

/// The template for a file, by what Looker's names for files say about it.
fn template_of(path: &Utf8Path, file: &File) -> &'static str {
    let name = path.file_name().unwrap_or_default();
    match file {
        File::Dashboards(_) => "dashboard.lookml",
        File::Lookml(_) if name == "manifest.lkml" => "manifest.lkml",
        File::Lookml(_) if name.ends_with(".model.lkml") => "model.lkml",
        File::Lookml(_) if name.ends_with(".explore.lkml") => "explore.lkml",
        File::Lookml(_) if name.ends_with(".test.lkml") => "test.lkml",
        File::Lookml(_) => "view.lkml",
    }
}
