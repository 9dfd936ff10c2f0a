//! `Record`: an entry of an MMDB file, nested as MaxMind writes it or flat as mirrors do.
//!
//! Sources: MaxMind, *GeoIP and GeoLite databases* (<https://dev.maxmind.com/geoip/docs/databases>), for
//! the members of City, Country, Enterprise, ASN, ISP and Anonymous IP; ip-location-db, whose files have
//! one flat map `{city, country_code, latitude, longitude, postcode, state1, state2, timezone}`.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use crate::geo::build::answer::Answer;
use crate::geo::build::names::Names;

/// The members that say something of a place or an owner.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    city: Option<FlatOrNested<'a>>,
    #[serde(borrow)]
    country: Option<FlatOrNested<'a>>,
    #[serde(borrow)]
    registered_country: Option<FlatOrNested<'a>>,
    #[serde(borrow)]
    subdivisions: Vec<Place<'a>>,
    location: Option<Location>,
    country_code: Option<&'a str>,
    state1: Option<&'a str>,
    latitude: Option<Degrees>,
    longitude: Option<Degrees>,
    #[serde(borrow)]
    traits: Owner<'a>,
    #[serde(flatten, borrow)]
    owner: Owner<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum FlatOrNested<'a> {
    Flat(&'a str),
    #[serde(borrow)]
    Nested(Place<'a>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Place<'a> {
    iso_code: Option<&'a str>,
    #[serde(borrow)]
    names: BTreeMap<&'a str, &'a str>,
}

#[derive(Debug, Deserialize)]
struct Location {
    latitude: Option<Degrees>,
    longitude: Option<Degrees>,
    accuracy_radius: Option<u16>,
}

/// A coordinate, which MaxMind writes as a double and mirrors as a float.
#[derive(Clone, Copy, Debug)]
struct Degrees(f64);

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DegreesVisitor)
    }
}

struct DegreesVisitor;

impl Visitor<'_> for DegreesVisitor {
    type Value = Degrees;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a coordinate")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Degrees, E> {
        Ok(Degrees(value))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<Degrees, E> {
        Ok(Degrees(value.into()))
    }
}

/// Who runs a network and what for: on the outside in ASN, ISP and Anonymous IP, in `traits` in
/// Enterprise.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Owner<'a> {
    autonomous_system_number: Option<u32>,
    autonomous_system_organization: Option<&'a str>,
    organization: Option<&'a str>,
    isp: Option<&'a str>,
    is_anonymous: Option<bool>,
    is_anonymous_vpn: Option<bool>,
    is_hosting_provider: Option<bool>,
    is_public_proxy: Option<bool>,
    is_residential_proxy: Option<bool>,
    is_tor_exit_node: Option<bool>,
}

impl Record<'_> {
    /// What the record says, with names in one language.
    pub(super) fn answer(&self, locale: &str, names: &mut Names) -> Answer {
        // MaxMind: where the country is unknown, the one in which the network is registered.
        let country = self.country.as_ref().or(self.registered_country.as_ref());
        let (code, country) = match country {
            Some(FlatOrNested::Nested(place)) => (place.iso_code, place.name(locale)),
            Some(FlatOrNested::Flat(name)) => (None, Some(*name)),
            None => (None, None),
        };
        let city = match &self.city {
            Some(FlatOrNested::Nested(place)) => place.name(locale),
            Some(FlatOrNested::Flat(name)) => Some(*name),
            None => None,
        };
        let subdivision = self
            .subdivisions
            .first()
            .and_then(|place| place.name(locale));
        let mut id = |name: Option<&str>| name.map(|name| names.id(name)).unwrap_or_default();
        let location = self.location.as_ref();
        let degrees = |value: Option<Degrees>| value.map(|Degrees(value)| value);
        let place = Answer {
            country_code: id(code.or(self.country_code)),
            country: id(country),
            subdivision: id(subdivision.or(self.state1)),
            city: id(city),
            latitude: degrees(location.and_then(|l| l.latitude).or(self.latitude)),
            longitude: degrees(location.and_then(|l| l.longitude).or(self.longitude)),
            accuracy_km: location.and_then(|l| l.accuracy_radius),
            ..Answer::default()
        };
        place
            .or(self.owner.answer(names))
            .or(self.traits.answer(names))
    }
}

impl<'a> Place<'a> {
    fn name(&self, locale: &str) -> Option<&'a str> {
        let name = self.names.get(locale).or_else(|| self.names.get("en"));
        name.copied()
    }
}

impl Owner<'_> {
    fn answer(&self, names: &mut Names) -> Answer {
        let kinds = [
            self.is_anonymous,
            self.is_anonymous_vpn,
            self.is_public_proxy,
            self.is_residential_proxy,
            self.is_tor_exit_node,
        ];
        // These files leave out what is false, and have no record for a network without any of them.
        let has_kind = kinds.iter().any(Option::is_some) || self.is_hosting_provider.is_some();
        let owner = self
            .autonomous_system_organization
            .or(self.organization)
            .or(self.isp);
        Answer {
            asn: self.autonomous_system_number,
            network_owner: owner.map(|owner| names.id(owner)).unwrap_or_default(),
            is_anonymous: has_kind.then(|| kinds.contains(&Some(true))),
            is_hosting: has_kind.then(|| self.is_hosting_provider == Some(true)),
            ..Answer::default()
        }
    }
}
