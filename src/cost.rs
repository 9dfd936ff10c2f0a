//! What loading a dashboard costs: how often Athena reads the table, how many days of it, and for how
//! much.
//!
//! The days are worked out from each query's own condition, so that LookML of any hand can be asked.

mod catalog;
mod days;
mod evaluate;
mod expression;
mod inventory;
mod where_clauses;

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use crate::query::{Asked, Compiled};

pub use catalog::CatalogVolumes;
pub use inventory::Volumes;
pub(crate) use inventory::parse as parse_inventory;

/// Dollars for a terabyte (10^12 bytes) that a query reads, in most regions.
///
/// Source: <https://aws.amazon.com/athena/pricing/>, *SQL queries*.
pub const DOLLARS_A_TERABYTE: f64 = 5.0;

/// The least that a query is charged for, in bytes.
///
/// Source: as above.
const LEAST: f64 = 10_000_000.0;

const TERABYTE: f64 = 1e12;

/// How much a trail writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Volume {
    /// Nothing is known.
    Unknown,
    /// So many bytes on each day, as they lie in S3.
    EachDay(f64),
    /// As the files say.
    Files(Volumes),
    /// As the catalog says.
    Catalog(CatalogVolumes),
}

/// What a query reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Scan {
    /// The tiles that share the query.
    pub tiles: Vec<String>,
    /// The explore.
    pub explore: String,
    /// The days whose partitions are read; `None` where the query chooses none.
    pub days: Option<Vec<Date>>,
    /// Bytes, if the volume is known.
    pub bytes: Option<f64>,
    /// Dollars, if the volume is known.
    pub dollars: Option<f64>,
    /// Why the query is not compiled, so that nothing is known of it.
    pub refused: Option<String>,
}

/// What loading a dashboard once reads, with no answer in Looker's cache.
#[derive(Clone, Debug, PartialEq)]
pub struct DashboardCost {
    /// The dashboard's id.
    pub dashboard: String,
    /// One for each distinct query.
    pub scans: Vec<Scan>,
}

/// The costs of dashboards, by their queries; the queries are compiled with the same clock.
#[must_use]
pub fn costs(
    asked: &[Asked<'_>],
    clock: DateTime,
    volume: &Volume,
    price: f64,
) -> Vec<DashboardCost> {
    let mut costs: Vec<DashboardCost> = Vec::new();
    for query in asked {
        let dashboard = query.dashboard.unwrap_or_default().to_owned();
        let scan = scan(query, clock, volume, price);
        match costs.iter_mut().find(|cost| cost.dashboard == dashboard) {
            Some(cost) => cost.scans.push(scan),
            None => costs.push(DashboardCost {
                dashboard,
                scans: vec![scan],
            }),
        }
    }
    costs
}

fn scan(query: &Asked<'_>, clock: DateTime, volume: &Volume, price: f64) -> Scan {
    let days = query
        .compiled
        .as_ref()
        .ok()
        .and_then(|compiled| days_read(compiled, clock));
    let bytes = match &query.compiled {
        Ok(_) => bytes(days.as_deref(), clock.date(), volume),
        Err(_) => None,
    };
    Scan {
        tiles: query.tiles.iter().map(|tile| (*tile).to_owned()).collect(),
        explore: query.explore.to_owned(),
        bytes,
        dollars: bytes.map(|bytes| bytes.max(LEAST) / TERABYTE * price),
        refused: query
            .compiled
            .as_ref()
            .err()
            .map(|refusal| refusal.message.clone()),
        days,
    }
}

/// The days that the query reads, of which a derived table chooses its own.
fn days_read(compiled: &Compiled<'_>, clock: DateTime) -> Option<Vec<Date>> {
    if compiled.derived().next().is_none() {
        return days::days_read(&compiled.condition(), clock);
    }
    let clauses = compiled
        .derived()
        .flat_map(|sql| where_clauses::where_clauses(sql));
    let read: Vec<Vec<Date>> = clauses
        .filter_map(|clause| days::days_read(clause, clock))
        .collect();
    let days: BTreeSet<Date> = read.iter().flatten().copied().collect();
    (!read.is_empty()).then(|| days.into_iter().collect())
}

/// Days after today hold nothing yet.
fn bytes(days: Option<&[Date]>, today: Date, volume: &Volume) -> Option<f64> {
    match (volume, days) {
        (Volume::Unknown, _) | (Volume::EachDay(_), None) => None,
        (Volume::EachDay(each), Some(days)) => {
            let past = days.iter().filter(|day| **day <= today).count();
            #[expect(clippy::cast_precision_loss, reason = "some thousand days")]
            let past = past as f64;
            Some(past * each)
        }
        (Volume::Catalog(volumes), None) => volumes.total.map(to_float),
        (Volume::Catalog(volumes), Some(days)) => volumes.of(days).map(to_float),
        (Volume::Files(volumes), None) => Some(to_float(volumes.total)),
        (Volume::Files(volumes), Some(days)) => {
            let read = days.iter().filter_map(|day| volumes.days.get(day));
            Some(to_float(read.sum()))
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bytes of money, not of accounting"
)]
fn to_float(bytes: u64) -> f64 {
    bytes as f64
}

impl DashboardCost {
    /// How many tiles ask something.
    #[must_use]
    pub fn tiles(&self) -> usize {
        self.scans.iter().map(|scan| scan.tiles.len()).sum()
    }

    /// Bytes of one load; `None` where one query's are not known.
    #[must_use]
    pub fn bytes(&self) -> Option<f64> {
        self.scans.iter().map(|scan| scan.bytes).sum()
    }

    /// Dollars of one load; `None` where one query's are not known.
    #[must_use]
    pub fn dollars(&self) -> Option<f64> {
        self.scans.iter().map(|scan| scan.dollars).sum()
    }
}
