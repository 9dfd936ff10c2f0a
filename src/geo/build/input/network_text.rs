//! Addresses and networks as CSV files write them.

use std::net::IpAddr;

use crate::geo::build::address::{AddressRange, Family, family_of, of};

/// A network such as `1.0.0.0/24`, and its family; `None` where it is none, or where an address is set
/// behind the prefix.
pub(super) fn network(text: &str) -> Option<(AddressRange, Family)> {
    let (address, prefix) = text.trim().split_once('/')?;
    let address: IpAddr = address.parse().ok()?;
    let prefix: u8 = prefix.parse().ok()?;
    let (bits, family) = match address {
        IpAddr::V4(_) => (32, Family::V4),
        IpAddr::V6(_) => (128, Family::V6),
    };
    if prefix > bits {
        return None;
    }
    let range = AddressRange::of_network(address, prefix);
    (range.start == of(address)).then_some((range, family))
}

/// An address, written with points or colons or as one decimal number; a number of at most 32 bits is an
/// IPv4 address.
pub(super) fn address(text: &str) -> Option<(u128, Family)> {
    let text = text.trim();
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: u128 = text.parse().ok()?;
        return Some(match u32::try_from(number) {
            Ok(v4) => (of(IpAddr::V4(v4.into())), Family::V4),
            Err(_) => (number, Family::V6),
        });
    }
    let address = of(text.parse().ok()?);
    Some((address, family_of(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_have_no_host_part() {
        assert!(network("1.0.0.0/24").is_some());
        assert!(network("2001:db8::/32").is_some());
        for wrong in ["1.0.0.1/24", "1.0.0.0/33", "1.0.0.0", "x/8", "::/129", ""] {
            assert_eq!(network(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn addresses_are_text_or_numbers() {
        assert_eq!(address("16777216"), address("1.0.0.0"));
        assert_eq!(
            address("42540488320432167789079031612388147200"),
            address("2001:2::")
        );
        assert_eq!(address(""), None);
        assert_eq!(address("1.0.0"), None);
    }
}
