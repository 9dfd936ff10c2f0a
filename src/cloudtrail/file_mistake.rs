//! Mistakes in how a table finds and reads a trail's files, each with its effect.
//!
//! Source: CloudTrail user guide, *Finding your CloudTrail log files*
//! (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>).

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::glue::{PartitionProjection, Table};

/// Splits the files that CloudTrail writes, `{"Records": [...]}`, into their events.
const INPUT_FORMAT: &str = "com.amazon.emr.cloudtrail.CloudTrailInputFormat";

/// Warns of a table that would not read the files which CloudTrail delivers, or others with them.
pub(super) fn warn(table: &Table, projection: &PartitionProjection, diagnostics: &mut Diagnostics) {
    let warnings = [
        placeholder_in_comment(table),
        placeholder_in_location(table),
        no_input_format(table, projection),
        stops_too_early(table),
    ];
    warnings
        .into_iter()
        .flatten()
        .for_each(|warning| diagnostics.push(warning));
}

fn placeholder_in_comment(table: &Table) -> Option<Diagnostic> {
    let placeholder = placeholder(table.comment.as_deref()?)?;
    let message = format!("the placeholder `{placeholder}` was left in the comment of the table");
    let warning = Diagnostic::warning("placeholder", message)
        .note("so one may have been left in the location too")
        .help("put the value in its place, and look at LOCATION");
    Some(table.locate(warning, table.places.comment.as_ref(), ""))
}

fn placeholder_in_location(table: &Table) -> Option<Diagnostic> {
    let placeholder = placeholder(table.storage.location.as_deref()?)?;
    let message = format!(
        "the placeholder `{placeholder}` was left in the location of the table: there are no such files"
    );
    let warning = Diagnostic::warning("placeholder", message).help("put the value in its place");
    Some(table.locate(warning, table.places.location.as_ref(), ""))
}

/// The first `${name}` or `<name>` in a text.
fn placeholder(text: &str) -> Option<String> {
    let found = [("${", '}'), ("<", '>')]
        .into_iter()
        .find_map(|(open, close)| {
            let start = text.find(open)?;
            let name = &text[start + open.len()..];
            let end = name.find(close)?;
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | ':' | '.');
            let name = &name[..end];
            (!name.is_empty() && name.chars().all(is_name)).then(|| format!("{open}{name}{close}"))
        })?;
    Some(excerpt(&found))
}

fn no_input_format(table: &Table, projection: &PartitionProjection) -> Option<Diagnostic> {
    let input_format = table.storage.input_format.as_deref();
    if input_format == Some(INPUT_FORMAT) || !reads_delivered_files(table, projection) {
        return None;
    }
    let serde = table
        .storage
        .serde
        .serialization_library
        .as_deref()
        .unwrap_or_default();
    let reader = match (input_format, serde.contains("openx")) {
        (_, true) => "the OpenX SerDe".to_owned(),
        (Some(class), _) => format!("`{}`", excerpt(class.rsplit('.').next().unwrap_or(class))),
        (None, _) => "a table without an input format".to_owned(),
    };
    let message = format!(
        "{reader} reads each file that CloudTrail delivers as one row, `{{\"Records\": [...]}}`, so that every column is NULL"
    );
    let warning = Diagnostic::warning("wrapped-files", message)
        .note("that is right only if the files were rewritten with one event a line")
        .help(format!(
            "make the table anew with `STORED AS INPUTFORMAT '{INPUT_FORMAT}'`"
        ));
    Some(table.locate(warning, table.places.name.as_ref(), ""))
}

/// Whether the location, or the template in its place, is a folder to which CloudTrail delivers.
fn reads_delivered_files(table: &Table, projection: &PartitionProjection) -> bool {
    let template = projection
        .location_template
        .as_deref()
        .filter(|_| projection.is_enabled);
    let location = template
        .or(table.storage.location.as_deref())
        .unwrap_or_default();
    location.split('/').any(|folder| folder == "AWSLogs")
}

/// A table without partitions reads all that lies below its location.
fn stops_too_early(table: &Table) -> Option<Diagnostic> {
    let location = table.storage.location.as_deref()?;
    let mut folders = location
        .trim_end_matches('/')
        .split('/')
        .skip_while(|folder| *folder != "AWSLogs");
    folders.next()?;
    let is_account_or_organization =
        |folder: &str| folder.bytes().all(|byte| byte.is_ascii_digit()) || folder.starts_with("o-");
    if !table.partition_keys.is_empty() || !folders.all(is_account_or_organization) {
        return None;
    }
    let message = "the location stops before CloudTrail/, so that queries also read the digests in CloudTrail-Digest/, the files in CloudTrail-Insight/ and the logs of other services";
    let warning = Diagnostic::warning("location-too-wide", message)
        .note("their rows have no event time, and each query pays for them")
        .help(format!(
            "write `{}/CloudTrail/` behind LOCATION, if it is the folder of one account",
            excerpt(location.trim_end_matches('/'))
        ));
    Some(table.locate(warning, table.places.location.as_ref(), ""))
}
