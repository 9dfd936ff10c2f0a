//! The files with networks of MaxMind's CSV, read by the names of their columns.

use std::io::Read;

use camino::Utf8Path;
use csv::StringRecord;

use super::lines::Lines;
use super::locations::{Locations, missing_column};
use super::{Desk, network_text, without_networks};
use crate::diagnostic::Diagnostics;
use crate::geo::build::address::Family;
use crate::geo::build::answer::Answer;
use crate::geo::build::fault;
use crate::geo::build::names::Names;
use crate::geo::build::record::Record;
use crate::geo::build::sorter::Sorter;

/// Where the columns stand that are used.
struct Columns {
    network: usize,
    geoname_id: Option<usize>,
    registered: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    accuracy: Option<usize>,
    asn: Option<usize>,
    /// The owner, the best first.
    owners: Vec<usize>,
    /// What makes an address anonymous.
    anonymous: Vec<usize>,
    hosting: Vec<usize>,
}

impl Columns {
    fn of(file: &Utf8Path, header: &[String]) -> Result<Self, Diagnostics> {
        let at = |name: &str| header.iter().position(|column| column == name);
        let all = |names: &[&str]| names.iter().filter_map(|name| at(name)).collect();
        let columns = Self {
            network: at("network").ok_or_else(|| missing_column(file, "network"))?,
            geoname_id: at("geoname_id"),
            registered: at("registered_country_geoname_id"),
            latitude: at("latitude"),
            longitude: at("longitude"),
            accuracy: at("accuracy_radius"),
            asn: at("autonomous_system_number"),
            owners: all(&["autonomous_system_organization", "organization", "isp"]),
            anonymous: all(&[
                "is_anonymous",
                "is_anonymous_vpn",
                "is_public_proxy",
                "is_residential_proxy",
                "is_tor_exit_node",
            ]),
            hosting: all(&["is_hosting_provider"]),
        };
        let says_something = columns.geoname_id.is_some()
            || columns.asn.is_some()
            || !columns.owners.is_empty()
            || !columns.anonymous.is_empty();
        if !says_something {
            let name = "geoname_id`, `autonomous_system_number` or `is_anonymous";
            return Err(missing_column(file, name));
        }
        match (columns.latitude, columns.longitude) {
            (Some(_), None) => Err(missing_column(file, "longitude")),
            (None, Some(_)) => Err(missing_column(file, "latitude")),
            _ => Ok(columns),
        }
    }
}

/// The networks of a file with what is known of them, ready to be sorted.
pub(super) fn read_blocks(
    file: &Utf8Path,
    reader: &mut dyn Read,
    locations: Option<&Locations>,
    desk: &Desk,
) -> Result<Sorter, Diagnostics> {
    let mut lines = Lines::new(file, reader, desk.read);
    let header = lines.header()?;
    let columns = Columns::of(file, &header)?;
    if columns.geoname_id.is_some() && locations.is_none() {
        let what =
            "names places by `geoname_id`, and there is no file `-Locations-*.csv` beside it";
        let help = "name the zip file, or the folder with all its files";
        return Err(fault::in_file(file, "missing-locations", what, help));
    }
    let mut names = desk.names.borrow_mut();
    let mut sorter = Sorter::new(desk.limits.sorted_lines);
    let mut family = None;
    while let Some((line, record)) = lines.next()? {
        let row = Row { file, line, record };
        let (range, own) = row.network(columns.network)?;
        row.check_family(own, *family.get_or_insert(own))?;
        let answer = row.answer(&columns, locations, &mut names)?;
        let record = Record {
            range,
            answer,
            line,
        };
        sorter
            .push(record)
            .map_err(|error| fault::unspooled(&error))?;
    }
    if family.is_none() {
        return Err(without_networks(file));
    }
    Ok(sorter)
}

/// A line of a file with networks.
struct Row<'a> {
    file: &'a Utf8Path,
    line: u64,
    record: &'a StringRecord,
}

const ANEW: &str = "get the file anew; it may have been edited";

impl Row<'_> {
    fn network(
        &self,
        column: usize,
    ) -> Result<(crate::geo::build::address::AddressRange, Family), Diagnostics> {
        let text = self.record.get(column).unwrap_or_default();
        network_text::network(text).ok_or_else(|| {
            let what = format!("`{text}` is no network such as `192.0.2.0/24`");
            fault::in_line(self.file, self.line, "wrong-value", &what, ANEW)
        })
    }

    fn check_family(&self, own: Family, first: Family) -> Result<(), Diagnostics> {
        if own == first {
            return Ok(());
        }
        let what = format!(
            "the network is {}, and those before it are {}",
            own.name(),
            first.name()
        );
        let help = "keep the two families in a file each, as MaxMind does";
        Err(fault::in_line(
            self.file,
            self.line,
            "mixed-families",
            &what,
            help,
        ))
    }

    fn answer(
        &self,
        columns: &Columns,
        locations: Option<&Locations>,
        names: &mut Names,
    ) -> Result<Answer, Diagnostics> {
        // Where the place is unknown, MaxMind says in which country the network is registered.
        let number: Option<u32> = match self.number(columns.geoname_id)? {
            None => self.number(columns.registered)?,
            number => number,
        };
        let place = match (number, locations) {
            (Some(number), Some(locations)) => locations
                .get(number)
                .ok_or_else(|| self.unknown_place(number))?,
            _ => Answer::default(),
        };
        let mut owners = columns.owners.iter().map(|column| &self.record[*column]);
        let owner = owners.find(|owner| !owner.is_empty());
        Ok(Answer {
            latitude: self.number(columns.latitude)?,
            longitude: self.number(columns.longitude)?,
            accuracy_km: self.number(columns.accuracy)?,
            asn: self.number(columns.asn)?,
            network_owner: owner.map(|owner| names.id(owner)).unwrap_or_default(),
            is_anonymous: self.any_flag(&columns.anonymous)?,
            is_hosting: self.any_flag(&columns.hosting)?,
            ..place
        })
    }

    /// Whether one of the columns is 1; `None` where all are empty.
    fn any_flag(&self, columns: &[usize]) -> Result<Option<bool>, Diagnostics> {
        let mut any = None;
        for column in columns {
            let flag = self.number::<u8>(Some(*column))?.map(|flag| flag != 0);
            any = any.max(flag);
        }
        Ok(any)
    }

    /// A number, where the line has one.
    fn number<T: std::str::FromStr>(
        &self,
        column: Option<usize>,
    ) -> Result<Option<T>, Diagnostics> {
        let text = column.and_then(|column| self.record.get(column));
        match text.map(str::trim).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| {
                let what = format!("`{text}` is no number that fits here");
                fault::in_line(self.file, self.line, "wrong-value", &what, ANEW)
            }),
        }
    }

    fn unknown_place(&self, number: u32) -> Diagnostics {
        fault::in_line(
            self.file,
            self.line,
            "unknown-place",
            &format!("the file with the locations has no `geoname_id` {number}"),
            "take all files from one download",
        )
    }
}
