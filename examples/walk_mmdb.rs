//! Walks MMDB files and decodes the record of each network, and does nothing with them: the least that
//! a conversion can take. `benches/geo_build.py` runs it beside `geo build`.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use maxminddb::{Reader, WithinOptions};
use serde::Deserialize;

/// What a record of a mirror's city file holds.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "decoded for its time alone")]
struct Record<'a> {
    city: Option<&'a str>,
    country_code: Option<&'a str>,
    latitude: Option<f32>,
    longitude: Option<f32>,
    state1: Option<&'a str>,
}

#[expect(clippy::print_stdout, reason = "an example says what it did")]
fn main() -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut networks = 0_u64;
    for path in std::env::args().skip(1) {
        let reader = Reader::open_readfile(&path)?;
        for network in reader.networks(WithinOptions::default())? {
            let record: Option<Record> = network?.decode()?;
            black_box(record);
            networks += 1;
        }
    }
    println!(
        "{networks} networks in {:.3} s",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
