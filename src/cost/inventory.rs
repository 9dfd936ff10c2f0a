//! `Volumes`: how much a trail writes on each day, from an S3 inventory.
//!
//! Source of the form: Amazon S3 user guide, *Amazon S3 Inventory*
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html>): CSV without a header,
//! bucket and key first, the size among the columns after them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

/// Bytes by day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Volumes {
    /// Bytes of the files of each day.
    pub days: BTreeMap<Date, u64>,
    /// Bytes of all files of CloudTrail's.
    pub total: u64,
    /// Files that are none of CloudTrail's.
    pub others: usize,
}

/// Reads an inventory in the CSV form; files of CloudTrail's without a size are told.
///
/// # Errors
///
/// When no line names a file of CloudTrail's with its size.
pub(crate) fn parse(
    source: &Arc<SourceText>,
    findings: &mut Diagnostics,
) -> Result<Volumes, Diagnostics> {
    let mut volumes = Volumes::default();
    let mut without_size = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let place = start..start + line.trim_end().len();
        start += line.len();
        if place.is_empty() {
            continue;
        }
        let line = &source.text[place.clone()];
        let fields = fields(line);
        let found = fields.iter().enumerate().find_map(|(at, field)| {
            let day = day_of(field)?;
            // A version id and flags may stand between; they are no numbers.
            let size = fields[at + 1..]
                .iter()
                .find_map(|field| field.parse::<u64>().ok())?;
            Some((day, size))
        });
        match found {
            Some((day, size)) => {
                *volumes.days.entry(day).or_default() += size;
                volumes.total += size;
            }
            None if fields.iter().any(|field| day_of(field).is_some()) => without_size.push(place),
            None => volumes.others += 1,
        }
    }
    if volumes.days.is_empty() {
        let end = source.text.find('\n').unwrap_or(source.text.len());
        return Err(Diagnostic::error(
            "no-cloudtrail-files",
            "no line of the inventory names a file of CloudTrail's with its size",
        )
        .at(source, 0..end, "")
        .help("name the unpacked CSV file of an S3 inventory with the field `Size` of the bucket of the trail")
        .into());
    }
    if let Some(first) = without_size.first() {
        let message = format!(
            "{} of CloudTrail's files in the inventory have no size and are left out",
            without_size.len()
        );
        findings.push(
            Diagnostic::warning("file-without-size", message)
                .at(source, first.clone(), "the first")
                .help("take an inventory with the field `Size`, and the whole file"),
        );
    }
    Ok(volumes)
}

/// The day of a key such as `AWSLogs/123456789012/CloudTrail/eu-west-1/2025/01/03/x.json.gz`.
fn day_of(key: &str) -> Option<Date> {
    // Keys are URL-encoded in the CSV form; the parts that matter hold nothing to encode.
    let (_, after) = key.split_once("/CloudTrail/")?;
    let parts: Vec<&str> = after.split('/').collect();
    let [_, year, month, day, _, ..] = parts[..] else {
        return None;
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The fields of a line, without their quotes.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut is_quoted = false;
    let mut characters = line.trim_end_matches('\r').chars().peekable();
    while let Some(character) = characters.next() {
        let last = fields.len() - 1;
        match character {
            '"' if is_quoted && characters.next_if_eq(&'"').is_some() => fields[last].push('"'),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => fields.push(String::new()),
            _ => fields[last].push(character),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::diagnostic::{Diagnostics, SourceText};

    const INVENTORY: &str = "\
\"logs\",\"AWSLogs/1/CloudTrail/eu-west-1/2025/01/03/a.json.gz\",\"1000\",\"2025-01-03T01:00:00.000Z\"\r
\"logs\",\"p/AWSLogs/o-1/1/CloudTrail/us-east-1/2025/01/03/b.json.gz\",\"vers\",\"true\",\"false\",\"24\"
\"logs\",\"AWSLogs/1/CloudTrail/eu-west-1/2025/01/04/c.json.gz\",\"7\"
\"logs\",\"AWSLogs/1/CloudTrail-Digest/eu-west-1/2025/01/04/d.json.gz\",\"900\"
";

    #[test]
    fn sizes_are_added_by_day() {
        let volumes = parse(
            &SourceText::new("inventory.csv", INVENTORY),
            &mut Diagnostics::new(),
        )
        .expect("an inventory");
        let days: Vec<(String, u64)> = volumes
            .days
            .iter()
            .map(|(day, bytes)| (day.to_string(), *bytes))
            .collect();
        assert_eq!(
            days,
            [
                ("2025-01-03".to_owned(), 1024),
                ("2025-01-04".to_owned(), 7)
            ]
        );
        assert_eq!((volumes.total, volumes.others), (1031, 1));
    }

    #[test]
    fn another_file_is_told() {
        let errors = parse(&SourceText::new("x.csv", "a,b\n"), &mut Diagnostics::new())
            .expect_err("no inventory");
        assert_eq!(errors.0[0].code, "no-cloudtrail-files");
    }
}
