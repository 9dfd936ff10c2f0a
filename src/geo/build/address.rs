//! `AddressRange`: addresses of both families in one space of 128 bits.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What stands before the 32 bits of an IPv4 address: `::ffff:0:0/96`.
const MAPPED: u128 = 0xffff_0000_0000;
const MAPPED_LAST: u128 = 0xffff_ffff_ffff;

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

/// Adds the first `count` hexadecimal digits of an address, upper case, as Athena's `to_hex` writes them.
pub(super) fn push_digits(buffer: &mut Vec<u8>, address: u128, count: u32) {
    const SIGNS: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = address.to_be_bytes();
    for index in 0..count as usize {
        let byte = bytes[index / 2];
        let digit = if index % 2 == 0 { byte >> 4 } else { byte & 15 };
        buffer.push(SIGNS[usize::from(digit)]);
    }
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
        let mut digits = Vec::new();
        push_digits(&mut digits, address, 32);
        assert_eq!(digits, b"00000000000000000000FFFF01020304");
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
    fn a_prefix_has_a_first_and_a_last_address() {
        let address = of("2001:db8::1".parse().unwrap());
        for count in [0, 1, 6, 31, 32] {
            let prefix = prefix(address, count);
            assert!(first_of(prefix, count) <= address && address <= last_of(prefix, count));
            assert_eq!(super::prefix(last_of(prefix, count), count), prefix);
        }
    }
}
