//! `AddressRange`: addresses of both families in one space of 128 bits, and the 64 bits of them that the
//! tables are joined by.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What stands before the 32 bits of an IPv4 address: `::ffff:0:0/96`.
const MAPPED: u128 = 0xffff_0000_0000;
const MAPPED_LAST: u128 = 0xffff_ffff_ffff;
/// The last address of `::/64`, in which the IPv4 addresses lie.
const AROUND_MAPPED_LAST: u128 = LOWER;
/// `0:ffff::/32`, whose keys would be those of IPv4 addresses. Reserved, as all of `::/8`
/// (RFC 4291, 2.4 and 4).
const ALIKE: AddressRange = AddressRange {
    start: 0xffff << 96,
    end: (0xffff << 96) | (u128::MAX >> 32),
};
/// The lower half of an address.
const LOWER: u128 = u64::MAX as u128;

/// How many hexadecimal digits an address has.
pub(super) const DIGITS: u32 = 32;

/// The first and the last address of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AddressRange {
    /// The first address.
    pub(super) start: u128,
    /// The last address, not before the first.
    pub(super) end: u128,
}

/// A family of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// 32 bits.
    V4,
    /// 128 bits.
    V6,
}

impl AddressRange {
    /// The addresses of a network.
    pub(super) fn of_network(address: IpAddr, prefix: u8) -> Self {
        let (start, bits) = match address {
            IpAddr::V4(address) => (of_v4(address), 32 - u32::from(prefix)),
            IpAddr::V6(address) => (u128::from(address), 128 - u32::from(prefix)),
        };
        let host = if bits >= 128 {
            u128::MAX
        } else {
            (1 << bits) - 1
        };
        Self {
            start: start & !host,
            end: start | host,
        }
    }

    /// Whether another range begins right behind this one.
    pub(super) fn meets(&self, next: &Self) -> bool {
        self.end.checked_add(1) == Some(next.start)
    }
}

/// An address in the common space.
pub(super) fn of(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => of_v4(address),
        IpAddr::V6(address) => u128::from(address),
    }
}

fn of_v4(address: Ipv4Addr) -> u128 {
    MAPPED | u128::from(u32::from(address))
}

/// The family of an address: what lies in `::ffff:0:0/96` is IPv4.
pub(super) fn family_of(address: u128) -> Family {
    if (MAPPED..=MAPPED_LAST).contains(&address) {
        Family::V4
    } else {
        Family::V6
    }
}

/// The number by which the tables are joined, Athena's `from_big_endian_64` of eight bytes: the lower half
/// of an IPv4 address, which starts with `0000FFFF`, and the upper half of an IPv6 one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the bits, which Athena has as a signed number too"
)]
pub(super) fn key_of(address: u128) -> i64 {
    match family_of(address) {
        Family::V4 => address as i64,
        Family::V6 => (address >> 64) as i64,
    }
}

/// The bits of `key_of` that the first `count` hexadecimal digits of an address are.
pub(super) fn mask_of(family: Family, count: u32) -> i64 {
    -1 << (4 * (family.key_digits() - count))
}

/// The lower halves of the first and the last address where a range is a part of one IPv6 /64, as Athena's
/// `to_hex` writes them: there the key alone does not tell who is meant.
pub(super) fn lower_halves(range: AddressRange) -> Option<[String; 2]> {
    let is_whole = range.start & LOWER == 0 && range.end & LOWER == LOWER;
    if is_whole || family_of(range.start) == Family::V4 {
        return None;
    }
    Some([range.start, range.end].map(|address| format!("{:016X}", address & LOWER)))
}

/// Cuts an IPv6 range into parts of which each is a row: the end of a /64, whole ones, the beginning of one.
pub(super) fn at_halves(range: AddressRange) -> impl Iterator<Item = AddressRange> {
    let AddressRange { start, end } = range;
    let part = |start: u128, end: u128| (start <= end).then_some(AddressRange { start, end });
    let whole = start.checked_add(LOWER).map_or(u128::MAX, |it| it & !LOWER);
    let behind = end.checked_add(1).map_or(0, |it| it & !LOWER);
    let is_one = start >> 64 == end >> 64 || family_of(start) == Family::V4;
    let parts = if is_one {
        [Some(range), None, None]
    } else {
        [
            part(start, whole.wrapping_sub(1)).filter(|_| start < whole),
            part(whole, behind.wrapping_sub(1)),
            part(behind, end).filter(|_| behind != 0),
        ]
    };
    parts.into_iter().flatten()
}

/// From an address on: the addresses of its family that are next to each other, or those that are nobody's
/// and have no key of their own, around the IPv4 ones and where the keys would be theirs.
pub(super) fn stretch_of(address: u128) -> Stretch {
    let stretches = [
        (MAPPED - 1, false),
        (MAPPED_LAST, true),
        (AROUND_MAPPED_LAST, false),
        (ALIKE.start - 1, true),
        (ALIKE.end, false),
    ];
    let found = stretches.into_iter().find(|(last, _)| address <= *last);
    let (last, is_keyed) = found.unwrap_or((u128::MAX, true));
    Stretch { last, is_keyed }
}

/// Addresses next to each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) last: u128,
    /// Whether they can be found by a key.
    pub(super) is_keyed: bool,
}

/// The number that the first `count` hexadecimal digits of an address make.
pub(super) fn prefix(address: u128, count: u32) -> u128 {
    address
        .checked_shr(4 * (DIGITS - count))
        .unwrap_or_default()
}

/// The first address behind `prefix`, a number of `count` digits.
pub(super) fn first_of(prefix: u128, count: u32) -> u128 {
    prefix.checked_shl(4 * (DIGITS - count)).unwrap_or_default()
}

/// The last address behind `prefix`.
pub(super) fn last_of(prefix: u128, count: u32) -> u128 {
    let host = u128::MAX.checked_shr(4 * count).unwrap_or_default();
    first_of(prefix, count) | host
}

/// An address as people write it.
pub(super) fn shown(address: u128) -> String {
    match family_of(address) {
        #[expect(clippy::cast_possible_truncation, reason = "the lower 32 bits")]
        Family::V4 => Ipv4Addr::from(address as u32).to_string(),
        Family::V6 => Ipv6Addr::from(address).to_string(),
    }
}

impl Family {
    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::V4 => "IPv4",
            Self::V6 => "IPv6",
        }
    }

    /// How many digits of an address its key has at most: all of IPv4, the upper half of IPv6.
    pub(super) fn key_digits(self) -> u32 {
        match self {
            Self::V4 => DIGITS,
            Self::V6 => DIGITS / 2,
        }
    }

    /// How many digits the outer blocks of the family have: an IPv4 /12, an IPv6 /24.
    pub(super) fn block_digits(self) -> u32 {
        match self {
            Self::V4 => 27,
            Self::V6 => 6,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv4_address_is_a_mapped_one() {
        let address = of("1.2.3.4".parse().unwrap());
        assert_eq!(key_of(address), 0xffff_0102_0304);
        assert_eq!(address, of("::ffff:1.2.3.4".parse().unwrap()));
        assert_eq!(shown(address), "1.2.3.4");
        assert_eq!(family_of(address), Family::V4);
        assert_eq!(family_of(of("2001:db8::".parse().unwrap())), Family::V6);
    }

    #[test]
    fn a_network_has_a_first_and_a_last_address() {
        let whole = AddressRange::of_network("::".parse().unwrap(), 0);
        assert_eq!((whole.start, whole.end), (0, u128::MAX));
        let one = AddressRange::of_network("10.0.0.7".parse().unwrap(), 32);
        assert_eq!(one.start, one.end);
        let net = AddressRange::of_network("10.0.0.0".parse().unwrap(), 8);
        assert_eq!(shown(net.end), "10.255.255.255");
    }

    #[test]
    fn a_key_is_half_an_address() {
        let key = |text: &str| key_of(of(text.parse().unwrap()));
        assert_eq!(key("2001:db8::1"), 0x2001_0db8_0000_0000);
        assert_eq!(key("fe80::1"), -0x0180_0000_0000_0000);
        assert_eq!(mask_of(Family::V4, 27), -1_048_576);
        assert_eq!(mask_of(Family::V6, 6), -1_099_511_627_776);
        assert_eq!(mask_of(Family::V6, 16), -1);
    }

    #[test]
    fn a_range_is_cut_where_a_64_is_not_whole() {
        let at = |text: &str| of(text.parse().unwrap());
        let parts = |start: &str, end: &str| {
            let (start, end) = (at(start), at(end));
            at_halves(AddressRange { start, end })
                .map(|part| {
                    (
                        shown(part.start),
                        shown(part.end),
                        lower_halves(part).is_some(),
                    )
                })
                .collect::<Vec<_>>()
        };
        let part =
            |start: &str, end: &str, has_halves| (start.to_owned(), end.to_owned(), has_halves);
        assert_eq!(
            parts("2001:db8::5", "2001:db8:0:2::7"),
            [
                part("2001:db8::5", "2001:db8::ffff:ffff:ffff:ffff", true),
                part("2001:db8:0:1::", "2001:db8:0:1:ffff:ffff:ffff:ffff", false),
                part("2001:db8:0:2::", "2001:db8:0:2::7", true),
            ]
        );
        assert_eq!(
            parts("2001:db8::", "2001:db8:0:1:ffff:ffff:ffff:ffff"),
            [part(
                "2001:db8::",
                "2001:db8:0:1:ffff:ffff:ffff:ffff",
                false
            )]
        );
        assert_eq!(
            parts("2001:db8::5", "2001:db8:0:1::7"),
            [
                part("2001:db8::5", "2001:db8::ffff:ffff:ffff:ffff", true),
                part("2001:db8:0:1::", "2001:db8:0:1::7", true),
            ]
        );
        assert_eq!(
            parts("2001:db8::5", "2001:db8::7"),
            [part("2001:db8::5", "2001:db8::7", true)]
        );
        assert_eq!(
            parts("1.2.3.4", "1.2.3.9"),
            [part("1.2.3.4", "1.2.3.9", false)]
        );
        let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
        assert_eq!(parts("ffff::", last), [part("ffff::", last, false)]);
        assert_eq!(parts("ffff::1", last).len(), 2);
    }

    #[test]
    fn what_is_nobodys_has_no_key() {
        let is_keyed = |text: &str| stretch_of(of(text.parse().unwrap())).is_keyed;
        for address in [
            "1.2.3.4",
            "0:0:0:1::",
            "0:fffe::",
            "1::",
            "2001:db8::1",
            "ffff::",
        ] {
            assert!(is_keyed(address), "{address}");
        }
        for address in ["::", "::1", "::1:0:0:0", "0:ffff::", "0:ffff:ffff:ffff::"] {
            assert!(!is_keyed(address), "{address}");
        }
        // Whatever has a key has it alone.
        assert_eq!(key_of(ALIKE.start), key_of(MAPPED));
    }

    #[test]
    fn a_prefix_has_a_first_and_a_last_address() {
        let address = of("2001:db8::1".parse().unwrap());
        for count in [0, 1, 6, 31, 32] {
            let prefix = prefix(address, count);
            assert!(first_of(prefix, count) <= address && address <= last_of(prefix, count));
            assert_eq!(super::prefix(last_of(prefix, count), count), prefix);
        }
    }
}
