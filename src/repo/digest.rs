//! `Digest`: the SHA-256 of a text, whatever its line ends.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a text in which each line ends in a line feed alone.
///
/// Git's `autocrlf` changes line ends on the way to the disk, which is nobody's edit.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; Self::LENGTH]);

impl Digest {
    /// In bytes.
    const LENGTH: usize = 32;

    /// The digest of a text, or of what should be one.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        let mut rest = bytes;
        // Up to each line end that has a carriage return before it, and on after that.
        while let Some(at) = rest.windows(2).position(|pair| pair == b"\r\n") {
            hasher.update(&rest[..at]);
            rest = &rest[at + 1..];
        }
        hasher.update(rest);
        Self(hasher.finalize().into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Digest {
    type Err = ();

    /// Reads 64 hexadecimal digits in lower case.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.as_bytes();
        if digits.len() != 2 * Self::LENGTH {
            return Err(());
        }
        let mut digest = [0; Self::LENGTH];
        for (byte, pair) in digest.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = 16 * nibble(pair[0]).ok_or(())? + nibble(pair[1]).ok_or(())?;
        }
        Ok(Self(digest))
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn it_is_the_sha_256_that_every_tool_gives() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(abc.parse(), Ok(Digest::of(b"abc")));
    }

    #[test]
    fn line_ends_are_no_difference_and_anything_else_is() {
        let text = Digest::of(b"a\nb\n\n");
        assert_eq!(Digest::of(b"a\r\nb\r\n\r\n"), text);
        assert_eq!(Digest::of(b"a\r\nb\n\r\n"), text);
        for other in [&b"a\rb\n\n"[..], b"a\nb\n", b"a\r\r\nb\n\n", b"a\nb\n\n\r"] {
            assert_ne!(Digest::of(other), text, "{other:?}");
        }
    }

    #[test]
    fn what_is_no_digest_is_none() {
        let digest = Digest::of(b"").to_string();
        for text in [
            "",
            "e3",
            &digest.to_uppercase(),
            &format!("{digest}0"),
            &digest.replace('e', "ä"),
        ] {
            assert_eq!(text.parse::<Digest>(), Err(()), "{text}");
        }
    }
}
