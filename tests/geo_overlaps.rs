//! `geo build --overlaps later`: of ranges of CSV that overlap, which one an address finds.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

#[path = "fuzz/random.rs"]
#[allow(dead_code, reason = "the readers' fuzz tests use the rest")]
mod random;
#[path = "geo/table.rs"]
#[allow(dead_code, reason = "the tests of whole builds use the rest")]
mod table;

use std::fmt::Write as _;
use std::fs;
use std::net::Ipv6Addr;

use camino::Utf8PathBuf;
use cloudtrail_lookml::geo::{self, BuildOptions, Limits, Overlaps, Progress};
use parquet::record::Field;
use random::Random;
use table::Tables;

/// Nobody looks.
struct Silent;

impl Progress for Silent {
    fn at(&mut self, _: u64, _: u64) {}
}

/// A line of the file: the first address and the last one as their last number, and the country.
type Line = (u128, u128, &'static str);

/// `192.0.2.0`.
const BASE: u128 = 0xffff_c000_0200;

/// Lines that overlap in every way; the last one is the first one with another country.
fn overlapping(random: &mut Random) -> Vec<Line> {
    let mut lines = Vec::new();
    for _ in 0..30 {
        let first = random.below(200);
        let last = first + random.below(40);
        let at = |offset: usize| BASE + u128::try_from(offset).unwrap();
        lines.push((at(first), at(last), ["AT", "BE", "CH"][random.below(3)]));
    }
    lines.push((lines[0].0, lines[0].1, "DE"));
    lines
}

fn built(lines: &[Line]) -> Tables {
    let mut csv = String::new();
    for (first, last, code) in lines {
        let _ = writeln!(csv, "{},{},{code}", shown(*first), shown(*last));
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ranges.csv"), csv).unwrap();
    let path = |name: &str| Utf8PathBuf::from_path_buf(folder.path().join(name)).unwrap();
    let options = BuildOptions {
        inputs: vec![path("ranges.csv")],
        out: path("out"),
        locale: "en".to_owned(),
        location: "s3://bucket/geo".to_owned(),
        source_built: None,
        overlaps: Overlaps::LaterWins,
        limits: Limits::default(),
    };
    let summary = geo::build(&options, &mut Silent).unwrap();
    Tables::read(summary.folder.as_std_path())
}

fn shown(address: u128) -> String {
    Ipv6Addr::from(address)
        .to_ipv4_mapped()
        .unwrap()
        .to_string()
}

/// The innermost line; of those that overlap, the one that begins later; of the same, the later line.
fn right(lines: &[Line], address: u128) -> Option<&'static str> {
    let numbered = lines.iter().enumerate();
    let holding = numbered.filter(|(_, line)| (line.0..=line.1).contains(&address));
    let best = holding.max_by_key(|(number, line)| (line.0, u128::MAX - line.1, *number));
    best.map(|(_, line)| line.2)
}

#[test]
fn the_later_of_two_ranges_that_overlap_wins_where_both_are() {
    let mut random = Random::new(8);
    for _ in 0..25 {
        let lines = overlapping(&mut random);
        let tables = built(&lines);
        for address in BASE - 1..BASE + 256 {
            let found = tables.look_up(address);
            assert!(found.len() <= 1, "{}", shown(address));
            let code = found.first().map(|place| match &place["country_code"] {
                Field::Str(code) => code.as_str(),
                other => panic!("{other} is no text"),
            });
            assert_eq!(
                code,
                right(&lines, address),
                "{}: {lines:?}",
                shown(address)
            );
        }
    }
}
