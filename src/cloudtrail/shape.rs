//! The tables that people take for a trail's: how each is told, and why it is not supported.
//!
//! Sources: CloudTrail user guide, *Supported event schemas for event data stores*; Security Lake user
//! guide, *Query examples*; Athena user guide, *Query AWS service logs*; awslabs
//! `athena-glue-service-logs`.

use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, excerpt, shell_word};
use crate::glue::{HiveType, Table};

/// A shape that is refused.
struct Shape {
    /// Whether a table has it.
    is: fn(&Table) -> bool,
    /// What the table is, behind "is".
    what: &'static str,
    /// Why it is not supported.
    why: &'static str,
    /// What to do instead.
    instead: &'static str,
}

const TRAIL: &str = "model the table over the trail's files in S3 instead; `cloudtrail-lookml tables --ddl projection --location s3://...` prints one";
const OCSF: &str =
    "its columns follow OCSF (`api.operation`, `src_endpoint.ip`), not CloudTrail's own records";

/// The first that fits is told, so that the narrower ones stand first.
const SHAPES: &[Shape] = &[
    Shape {
        is: is_view,
        what: "a view",
        why: "a view hides the partitions of the tables below it, so that each query may read all files",
        instead: "model the table that the view selects from",
    },
    Shape {
        is: is_lake,
        what: "an event data store of CloudTrail Lake",
        why: "its event time is a timestamp and its parameters are maps, not JSON text",
        instead: TRAIL,
    },
    Shape {
        is: |table| is_ocsf(table) && is_unified_store(table),
        what: "a table of CloudWatch's unified data store",
        why: OCSF,
        instead: TRAIL,
    },
    Shape {
        is: |table| is_ocsf(table) && table.column("time_dt").is_some(),
        what: "a table of Amazon Security Lake, source version 2",
        why: OCSF,
        instead: TRAIL,
    },
    Shape {
        is: is_ocsf,
        what: "a table of Amazon Security Lake, source version 1",
        why: OCSF,
        instead: TRAIL,
    },
    Shape {
        is: has_records,
        what: "a table with one row a file, whose events lie in the array `records`",
        why: "each query would have to unnest whole files",
        instead: "make a table with `STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'`, which gives a row an event; `cloudtrail-lookml tables --ddl projection --location s3://...` prints one",
    },
    Shape {
        is: |table| table.column("json_useridentity").is_some(),
        what: "a Parquet copy made by athena-glue-service-logs",
        why: "its identity and parameters are JSON text in columns of other names, and its event time is a timestamp",
        instead: TRAIL,
    },
    Shape {
        is: |table| {
            has_struct_parameters(table) && has_parameter(table, "jsonPath") && !is_crawled(table)
        },
        what: "the raw table of athena-glue-service-logs",
        why: "it has no input format that Athena could read, and its parameters are structs guessed from data",
        instead: TRAIL,
    },
    Shape {
        is: |table| has_dotted_columns(table) || has_struct_parameters(table),
        what: "a table made by a Glue crawler",
        why: "a crawler guesses the columns from the data that it met, so that a field is missing until it comes",
        instead: TRAIL,
    },
    Shape {
        is: |table| is_event(table) && is_iceberg(table),
        what: "an Iceberg copy of CloudTrail's events",
        why: "its event time is no text, and its partitions are hidden",
        instead: TRAIL,
    },
    Shape {
        is: |table| is_event(table) && is_parquet(table),
        what: "a Parquet copy of CloudTrail's events",
        why: "its event time is no text as in CloudTrail's own records",
        instead: TRAIL,
    },
];

/// Tables of other logs, told by a column that only they have.
const OTHER_LOGS: &[(&str, &[&str])] = &[
    ("VPC flow logs", &["srcaddr", "sourceaddress"]),
    (
        "load balancer logs",
        &[
            "elb",
            "elb_status_code",
            "target_status_code",
            "listener_id",
        ],
    ),
    (
        "S3 server access logs",
        &["bucketowner", "bucket_owner", "requestdatetime"],
    ),
    ("AWS WAF logs", &["webaclid"]),
    (
        "CloudFront logs",
        &["x_edge_location", "x_edge_request_id", "x_edge_result_type"],
    ),
    (
        "Route 53 resolver query logs",
        &["query_name", "query_timestamp"],
    ),
    (
        "AWS Config snapshots",
        &["configurationitems", "configsnapshotid"],
    ),
];

/// Why a table is not supported, if its shape is known; [`super::recognize`] asks only when it is no
/// table over a trail's files.
pub(super) fn refusal(table: &Table) -> Option<Diagnostic> {
    if table.target.is_some() {
        return Some(resource_link(table));
    }
    if let Some(shape) = SHAPES.iter().find(|shape| (shape.is)(table)) {
        return Some(refused(table, shape.what, shape.why).help(shape.instead));
    }
    let (what, _) = OTHER_LOGS
        .iter()
        .find(|(_, columns)| columns.iter().any(|column| table.column(column).is_some()))?;
    let what = format!("a table of {what}");
    let refused = refused(table, &what, "only CloudTrail's tables are modelled");
    Some(refused.help("name the CloudTrail table; without one the built-in table is used"))
}

fn refused(table: &Table, what: &str, why: &str) -> Diagnostic {
    let name = excerpt(&table.full_name());
    let message = format!("`{name}` is {what}, which is not supported yet");
    let error = Diagnostic::error("unsupported-table", message).note(why);
    table.locate(error, table.places.name.as_ref(), "")
}

/// A link has no columns of its own; its target has.
fn resource_link(table: &Table) -> Diagnostic {
    let target = table.target.clone().unwrap_or_default();
    let mut command = "aws glue get-table".to_owned();
    let options = [
        ("--region", target.region),
        ("--catalog-id", target.catalog_id),
        ("--database-name", target.database),
        ("--name", target.name),
    ];
    for (option, value) in options {
        if let Some(value) = value {
            let _ = write!(command, " {option} {}", shell_word(&excerpt(&value)));
        }
    }
    refused(
        table,
        "a resource link",
        "a link has no columns, they are its target's",
    )
    .help(format!(
        "run `{command} > table.json` and read that with `--get-table table.json`"
    ))
}

/// Whether it is a view, in Athena's or another dialect.
pub(super) fn is_view(table: &Table) -> bool {
    let is_view = |kind: &String| kind.to_ascii_uppercase().contains("VIEW");
    table.view_original_text.is_some() || table.table_type.as_ref().is_some_and(is_view)
}

fn is_lake(table: &Table) -> bool {
    let is_lake = |database: &String| database.eq_ignore_ascii_case("aws:cloudtrail");
    table.database.as_ref().is_some_and(is_lake)
        || (table.column("eventjson").is_some() && table.column("eventname").is_some())
        || (table.is_federated && table.column("eventname").is_some())
}

fn is_ocsf(table: &Table) -> bool {
    ["api", "src_endpoint", "metadata"]
        .iter()
        .all(|column| table.column(column).is_some())
        || table
            .name
            .to_ascii_lowercase()
            .starts_with("amazon_security_lake_table")
        || is_unified_store(table)
}

fn is_unified_store(table: &Table) -> bool {
    let name = table.name.to_ascii_lowercase();
    ["aws_cloudtrail__", "cloudtrail__"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
}

fn has_records(table: &Table) -> bool {
    let records = table
        .column("records")
        .and_then(|column| column.hive_type.as_ref());
    matches!(records, Some(HiveType::Array(_)))
}

/// Enough columns of CloudTrail's to be one of its tables, whatever their types.
fn is_event(table: &Table) -> bool {
    ["eventname", "eventsource"]
        .iter()
        .all(|column| table.column(column).is_some())
}

fn has_dotted_columns(table: &Table) -> bool {
    let is_dotted =
        |name: &str| name.contains('.') && name.to_ascii_lowercase().starts_with("useridentity");
    table.columns.iter().any(|column| is_dotted(&column.name))
}

fn has_struct_parameters(table: &Table) -> bool {
    let columns = [
        "requestparameters",
        "responseelements",
        "additionaleventdata",
    ];
    let mut types = columns
        .iter()
        .filter_map(|name| table.column(name)?.hive_type.as_ref());
    is_event(table) && types.any(|hive_type| matches!(hive_type, HiveType::Struct(_)))
}

fn has_parameter(table: &Table, key: &str) -> bool {
    table.parameter(key).is_some()
}

fn is_crawled(table: &Table) -> bool {
    has_parameter(table, "UPDATED_BY_CRAWLER")
        || has_parameter(table, "CrawlerSchemaSerializerVersion")
}

fn is_iceberg(table: &Table) -> bool {
    let kind = table.parameter("table_type").unwrap_or_default();
    kind.eq_ignore_ascii_case("iceberg") || has_parameter(table, "metadata_location")
}

fn is_parquet(table: &Table) -> bool {
    let storage = &table.storage;
    let classes = [&storage.input_format, &storage.serde.serialization_library];
    let classification = table.parameter("classification");
    let mut words = classes
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain(classification);
    words.any(|word| {
        ["parquet", "orc"]
            .iter()
            .any(|kind| word.to_ascii_lowercase().contains(kind))
    })
}
