//! `CatalogVolumes`: how much a trail writes on each day, as the Glue Data Catalog says it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::Diagnostic;
use crate::source::Sizes;

/// Bytes by day; what the catalog does not say is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogVolumes {
    /// Bytes of the partitions of each day; `None` where one does not say its size.
    pub days: BTreeMap<Date, Option<u64>>,
    /// Bytes of the table.
    pub total: Option<u64>,
}

impl CatalogVolumes {
    /// Bytes of some days; a day without a partition holds nothing that Athena could read.
    pub(super) fn of(&self, days: &[Date]) -> Option<u64> {
        if self.days.is_empty() {
            return None;
        }
        days.iter()
            .filter_map(|day| self.days.get(day).copied())
            .sum()
    }

    /// What the sizes of a table's partitions come to, and what lacks in them.
    pub(crate) fn new(table: &str, sizes: &Sizes) -> (Self, Option<Diagnostic>) {
        let mut volumes = Self {
            total: sizes.whole,
            ..Self::default()
        };
        let lacks = |why: &str| {
            let message = format!("the catalog does not tell how large `{table}` is: {why}");
            Diagnostic::warning("unknown-size", message)
                .help("tell it with `--gb-per-day N`, or with `--s3-inventory FILE`")
        };
        if sizes.is_projected {
            return (
                volumes,
                Some(lacks(
                    "its partitions are projected, and not in the catalog",
                )),
            );
        }
        if sizes.partitions.is_empty() {
            return (volumes, Some(lacks("it has no partitions there")));
        }
        let mut without_day = 0;
        for partition in &sizes.partitions {
            let Some(day) = day_of(partition.location.as_str()) else {
                without_day += 1;
                continue;
            };
            let known = volumes.days.entry(day).or_insert(Some(0));
            *known = known.zip(partition.bytes).map(|(one, other)| one + other);
        }
        let all = sizes.partitions.len();
        if without_day > 0 {
            volumes.days.clear();
            let why = format!("the location of {without_day} of {all} partitions names no day");
            return (volumes, Some(lacks(&why)));
        }
        let bytes: Option<u64> = volumes.days.values().copied().sum();
        volumes.total = bytes.or(volumes.total);
        let without_size = sizes
            .partitions
            .iter()
            .filter(|it| it.bytes.is_none())
            .count();
        let finding = (without_size > 0).then(|| {
            lacks(&format!(
                "{without_size} of {all} partitions have neither `totalSize` nor `sizeKey`"
            ))
        });
        (volumes, finding)
    }
}

/// The day of a location such as `s3://logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2025/01/03/` or
/// `s3://logs/year=2025/month=01/day=03`.
fn day_of(location: &str) -> Option<Date> {
    let parts = location.split('/').filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts
        .map(|part| part.rsplit('=').next().unwrap_or(part))
        .collect();
    if let Some(day) = parts
        .iter()
        .rev()
        .find_map(|part| part.parse::<Date>().ok())
    {
        return Some(day);
    }
    parts.windows(3).rev().find_map(|parts| {
        let [year, month, day] = parts else {
            return None;
        };
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{CatalogVolumes, day_of};
    use crate::source::{PartitionSize, Sizes};

    #[test]
    fn the_day_stands_in_the_location() {
        let day = |location| day_of(location).map(|day| day.to_string());
        let expected = Some("2025-01-03".to_owned());
        for location in [
            "s3://logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2025/01/03/",
            "s3://logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2025/01/03/07",
            "s3://logs/region=eu-west-1/year=2025/month=1/day=3",
            "s3://logs/dt=2025-01-03/region=eu-west-1/",
        ] {
            assert_eq!(day(location), expected, "{location}");
        }
        assert_eq!(
            day("s3://logs/AWSLogs/111122223333/CloudTrail/eu-west-1/2025/01"),
            None
        );
        assert_eq!(day(""), None);
    }

    #[test]
    fn what_one_partition_does_not_say_is_unknown_for_its_day() {
        let partition = |day: &str, bytes| PartitionSize {
            location: format!("s3://logs/2025/01/{day}").into(),
            bytes,
        };
        let sizes = Sizes {
            partitions: vec![
                partition("03", Some(5)),
                partition("03", Some(7)),
                partition("04", Some(1)),
                partition("04", None),
            ],
            ..Sizes::default()
        };
        let (volumes, finding) = CatalogVolumes::new("logs.t", &sizes);
        let of = |days: &[&str]| {
            let days: Vec<_> = days.iter().map(|day| day.parse().expect("a day")).collect();
            volumes.of(&days)
        };
        assert_eq!(of(&["2025-01-02", "2025-01-03"]), Some(12));
        assert_eq!(of(&["2025-01-03", "2025-01-04"]), None);
        assert_eq!(volumes.total, None);
        assert!(finding.expect("a finding").message.contains("1 of 4"));
    }
}
