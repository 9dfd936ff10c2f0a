//! `cost`: what loading a dashboard reads and costs.

use std::fmt::Write as _;

use jiff::civil::DateTime;
use serde::Serialize;

use super::sql::{check_fields, check_filters, dashboards, project_folder, set_filters, time};
use super::tables_of_glue::reach;
use super::{Cost, Exit, Format, General, Outcome};
use crate::config::GlueTable;
use crate::cost::{
    CatalogVolumes, DOLLARS_A_TERABYTE, DashboardCost, Scan, Volume, costs, parse_inventory,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::query::{Circumstances, Clock, ask_dashboards};
use crate::report::visible;
use crate::resolve::resolve;
use crate::source::{Network, glue_api, looker_project, read_text};

/// Where the price of a terabyte stands.
const PRICE_PAGE: &str = "https://aws.amazon.com/athena/pricing/";

pub(super) fn run(general: &General, options: &Cost, network: &Network) -> Outcome {
    let mut findings = Diagnostics::new();
    match reckon(general, options, network, &mut findings) {
        Ok(reckoned) => {
            let result = match options.format {
                Format::Text => reckoned.text(),
                Format::Json => reckoned.json(),
            };
            let is_refused = |scan: &Scan| scan.refused.is_some();
            let is_any_refused = reckoned
                .costs
                .iter()
                .any(|cost| cost.scans.iter().any(is_refused));
            Outcome {
                exit: if is_any_refused {
                    Exit::Refused
                } else {
                    Exit::Done
                },
                ..Outcome::done(result, findings)
            }
        }
        Err(errors) => Outcome::failed(findings, errors),
    }
}

struct Reckoned {
    costs: Vec<DashboardCost>,
    price: f64,
    clock: DateTime,
    has_volume: bool,
}

fn reckon(
    general: &General,
    options: &Cost,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Reckoned, Diagnostics> {
    let clock = match options.clock.as_deref() {
        Some(text) => time(text)?,
        None => jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()),
    };
    let price = price(options)?;
    let folder = project_folder(general, options.project.as_ref())?;
    let volume = volume(general, options, network, findings)?;
    let loaded = looker_project::load(&folder, &folder)?;
    findings.extend(loaded.findings);
    let resolved = resolve(&loaded.project);
    findings.extend(resolved.findings.clone());
    let set = set_filters(&options.filter)?;
    let circumstances = Circumstances {
        clock: Clock::At(clock),
        ..Circumstances::default()
    };
    let dashboards = dashboards(&resolved, options.dashboard.as_deref())?;
    check_filters(&set, &dashboards)?;
    // In another time zone the days are the same but for the one at each end, which the padding of the
    // partition condition covers.
    let asked = ask_dashboards(
        &resolved,
        &dashboards,
        |_| true,
        &set,
        Some("UTC"),
        &circumstances,
    );
    check_fields(&set, &asked)?;
    for refusal in asked.iter().filter_map(|it| it.compiled.as_ref().err()) {
        findings.push(refusal.finding());
    }
    Ok(Reckoned {
        costs: costs(&asked, clock, &volume, price),
        price,
        clock,
        has_volume: volume != Volume::Unknown,
    })
}

fn price(options: &Cost) -> Result<f64, Diagnostic> {
    let price = options.price_per_tb.unwrap_or(DOLLARS_A_TERABYTE);
    if price.is_finite() && price >= 0.0 {
        return Ok(price);
    }
    Err(Diagnostic::error(
        "bad-option",
        format!("`--price-per-tb {price}` is no price"),
    )
    .help("write such as `--price-per-tb 5`"))
}

fn volume(
    general: &General,
    options: &Cost,
    network: &Network,
    findings: &mut Diagnostics,
) -> Result<Volume, Diagnostics> {
    if let Some(table) = &options.glue {
        let wanted = GlueTable {
            table: table.clone(),
            catalog: reach(general, &options.catalog, findings)?,
        };
        let sizes = glue_api::sizes(&wanted, network, findings)?;
        let (volumes, lacking) = CatalogVolumes::new(table, &sizes);
        findings.0.extend(lacking);
        return Ok(Volume::Catalog(volumes));
    }
    super::catalog::refuse_without_glue(&options.catalog)?;
    if let Some(gigabytes) = options.gb_per_day {
        if gigabytes.is_finite() && gigabytes >= 0.0 {
            return Ok(Volume::EachDay(gigabytes * 1e9));
        }
        let message = format!("`--gb-per-day {gigabytes}` is no volume");
        let error = Diagnostic::error("bad-option", message);
        return Err(error.help("write such as `--gb-per-day 2.5`").into());
    }
    let Some(file) = &options.s3_inventory else {
        return Ok(Volume::Unknown);
    };
    let base = super::workplace::directory(general)?;
    let source = read_text(file, &base)?;
    Ok(Volume::Files(parse_inventory(&source, findings)?))
}

impl Reckoned {
    fn text(&self) -> String {
        let mut text = String::new();
        for cost in &self.costs {
            let _ = writeln!(
                text,
                "{}: {} for {}{}",
                visible(&cost.dashboard),
                counted(cost.scans.len(), "scan"),
                counted(cost.tiles(), "tile"),
                self.total(cost),
            );
            for scan in &cost.scans {
                let _ = writeln!(text, "  {}", self.line(scan));
            }
        }
        let _ = writeln!(
            text,
            "as of {}, without answers from Looker's cache",
            self.clock.strftime("%Y-%m-%d %H:%M UTC")
        );
        if self.has_volume {
            let _ = writeln!(
                text,
                "at ${} a terabyte and 10 MB a query at least ({PRICE_PAGE})",
                self.price
            );
        }
        text
    }

    fn total(&self, cost: &DashboardCost) -> String {
        if !self.has_volume {
            return String::new();
        }
        match (cost.bytes(), cost.dollars()) {
            (Some(bytes), Some(dollars)) => {
                format!(", {} and {} a load", size(bytes), money(dollars))
            }
            _ => ", unknown bytes a load".to_owned(),
        }
    }

    fn line(&self, scan: &Scan) -> String {
        let tiles: Vec<_> = scan.tiles.iter().map(|tile| visible(tile)).collect();
        let tiles = tiles.join(", ");
        if let Some(refused) = &scan.refused {
            return format!("unknown: {tiles} ({})", visible(refused));
        }
        let days = match &scan.days {
            Some(days) => counted(days.len(), "day"),
            None => "all days".to_owned(),
        };
        let volume = match (self.has_volume, scan.bytes, scan.dollars) {
            (false, ..) => String::new(),
            (_, Some(bytes), Some(dollars)) => {
                format!("  {:>9}  {:>8}", size(bytes), money(dollars))
            }
            _ => format!("  {:>9}  {:>8}", "unknown", "unknown"),
        };
        format!("{days:>8}{volume}  {tiles}")
    }

    fn json(&self) -> String {
        let report = JsonReport {
            version: 1,
            clock: self.clock.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            price_per_tb: self.price,
            price_source: PRICE_PAGE,
            dashboards: self.costs.iter().map(json_dashboard).collect(),
        };
        let text = serde_json::to_string_pretty(&report).unwrap_or_default();
        format!("{text}\n")
    }
}

fn counted(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

/// Bytes in the decimal units in which Athena's price is told.
fn size(bytes: f64) -> String {
    let units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
    match units.iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{:.1} {name}", bytes / unit),
        None => format!("{bytes:.0} B"),
    }
}

fn money(dollars: f64) -> String {
    if dollars >= 0.01 {
        format!("${dollars:.2}")
    } else {
        format!("${dollars:.5}")
    }
}

/// To a millionth of a dollar.
fn rounded(dollars: f64) -> f64 {
    (dollars * 1e6).round() / 1e6
}

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    clock: String,
    price_per_tb: f64,
    price_source: &'a str,
    dashboards: Vec<JsonDashboard<'a>>,
}

#[derive(Serialize)]
struct JsonDashboard<'a> {
    dashboard: &'a str,
    scans: usize,
    tiles: usize,
    bytes: Option<f64>,
    dollars: Option<f64>,
    queries: Vec<JsonScan<'a>>,
}

#[derive(Serialize)]
struct JsonScan<'a> {
    tiles: &'a [String],
    explore: &'a str,
    days: Option<usize>,
    first_day: Option<String>,
    last_day: Option<String>,
    bytes: Option<f64>,
    dollars: Option<f64>,
    refused: Option<&'a str>,
}

fn json_dashboard(cost: &DashboardCost) -> JsonDashboard<'_> {
    JsonDashboard {
        dashboard: &cost.dashboard,
        scans: cost.scans.len(),
        tiles: cost.tiles(),
        bytes: cost.bytes(),
        dollars: cost.dollars().map(rounded),
        queries: cost.scans.iter().map(json_scan).collect(),
    }
}

fn json_scan(scan: &Scan) -> JsonScan<'_> {
    let days = scan.days.as_deref();
    JsonScan {
        tiles: &scan.tiles,
        explore: &scan.explore,
        days: days.map(<[_]>::len),
        first_day: days.and_then(<[_]>::first).map(ToString::to_string),
        last_day: days.and_then(<[_]>::last).map(ToString::to_string),
        bytes: scan.bytes,
        dollars: scan.dollars.map(rounded),
        refused: scan.refused.as_deref(),
    }
}
