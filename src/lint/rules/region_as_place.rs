//! # What it does
//! Finds dimensions that show `awsRegion` as the place of somebody.
//!
//! # Why is this bad?
//! The region is that of the service that was called, or of the sign-in page: global services are always in
//! `us-east-1`. It says nothing of where the caller is.
//!
//! # Example
//! ```lookml
//! dimension: country { map_layer_name: countries  sql: ${TABLE}.awsregion ;; }
//! ```
//!
//! # Use instead
//! ```lookml
//! dimension: aws_region { sql: ${TABLE}.awsregion ;; }
//! ```
//!
//! # References
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html>

use crate::diagnostic::Diagnostics;
use crate::lint::meaning::{Meaning, mentions};
use crate::lint::{Check, Context, Family, Level, Rule};
use crate::lookml::FieldType;

pub(super) const RULE: Rule = Rule {
    name: "region-as-place",
    family: Family::CloudTrail,
    level: Level::Error,
    file: include_str!("region_as_place.rs"),
    check: Check::Project(check),
};

/// Words of names that are about where somebody is.
const PLACES: [&str; 6] = ["city", "country", "geo", "geolocation", "location", "place"];

fn check(context: &Context<'_>, findings: &mut Diagnostics) {
    for model in context.models() {
        for view in model.views.iter().filter(|it| mentions(it, &["awsregion"])) {
            for field in &view.fields {
                let declared = &field.declared;
                let label = declared.label.as_deref().unwrap_or_default().to_lowercase();
                let words = || declared.name.split('_').chain(label.split_whitespace());
                let is_place = declared.map_layer_name.is_some()
                    || declared.field_type == Some(FieldType::Location)
                    || words().any(|word| PLACES.contains(&word));
                // Where the region itself is, is another matter.
                if !is_place || words().any(|word| word.starts_with("region")) {
                    continue;
                }
                let meaning = Meaning::of_field(view, field);
                if meaning.reads("awsregion") && !meaning.reads("sourceipaddress") {
                    findings.push(
                        RULE.finding(format!(
                            "`{}.{}` shows the region of the service as the place of the caller",
                            view.name(),
                            declared.name
                        ))
                        .on(field
                            .origin_of("sql")
                            .map(|it| it.place())
                            .or(declared.origin.place()))
                        .help("call it a region, or take the place from the source address"),
                    );
                }
            }
        }
    }
}
