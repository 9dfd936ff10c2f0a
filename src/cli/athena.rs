//! `athena explain` and `athena run`: what Athena says to the SQL of dashboards.

mod told;

use std::time::Duration;

use self::told::Told;
use super::catalog::checked;
use super::workplace::Workplace;
use super::{Athena, AthenaReach, Exit, Format, General, Outcome, sql};
use crate::athena_api::{self, Target};
use crate::config::TableSource;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Network;

/// What Athena is to do with each statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// Plan it.
    Explain,
    /// Run it.
    Run,
}

impl Act {
    /// What stands before a statement, on lines of its own, so that the places in it are easy to find.
    fn before(self) -> &'static str {
        match self {
            Self::Explain => "EXPLAIN\n",
            Self::Run => "",
        }
    }
}

pub(super) fn run(act: Act, general: &General, options: &Athena, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    let target = match target(general, &options.reach, &mut findings) {
        Ok(target) => target,
        Err(errors) => return Outcome::failed(findings, errors),
    };
    let format = options.asked.format;
    sql::ask(general, &options.asked, findings, |asked, findings| {
        send(
            &mut Told::new(act, asked),
            &target,
            network,
            format,
            findings,
        )
    })
}

fn send(
    told: &mut Told<'_>,
    target: &Target,
    network: &Network,
    format: Format,
    findings: Diagnostics,
) -> Outcome {
    let act = told.act();
    let statements: Vec<String> = told
        .statements()
        .map(|statement| format!("{}{statement}", act.before()))
        .collect();
    let ended = athena_api::run(&statements, target, network, &mut |number, answer| {
        told.add(number, answer);
    });
    outcome(told, ended, format, findings)
}

/// What was told until the end, or until it went no further.
fn outcome(
    told: &Told<'_>,
    ended: Result<(), Diagnostics>,
    format: Format,
    mut findings: Diagnostics,
) -> Outcome {
    findings.extend(told.findings());
    let exit = match ended {
        Ok(()) if told.is_fine() => Exit::Done,
        Ok(()) => Exit::Found,
        Err(errors) if !told.has_answers() => return Outcome::failed(findings, errors),
        Err(errors) => {
            findings.extend(errors);
            Exit::Failed
        }
    };
    Outcome {
        exit,
        summary: told.summary(),
        ..Outcome::done(
            match format {
                Format::Text => told.text(),
                Format::Json => told.json(),
            },
            findings,
        )
    }
}

/// Region and profile are those of the table's catalog, where the configuration names them.
fn target(
    general: &General,
    options: &AthenaReach,
    findings: &mut Diagnostics,
) -> Result<Target, Diagnostics> {
    let configured = match Workplace::open(general, findings)?.config.source {
        TableSource::Glue(table) => table.catalog,
        _ => crate::config::GlueCatalog::default(),
    };
    let mut wrong = Diagnostics::new();
    let mut given = |key, flag, value: &Option<String>| {
        let value = value.as_deref().map(|text| checked(key, flag, text));
        value.transpose().unwrap_or_else(|finding| {
            wrong.push(finding);
            None
        })
    };
    let target = Target {
        region: given("region", "--region", &options.region).or(configured.region),
        profile: given("profile", "--profile", &options.profile).or(configured.profile),
        endpoint_url: given("endpoint_url", "--endpoint-url", &options.endpoint_url),
        workgroup: options.workgroup.clone(),
        output_location: options.output_location.clone(),
        catalog: options.catalog.clone(),
        database: options.database.clone(),
        patience: Duration::from_secs(options.timeout),
    };
    if let Some(location) = &target.output_location
        && !location.starts_with("s3://")
    {
        let message = format!("`--output-location {location}` is no S3 URI");
        let error = Diagnostic::error("wrong-value", message);
        wrong.push(error.help("write such as `--output-location s3://BUCKET/PREFIX/`"));
    }
    wrong.or_else_ok(target)
}
