//! `Network`: a range of addresses in CIDR notation.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::fault::{Checked, Fault};

/// A network, with every bit behind the prefix zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// Reads `203.0.113.0/24` or `2001:db8::/32`; bits behind the prefix are cleared.
    pub(super) fn parse(text: &str) -> Checked<Self> {
        let (address, prefix) = text.split_once('/').unwrap_or((text, ""));
        let Ok(address) = address.parse::<IpAddr>() else {
            return Err(Fault::new(
                "is not a network in CIDR notation",
                "write such as `203.0.113.0/24` or `2001:db8::/32`",
            ));
        };
        let bits = if address.is_ipv4() { 32 } else { 128 };
        if prefix.is_empty() {
            return Err(Fault::new(
                "is an address without the length of its network",
                format!("write `{address}/{bits}` for this one address"),
            ));
        }
        let is_number = prefix.len() <= 3 && prefix.bytes().all(|b| b.is_ascii_digit());
        match prefix.parse::<u8>() {
            Ok(prefix) if is_number && prefix <= bits => Ok(Self::masked(address, prefix)),
            _ => Err(Fault::new(
                format!("has a length that is no number from 0 to {bits}"),
                format!(
                    "write such as `{}`",
                    Self::masked(address, if bits == 32 { 24 } else { 48 })
                ),
            )),
        }
    }

    fn masked(address: IpAddr, prefix: u8) -> Self {
        let address = match address {
            IpAddr::V4(v4) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V4(Ipv4Addr::from_bits(v4.to_bits() & mask))
            }
            IpAddr::V6(v6) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & mask))
            }
        };
        Self { address, prefix }
    }

    /// Whether the text names an address inside the network instead of the network.
    pub(super) fn differs_from(self, text: &str) -> bool {
        let address = text
            .split('/')
            .next()
            .and_then(|address| address.parse::<IpAddr>().ok());
        address.is_some_and(|address| address != self.address)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn host_bits_are_cleared() {
        for (text, network) in [
            ("203.0.113.9/24", "203.0.113.0/24"),
            ("10.1.2.3/0", "0.0.0.0/0"),
            ("10.1.2.3/32", "10.1.2.3/32"),
            ("2001:DB8::1/32", "2001:db8::/32"),
            ("::1/0", "::/0"),
        ] {
            assert_eq!(Network::parse(text).unwrap().to_string(), network);
        }
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in [
            "",
            "10.0.0.0",
            "10.0.0/8",
            "10.0.0.0/33",
            "::/129",
            "10.0.0.0/-1",
            "10.0.0.0/+8",
            "a/8",
            "010.0.0.0/8",
        ] {
            assert!(Network::parse(text).is_err(), "{text}");
        }
    }
}
