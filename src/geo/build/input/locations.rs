//! `Locations`: the places of MaxMind's CSV, by their number.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;

use camino::Utf8Path;

use super::lines::Lines;
use crate::diagnostic::Diagnostics;
use crate::geo::build::answer::Answer;
use crate::geo::build::fault;
use crate::geo::build::names::Names;

/// The places of MaxMind's CSV, by their number (`geoname_id`).
#[derive(Default)]
pub(super) struct Locations(HashMap<u32, Answer>);

const NAMES: [&str; 5] = [
    "geoname_id",
    "country_iso_code",
    "country_name",
    "subdivision_1_name",
    "city_name",
];

impl Locations {
    pub(super) fn read(
        file: &Utf8Path,
        reader: &mut dyn Read,
        read: &Cell<u64>,
        names: &mut Names,
    ) -> Result<Self, Diagnostics> {
        let mut lines = Lines::new(file, reader, read);
        let header = lines.header()?;
        let [id, code, country, subdivision, city] =
            NAMES.map(|name| header.iter().position(|column| column == name));
        // Country editions have neither subdivision nor city.
        for (name, column) in NAMES.iter().zip([id, code, country]) {
            if column.is_none() {
                return Err(missing_column(file, name));
            }
        }
        let mut places = HashMap::new();
        while let Some((line, record)) = lines.next()? {
            let get = |column: Option<usize>| column.and_then(|c| record.get(c)).unwrap_or("");
            let Ok(number) = get(id).parse::<u32>() else {
                let what = format!("`{}` is no `geoname_id`", get(id));
                let help = "get the file anew; it may have been edited";
                return Err(fault::in_line(file, line, "wrong-value", &what, help));
            };
            let place = Answer {
                country_code: names.id(get(code)),
                country: names.id(get(country)),
                subdivision: names.id(get(subdivision)),
                city: names.id(get(city)),
                ..Answer::default()
            };
            places.insert(number, place);
        }
        Ok(Self(places))
    }

    pub(super) fn get(&self, number: u32) -> Option<Answer> {
        self.0.get(&number).copied()
    }
}

/// A file that lacks a column that it has to have.
pub(super) fn missing_column(file: &Utf8Path, column: &str) -> Diagnostics {
    fault::in_line(
        file,
        1,
        "missing-column",
        &format!("there is no column `{column}`"),
        "name MaxMind's files as they are; their first line names the columns",
    )
}
