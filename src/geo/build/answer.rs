//! `Answer`: what is known of a network.

use super::names::NameId;

/// What is known of a network, from one input or from several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Answer {
    /// ISO 3166-1, two letters.
    pub(super) country_code: NameId,
    pub(super) country: NameId,
    pub(super) subdivision: NameId,
    pub(super) city: NameId,
    pub(super) network_owner: NameId,
    /// Degrees north.
    pub(super) latitude: Option<f64>,
    /// Degrees east.
    pub(super) longitude: Option<f64>,
    pub(super) accuracy_km: Option<u16>,
    pub(super) asn: Option<u32>,
    pub(super) is_anonymous: Option<bool>,
    pub(super) is_hosting: Option<bool>,
}

impl Answer {
    /// Fills what is unknown from another answer. A place is taken whole or not at all: the city of one
    /// provider in the country of another would be no place.
    pub(super) fn or(self, other: Self) -> Self {
        let place = if self.has_place() { self } else { other };
        Self {
            country_code: place.country_code,
            country: place.country,
            subdivision: place.subdivision,
            city: place.city,
            latitude: place.latitude,
            longitude: place.longitude,
            accuracy_km: place.accuracy_km,
            network_owner: self.network_owner.or(other.network_owner),
            asn: self.asn.or(other.asn),
            is_anonymous: self.is_anonymous.or(other.is_anonymous),
            is_hosting: self.is_hosting.or(other.is_hosting),
        }
    }

    fn has_place(&self) -> bool {
        let none = NameId::default();
        [self.country_code, self.country, self.subdivision, self.city] != [none; 4]
            || self.latitude.is_some()
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
