//! `MaxmindCsv`: MaxMind's CSV, networks in one file for each family, places in one for each language.
//!
//! Source: MaxMind, *GeoIP and GeoLite CSV databases*
//! (<https://dev.maxmind.com/geoip/docs/databases/city-and-country#csv-databases>).

use std::cell::Cell;
use std::fs::File;

use camino::Utf8Path;

use super::archive::Archive;
use super::blocks::read_blocks;
use super::lines::Lines;
use super::locations::Locations;
use super::{About, Desk};
use crate::diagnostic::Diagnostics;
use crate::geo::build::nesting::Nesting;
use crate::geo::build::overlay::Networks;
use crate::geo::build::{civil_date, fault};

/// MaxMind's CSV, packed or unpacked.
pub(in crate::geo::build) struct MaxmindCsv {
    archive: Archive,
    /// The files with networks.
    blocks: Vec<String>,
    /// The file with the places in the wanted language, where the networks name places.
    locations: Option<String>,
    about: About,
}

/// Whether a file is one with networks of MaxMind's, by the name of its first column.
pub(super) fn is_blocks(path: &Utf8Path) -> Result<bool, Diagnostics> {
    let file = File::open(path).map_err(|error| fault::unreadable(path, &error))?;
    let read = Cell::new(0);
    let header = Lines::new(path, file, &read).header()?;
    Ok(header.first().is_some_and(|name| name == "network"))
}

impl MaxmindCsv {
    pub(super) fn open(archive: Archive, locale: &str) -> Result<Self, Diagnostics> {
        let names = || archive.files.iter().map(|(name, _)| name);
        let is_blocks = |name: &&String| {
            let is_csv = name.to_ascii_lowercase().ends_with(".csv");
            // A file that was named by itself may have any name.
            let is_named = archive.path.file_name() == Some(name.as_str());
            is_csv && (name.contains("-Blocks-") || is_named)
        };
        let blocks: Vec<String> = names().filter(is_blocks).cloned().collect();
        let Some(first) = blocks.first() else {
            return Err(fault::in_file(
                &archive.path,
                "unknown-input",
                "holds no file whose name has `-Blocks-IPv4.csv` or `-Blocks-IPv6.csv`",
                "name the zip file of MaxMind's CSV download, or the folder that it unpacks to",
            ));
        };
        let about = About {
            name: edition(first),
            built: civil_date::in_name(first)
                .or_else(|| civil_date::in_name(archive.path.as_str())),
        };
        let ending = format!("-Locations-{locale}.csv");
        let locations = names().find(|name| name.ends_with(&ending)).cloned();
        if locations.is_none() && names().any(|name| name.contains("-Locations-")) {
            return Err(unknown_locale(&archive, locale));
        }
        Ok(Self {
            archive,
            blocks,
            locations,
            about,
        })
    }

    pub(super) fn about(&self) -> &About {
        &self.about
    }

    pub(super) fn size(&self) -> u64 {
        let is_read =
            |name: &String| self.blocks.contains(name) || self.locations.as_ref() == Some(name);
        let files = self.archive.files.iter();
        files
            .filter(|(name, _)| is_read(name))
            .map(|(_, size)| size)
            .sum()
    }

    pub(super) fn streams<'a>(&'a self, desk: &Desk<'a>) -> Result<Vec<Networks<'a>>, Diagnostics> {
        let locations = self.locations(desk)?;
        let mut streams: Vec<Networks<'a>> = Vec::new();
        for file in &self.blocks {
            let shown = self.archive.shown(file);
            let sorter = self.archive.read(file, |reader| {
                read_blocks(&shown, reader, locations.as_ref(), desk)
            })?;
            let lines = sorter
                .sorted()
                .map_err(|error| fault::unreadable(&shown, &error))?;
            let path = shown.clone();
            let records =
                lines.map(move |record| record.map_err(|error| fault::unreadable(&path, &error)));
            streams.push(Box::new(Nesting::new(&shown, desk.overlaps, records)));
        }
        Ok(streams)
    }

    fn locations(&self, desk: &Desk) -> Result<Option<Locations>, Diagnostics> {
        let Some(file) = &self.locations else {
            return Ok(None);
        };
        let shown = self.archive.shown(file);
        let mut names = desk.names.borrow_mut();
        self.archive
            .read(file, |reader| {
                Locations::read(&shown, reader, desk.read, &mut names)
            })
            .map(Some)
    }
}

/// `GeoLite2-City` of `GeoLite2-City-CSV_20260116/GeoLite2-City-Blocks-IPv4.csv`.
fn edition(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let end = name.find("-Blocks-").or_else(|| name.rfind('.'));
    name[..end.unwrap_or(name.len())].to_owned()
}

fn unknown_locale(archive: &Archive, locale: &str) -> Diagnostics {
    let locales: Vec<&str> = archive
        .files
        .iter()
        .filter_map(|(name, _)| name.strip_suffix(".csv")?.rsplit_once("-Locations-"))
        .map(|(_, locale)| locale)
        .collect();
    fault::in_file(
        &archive.path,
        "unknown-locale",
        &format!("has no file `-Locations-{locale}.csv`"),
        &format!("give one of {} to `--locale`", locales.join(", ")),
    )
}
