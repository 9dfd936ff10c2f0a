//! `geo build`: MaxMind's files to the tables that the geolocation join needs.

use super::{General, GeoBuild, Outcome};
#[cfg(feature = "geo")]
use super::{OnOverlap, workplace::directory};
#[cfg(not(feature = "geo"))]
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Diagnostics;
#[cfg(feature = "geo")]
use crate::{
    diagnostic::Diagnostic,
    geo::{self, BuildOptions, Limits, Overlaps},
    report::ProgressBar,
};

#[cfg(feature = "geo")]
pub(super) fn run(general: &General, options: &GeoBuild) -> Outcome {
    match build(general, options) {
        Ok(summary) => Outcome {
            summary,
            ..Outcome::done(String::new(), Diagnostics::new())
        },
        Err(errors) => Outcome::failed(Diagnostics::new(), errors),
    }
}

#[cfg(feature = "geo")]
fn build(general: &General, options: &GeoBuild) -> Result<String, Diagnostics> {
    let directory = directory(general)?;
    check(options)?;
    let options = BuildOptions {
        inputs: options
            .inputs
            .iter()
            .map(|input| directory.join(input))
            .collect(),
        out: directory.join(&options.out),
        locale: options.locale.clone(),
        location: options.location.clone(),
        source_built: options.source_date.clone(),
        overlaps: match options.overlaps {
            OnOverlap::Refuse => Overlaps::Refused,
            OnOverlap::Later => Overlaps::LaterWins,
        },
        limits: Limits::default(),
    };
    let mut progress = ProgressBar::new(general.quiet);
    let summary = geo::build(&options, &mut progress);
    progress.finish();
    summary.map(|summary| summary.to_string())
}

#[cfg(feature = "geo")]
fn check(options: &GeoBuild) -> Result<(), Diagnostics> {
    let wrong = |what: String, help: &str| {
        Diagnostics::from(Diagnostic::error("wrong-value", what).help(help))
    };
    if let Some(day) = &options.source_date
        && geo::days(day).is_none()
    {
        let what = format!("`--source-date {day}` is no date");
        return Err(wrong(what, "write such as `--source-date 2026-06-17`"));
    }
    let location = &options.location;
    let bucket = location.strip_prefix("s3://").unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_graphic() && !"'\"`\\".contains(c);
    if bucket.trim_matches('/').is_empty() || !bucket.chars().all(is_plain) {
        let what = format!("`--location {location}` is no S3 URI");
        return Err(wrong(
            what,
            "write such as `--location s3://my-bucket/geolocation/`",
        ));
    }
    Ok(())
}

/// A program without the readers of MaxMind's files.
#[cfg(not(feature = "geo"))]
pub(super) fn run(_general: &General, _options: &GeoBuild) -> Outcome {
    let error = Diagnostic::error("left-out", "this program was built without `geo build`")
        .help("build it with the feature `geo`, which is on by default: `cargo install cloudtrail-lookml`");
    Outcome::failed(Diagnostics::new(), error.into())
}
