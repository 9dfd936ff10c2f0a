//! `check`: the plan of `generate`, applied to nothing.

use super::generate::{place, project};
use super::{Check, CheckFormat, Exit, General, Input, Outcome, Size};
use crate::diagnostic::{Diagnostics, shell_word};
use crate::repo::{Claims, Plan};
use crate::report::{drift, visible};
use crate::source::Network;

pub(super) fn run(general: &General, options: &Check, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match check(general, options, network, &mut findings) {
        Ok(outcome) => Outcome {
            findings,
            ..outcome
        },
        Err(errors) => Outcome::failed(findings, errors),
    }
}

fn check(
    general: &General,
    options: &Check,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Outcome, Diagnostics> {
    let (root, produced) = project(general, &options.input, network, findings)?;
    let plan = Plan::new(&root, produced.wanted, &Claims::default())?;
    let found = drift::Drift::of(&plan, &generate_command(general, &options.input));
    let diff = if options.telling.diff {
        plan.diff()
    } else {
        String::new()
    };
    let result = match options.telling.format {
        CheckFormat::Text => format!("{found}{diff}"),
        CheckFormat::Json => found.json(),
        CheckFormat::Github => found.github(),
    };
    let summary = match options.telling.format {
        CheckFormat::Text if plan.is_clean() => {
            format!(
                "clean: everything {} is as `generate` would write it\ntable: {}\n",
                place(&plan.root),
                visible(&produced.table)
            )
        }
        _ => String::new(),
    };
    Ok(Outcome {
        summary,
        exit: if plan.is_clean() {
            Exit::Done
        } else {
            Exit::Refused
        },
        ..Outcome::done(result, Diagnostics::new())
    })
}

/// The command that would write what was checked.
fn generate_command(general: &General, input: &Input) -> String {
    let mut words = vec!["cloudtrail-lookml".to_owned()];
    let mut option = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            words.extend([name.to_owned(), shell_word(value)]);
        }
    };
    option("-C", general.directory.as_ref().map(|path| path.as_str()));
    option(
        "--config",
        general.config.as_ref().map(|path| path.as_str()),
    );
    words.push("generate".to_owned());
    let mut option = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            words.extend([name.to_owned(), shell_word(value)]);
        }
    };
    option("--out", input.out.as_ref().map(|path| path.as_str()));
    option("--table", input.described.table.as_deref());
    option(
        "--ddl",
        input.described.ddl.as_ref().map(|path| path.as_str()),
    );
    option(
        "--get-table",
        input.described.get_table.as_ref().map(|path| path.as_str()),
    );
    option("--glue", input.described.glue.as_deref());
    option("--name", input.described.name.as_deref());
    for partition in &input.partition {
        option("--partition", Some(partition));
    }
    option(
        "--size",
        input.size.map(|size| match size {
            Size::Lean => "lean",
            Size::Full => "full",
        }),
    );
    option(
        "--templates",
        input.templates.as_ref().map(|path| path.as_str()),
    );
    option("--catalog-id", input.catalog.catalog_id.as_deref());
    option("--region", input.catalog.region.as_deref());
    option("--profile", input.catalog.profile.as_deref());
    option("--endpoint-url", input.catalog.endpoint_url.as_deref());
    words.join(" ")
}
