//! `Mmdb`: a MaxMind DB file.
//!
//! Source: *MaxMind DB file format specification* (<https://maxmind.github.io/MaxMind-DB/>).

use std::cell::Cell;
use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};
use maxminddb::{LookupResult, MaxMindDbError, Reader, Within, WithinOptions};

use super::record::Record;
use super::{About, Desk, Network, without_networks};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::geo::build::address::AddressRange;
use crate::geo::build::answer::Answer;
use crate::geo::build::names::Names;
use crate::geo::build::overlay::Networks;
use crate::geo::build::{civil_date, fault};

/// How many records are looked at to tell what the file is about.
const SAMPLE: usize = 1000;
/// How many places in the file are remembered with their answers.
const REMEMBERED: usize = 300_000;

/// A MaxMind DB file, held in memory as it is.
pub(in crate::geo::build) struct Mmdb {
    path: Utf8PathBuf,
    reader: Reader<Vec<u8>>,
    size: u64,
    about: About,
}

impl Mmdb {
    pub(super) fn open(path: &Utf8Path, locale: &str) -> Result<Self, Diagnostics> {
        let bytes = std::fs::read(path).map_err(|error| fault::unreadable(path, &error))?;
        let size = bytes.len() as u64;
        let reader = Reader::from_source(bytes).map_err(|error| broken(path, &error))?;
        let metadata = reader.metadata();
        let about = About {
            name: metadata.database_type.clone(),
            built: civil_date::of_epoch(metadata.build_epoch),
        };
        let input = Self {
            path: path.to_owned(),
            reader,
            size,
            about,
        };
        input.check_locale(locale)?;
        input.check_type(locale)?;
        Ok(input)
    }

    pub(super) fn about(&self) -> &About {
        &self.about
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// A file that names its languages has to have the one that is asked for.
    fn check_locale(&self, locale: &str) -> Result<(), Diagnostics> {
        let languages = &self.reader.metadata().languages;
        if languages.is_empty() || languages.iter().any(|language| language == locale) {
            return Ok(());
        }
        Err(fault::in_file(
            &self.path,
            "unknown-locale",
            &format!("has no names in `{locale}`"),
            &format!("give one of {} to `--locale`", languages.join(", ")),
        ))
    }

    /// A file in whose first records nothing is known is one about something else.
    fn check_type(&self, locale: &str) -> Result<(), Diagnostics> {
        let mut names = Names::default();
        let mut is_empty = true;
        for network in self.walk()?.take(SAMPLE) {
            is_empty = false;
            let network = network.map_err(|error| broken(&self.path, &error))?;
            match network.decode::<Record>() {
                Ok(Some(record)) if !record.answer(locale, &mut names).is_empty() => return Ok(()),
                Ok(_) | Err(MaxMindDbError::Decoding { .. }) => {}
                Err(error) => return Err(broken(&self.path, &error)),
            }
        }
        if is_empty {
            return Err(without_networks(&self.path));
        }
        let what = format!(
            "is a database of the type `{}`, whose records hold no place, owner or anonymiser",
            self.about.name
        );
        Err(fault::in_file(
            &self.path,
            "wrong-database-type",
            &what,
            "name a City, Country, Enterprise, ASN, ISP or Anonymous-IP database",
        ))
    }

    fn walk(&self) -> Result<Within<'_, Vec<u8>>, Diagnostics> {
        self.reader
            .networks(WithinOptions::default())
            .map_err(|error| broken(&self.path, &error))
    }

    /// The IPv4 networks and the others, apart: they lie elsewhere in the file than in our space.
    pub(super) fn streams<'a>(&'a self, desk: &Desk<'a>) -> Result<Vec<Networks<'a>>, Diagnostics> {
        let mut streams: Vec<Networks<'a>> = vec![Box::new(self.family(desk, true)?)];
        if self.reader.metadata().ip_version != 4 {
            streams.push(Box::new(self.family(desk, false)?));
        }
        Ok(streams)
    }

    fn family<'a>(
        &'a self,
        desk: &Desk<'a>,
        is_v4: bool,
    ) -> Result<impl Iterator<Item = Result<Network, Diagnostics>> + 'a, Diagnostics> {
        let (names, locale) = (desk.names, desk.locale);
        let mut memory = Memory::default();
        let nodes = u64::from(self.reader.metadata().node_count);
        let mut steps = Steps::new(desk.read, self.size, nodes);
        let networks = self.walk()?.filter_map(move |network| {
            let read = |network: LookupResult<'_, Vec<u8>>| {
                let place = network
                    .network()
                    .map_err(|error| broken(&self.path, &error))?;
                if place.is_ipv4() != is_v4 {
                    return Ok(None);
                }
                steps.step();
                let answer = memory
                    .answer(&network, |record| {
                        record.answer(locale, &mut names.borrow_mut())
                    })
                    .map_err(|error| broken_record(&self.path, &place.to_string(), &error))?;
                let range = AddressRange::of_network(place.network(), place.prefix());
                Ok(Some(Network { range, answer }))
            };
            network
                .map_err(|error| broken(&self.path, &error))
                .and_then(read)
                .transpose()
        });
        Ok(networks)
    }
}

/// The answers that stand at places in the file: most networks share theirs with others.
#[derive(Default)]
struct Memory {
    answers: HashMap<usize, Answer>,
}

impl Memory {
    fn answer(
        &mut self,
        network: &LookupResult<'_, Vec<u8>>,
        read: impl FnOnce(&Record) -> Answer,
    ) -> Result<Answer, MaxMindDbError> {
        let Some(offset) = network.offset() else {
            return Ok(Answer::default());
        };
        if let Some(answer) = self.answers.get(&offset) {
            return Ok(*answer);
        }
        let record: Record = network.decode()?.unwrap_or_default();
        let answer = read(&record);
        if self.answers.len() == REMEMBERED {
            self.answers.clear();
        }
        self.answers.insert(offset, answer);
        Ok(answer)
    }
}

/// How far the walk is, told in bytes of the file: a tree with so many nodes has about as many leaves.
struct Steps<'a> {
    read: &'a Cell<u64>,
    /// Networks for which one more thousand bytes are told.
    networks: u64,
    count: u64,
}

impl<'a> Steps<'a> {
    fn new(read: &'a Cell<u64>, size: u64, nodes: u64) -> Self {
        Self {
            read,
            networks: (nodes * 1000 / size.max(1)).max(1),
            count: 0,
        }
    }

    fn step(&mut self) {
        self.count += 1;
        if self.count.is_multiple_of(self.networks) {
            self.read.set(self.read.get() + 1000);
        }
    }
}

fn broken(path: &Utf8Path, error: &MaxMindDbError) -> Diagnostics {
    let message = format!("`{path}` is no whole MaxMind DB file: {error}");
    Diagnostic::error("broken-database", message)
        .note("the description of the file stands at its end, so a file that was cut off has none")
        .help("get the file anew, and compare its checksum")
        .into()
}

fn broken_record(path: &Utf8Path, network: &str, error: &MaxMindDbError) -> Diagnostics {
    fault::in_file(
        path,
        "broken-database",
        &format!("has a record for `{network}` that cannot be read: {error}"),
        "get the file anew, and compare its checksum",
    )
}
