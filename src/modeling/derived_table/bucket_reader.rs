//! Reads of objects, with whether the principal read the bucket before.

use crate::lookml::FieldType;

use super::{Derived, Log, dimension, hidden, measure, principals};

/// The view and the explore.
pub(crate) const VIEW: &str = "bucket_reader";

const GROUP: &str = "Data";

/// The view, if the log can tell who read what.
pub(super) fn derived(log: &Log<'_>) -> Option<Derived> {
    if !log.has(&["is_object_read", "bucket", "principal_key", "eventtime"]) {
        return None;
    }
    let passed = ["bucket"];
    let mut own = vec![dimension(
        "is_first_time",
        FieldType::Yesno,
        GROUP,
        "Is First Time",
        "Whether the principal read the bucket in the period and not in the days before it.",
    )];
    own.push(measure(
        "reads",
        FieldType::Count,
        GROUP,
        "Reads",
        "How many objects were read.",
        None,
    ));
    own.extend(principals(log, GROUP));
    own.push(measure(
        "first_read_at",
        FieldType::String,
        GROUP,
        "First Read",
        "The time of the first read in the period, in UTC.",
        Some("min(${event_time_text})"),
    ));
    if log.has(&["bytes_out"]) {
        own.push(hidden("bytes_out", FieldType::Number));
        own.push(measure(
            "bytes",
            FieldType::Sum,
            GROUP,
            "Bytes Out",
            "How many bytes of objects were read, as Amazon S3 recorded them.",
            Some("${bytes_out}"),
        ));
    }
    if log.has(&["source_ip"]) {
        own.push(measure(
            "last_source_ip",
            FieldType::String,
            GROUP,
            "Last Source IP",
            "The source of the last read.",
            Some("max_by(${source_ip}, ${event_time_text})"),
        ));
    }
    Some(Derived {
        view: log.view(VIEW, "Bucket Reader", sql(log), &passed, own),
        label: "Bucket Readers",
        description: "Reads of S3 objects, and whether the principal read the bucket before.",
    })
}

fn sql(log: &Log<'_>) -> String {
    let columns = log.columns(&["bucket", "bytes_out"]);
    let read = log.read(
        VIEW,
        &["${is_object_read}"],
        &log.period_and_look_back(VIEW),
    );
    format!(
        "WITH object_reads AS (\n  SELECT\n  {columns}\n{read}\n),\nmarked AS (\n  SELECT\n    object_reads.*,\n    \
         min(event_at) OVER (PARTITION BY principal_key, bucket) >= {start} AS is_first_time\n  FROM object_reads\n)\n\
         SELECT * FROM marked\nWHERE {within}",
        start = log.start(VIEW),
        within = log.within_period(VIEW),
    )
}
