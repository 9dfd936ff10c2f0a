//! `Input`: every way in which networks and their places arrive.

mod archive;
mod blocks;
mod lines;
mod locations;
mod maxmind_csv;
mod mmdb;
mod network_text;
mod range_csv;
mod record;

use std::cell::{Cell, RefCell};

use camino::Utf8Path;

use self::archive::Archive;
use self::maxmind_csv::MaxmindCsv;
use self::mmdb::Mmdb;
use self::range_csv::RangeCsv;
use super::address::AddressRange;
use super::answer::Answer;
use super::cutter::Limits;
use super::fault;
use super::names::Names;
use super::nesting::Overlaps;
use super::overlay::Networks;
use crate::diagnostic::Diagnostics;

/// Addresses with one answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Network {
    pub(super) range: AddressRange,
    pub(super) answer: Answer,
}

/// What an input says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct About {
    /// The type of the database, such as `GeoLite2-City`, else the file's name.
    pub(super) name: String,
    /// The day on which its provider built it.
    pub(super) built: Option<String>,
}

/// What the streams of all inputs share.
pub(super) struct Desk<'a> {
    pub(super) names: &'a RefCell<Names>,
    /// How much of the inputs was read, in bytes.
    pub(super) read: &'a Cell<u64>,
    pub(super) locale: &'a str,
    pub(super) overlaps: Overlaps,
    pub(super) limits: Limits,
}

/// A file or a folder that was named on the command line.
pub(super) enum Input {
    Mmdb(Mmdb),
    MaxmindCsv(MaxmindCsv),
    RangeCsv(RangeCsv),
}

impl Input {
    /// Tells what a path holds, by what is in it.
    pub(super) fn open(path: &Utf8Path, locale: &str) -> Result<Self, Diagnostics> {
        let about = std::fs::metadata(path).map_err(|error| fault::unreadable(path, &error))?;
        if about.is_dir() {
            let archive = Archive::folder(path)?;
            return MaxmindCsv::open(archive, locale).map(Self::MaxmindCsv);
        }
        if about.len() == 0 {
            return Err(empty(path));
        }
        match path.extension().map(str::to_ascii_lowercase).as_deref() {
            Some("zip") => MaxmindCsv::open(Archive::zip(path)?, locale).map(Self::MaxmindCsv),
            Some("csv") if maxmind_csv::is_blocks(path)? => {
                let archive = Archive::one_file(path)?;
                MaxmindCsv::open(archive, locale).map(Self::MaxmindCsv)
            }
            Some("csv") => RangeCsv::open(path).map(Self::RangeCsv),
            Some("mmdb") => Mmdb::open(path, locale).map(Self::Mmdb),
            _ => Err(fault::in_file(
                path,
                "unknown-input",
                "is neither an MMDB file, nor CSV, nor a zip file or folder with MaxMind's CSV",
                "name a file that ends in `.mmdb`, `.csv` or `.zip`, or a folder; unpack a `.tar.gz` first",
            )),
        }
    }

    /// What the input says of itself.
    pub(super) fn about(&self) -> &About {
        match self {
            Self::Mmdb(input) => input.about(),
            Self::MaxmindCsv(input) => input.about(),
            Self::RangeCsv(input) => input.about(),
        }
    }

    /// How many bytes will be read.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Mmdb(input) => input.size(),
            Self::MaxmindCsv(input) => input.size(),
            Self::RangeCsv(input) => input.size(),
        }
    }

    /// The networks, as one or more streams in order.
    pub(super) fn streams<'a>(&'a self, desk: &Desk<'a>) -> Result<Vec<Networks<'a>>, Diagnostics> {
        match self {
            Self::Mmdb(input) => input.streams(desk),
            Self::MaxmindCsv(input) => input.streams(desk),
            Self::RangeCsv(input) => input.streams(desk),
        }
    }
}

/// A file with nothing in it.
fn empty(file: &Utf8Path) -> Diagnostics {
    fault::in_file(
        file,
        "empty-input",
        "is empty",
        "get the file anew; a download may have failed",
    )
}

/// A file with a header, perhaps, but without a network.
fn without_networks(file: &Utf8Path) -> Diagnostics {
    fault::in_file(
        file,
        "empty-input",
        "holds no network",
        "get the file anew; a download may have failed",
    )
}
