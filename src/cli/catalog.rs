//! The options that say how to reach the Glue Data Catalog, laid over the configuration file.

use super::Catalog;
use crate::config::{Config, GlueCatalog, Origin, TableSource, glue_value};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Puts the options in the place of what the file says; gives back what makes no sense.
pub(super) fn overlay(config: &mut Config, options: &Catalog) -> Diagnostics {
    let TableSource::Glue(table) = &mut config.source else {
        return refuse_without_glue(options)
            .err()
            .map_or_else(Diagnostics::new, Diagnostics::from);
    };
    let (set, findings) = apply(&mut table.catalog, options);
    for (key, flag) in set {
        config
            .origins
            .set(format!("source.{key}"), Origin::Flag(flag));
    }
    findings
}

/// Puts the options in the place of what a catalog has: the keys that were set, and what is wrong.
pub(super) fn apply(
    catalog: &mut GlueCatalog,
    options: &Catalog,
) -> (Vec<(&'static str, &'static str)>, Diagnostics) {
    let mut set = Vec::new();
    let mut findings = Diagnostics::new();
    let targets = [
        &mut catalog.catalog_id,
        &mut catalog.region,
        &mut catalog.profile,
        &mut catalog.endpoint_url,
    ];
    for ((key, flag, value), target) in given(options).into_iter().zip(targets) {
        match value.map(|text| checked(key, flag, text)) {
            Some(Ok(value)) => {
                *target = Some(value);
                set.push((key, flag));
            }
            Some(Err(finding)) => findings.push(finding),
            None => {}
        }
    }
    (set, findings)
}

/// Each option by its key in the configuration and as it is typed.
fn given(options: &Catalog) -> [(&'static str, &'static str, Option<&str>); 4] {
    [
        ("catalog_id", "--catalog-id", options.catalog_id.as_deref()),
        ("region", "--region", options.region.as_deref()),
        ("profile", "--profile", options.profile.as_deref()),
        (
            "endpoint_url",
            "--endpoint-url",
            options.endpoint_url.as_deref(),
        ),
    ]
}

/// An option that has no effect because Glue is not asked is a mistake.
pub(super) fn refuse_without_glue(options: &Catalog) -> Result<(), Diagnostic> {
    match given(options)
        .into_iter()
        .find(|(.., value)| value.is_some())
    {
        Some((_, flag, _)) => {
            let message = format!("`{flag}` is for the Glue catalog, which is not asked");
            Err(Diagnostic::error("wrong-value", message)
                .help("name what to read with `--glue`, or leave the option out"))
        }
        None => Ok(()),
    }
}

/// The value of an option, if it is one of its key in the configuration.
pub(super) fn checked(key: &str, flag: &str, text: &str) -> Result<String, Diagnostic> {
    glue_value(key, text).map_err(|(rule, help)| {
        // What stands in a faulty address may be a password.
        let shown = match key {
            "endpoint_url" => flag.to_owned(),
            _ => format!("{flag} {text}"),
        };
        Diagnostic::error("wrong-value", format!("`{shown}` {rule}")).help(help)
    })
}
