//! # What it does
//! Finds constants in `marketplace.json` that the manifest does not export, and constants of the
//! manifest that have to be set and that `marketplace.json` does not name.
//!
//! # Why is this bad?
//! Whoever installs the block is asked for something that nothing uses, or is not asked for what
//! the block needs.
//!
//! # Example
//! ```json
//! {"constants": {"CONECTION_NAME": {"label": "Connection Name"}}}
//! ```
//!
//! # Use instead
//! ```json
//! {"constants": {"CONNECTION_NAME": {"label": "Connection Name"}}}
//! ```
//!
//! # References
//! <https://cloud.google.com/looker/docs/reference/param-manifest-constant>

use camino::Utf8Path;

use crate::diagnostic::{Diagnostics, Place, excerpt, near_word};
use crate::lint::{Check, Context, Family, Level, Rule, SourceFile};
use crate::lookml::Constant;

pub(super) const RULE: Rule = Rule {
    name: "marketplace-constant-mismatch",
    family: Family::Validity,
    level: Level::Error,
    file: include_str!("marketplace_constant_mismatch.rs"),
    check: Check::Project(check),
};

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    let Some(file) = context.subject.files.get(Utf8Path::new("marketplace.json")) else {
        return;
    };
    let Ok(json) = serde_json::from_str::<serde_json::Value>(&file.source.text) else {
        return;
    };
    let Some(named) = json["constants"].as_object() else {
        return;
    };
    let constants = &context.resolved().manifest.constants;
    let exported: Vec<&str> = constants
        .iter()
        .filter(|constant| is_exported(constant))
        .map(|constant| constant.name.as_str())
        .collect();
    for name in named.keys() {
        if !exported.contains(&name.as_str()) {
            findings.push(
                RULE.finding(format!(
                    "the manifest exports no constant `{}`",
                    excerpt(name)
                ))
                .on(place(file, name))
                .help(near(name, &exported)),
            );
        }
    }
    for constant in constants {
        let is_required = constant.export.as_deref() == Some("override_required");
        if is_required && !named.contains_key(&constant.name) {
            let name = excerpt(&constant.name);
            findings.push(
                RULE.finding(format!("`marketplace.json` does not ask for `{name}`"))
                    .on(constant.origin.place())
                    .help("name it under `constants` there, or give it a default and `override_optional`"),
            );
        }
    }
}

fn is_exported(constant: &Constant) -> bool {
    constant.export.as_deref().is_some_and(|it| it != "none")
}

fn near(name: &str, exported: &[&str]) -> String {
    let small: Vec<String> = exported.iter().map(|it| it.to_lowercase()).collect();
    let near = near_word(name, small.iter().map(String::as_str));
    match near {
        Some(near) => format!("did you mean `{}`?", near.to_uppercase()),
        None => "declare it in `manifest.lkml` with `export: override_optional`, or remove it"
            .to_owned(),
    }
}

/// Where a key stands in the text.
fn place(file: &SourceFile, key: &str) -> Option<Place> {
    let quoted = serde_json::to_string(key).ok()?;
    let start = file.source.text.find(&quoted)?;
    Some(Place {
        source: file.source.clone(),
        span: start..start + quoted.len(),
        label: String::new(),
    })
}
