//! `Record`: a range with its answer, in memory and as bytes in a temporary file.

use super::address::AddressRange;
use super::answer::Answer;
use super::names::NameId;

/// A range as a line of a file gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) range: AddressRange,
    pub(super) answer: Answer,
    pub(super) line: u64,
}

pub(super) const SIZE: usize = 16 + 16 + 8 + 5 * 4 + 2 * 8 + 2 + 4 + 1;

/// A record as so many bytes; which of the optional values are there stands in the last byte.
pub(super) fn encode(record: &Record) -> [u8; SIZE] {
    let answer = &record.answer;
    let flags = u8::from(answer.latitude.is_some())
        | u8::from(answer.longitude.is_some()) << 1
        | u8::from(answer.accuracy_km.is_some()) << 2
        | u8::from(answer.asn.is_some()) << 3
        | u8::from(answer.is_anonymous.is_some()) << 4
        | u8::from(answer.is_anonymous == Some(true)) << 5
        | u8::from(answer.is_hosting.is_some()) << 6
        | u8::from(answer.is_hosting == Some(true)) << 7;
    let mut bytes = [0; SIZE];
    let mut at = 0;
    let mut put = |value: &[u8]| {
        bytes[at..at + value.len()].copy_from_slice(value);
        at += value.len();
    };
    put(&record.range.start.to_le_bytes());
    put(&record.range.end.to_le_bytes());
    put(&record.line.to_le_bytes());
    for name in [
        answer.country_code,
        answer.country,
        answer.subdivision,
        answer.city,
        answer.network_owner,
    ] {
        put(&name.0.to_le_bytes());
    }
    put(&answer.latitude.unwrap_or_default().to_le_bytes());
    put(&answer.longitude.unwrap_or_default().to_le_bytes());
    put(&answer.accuracy_km.unwrap_or_default().to_le_bytes());
    put(&answer.asn.unwrap_or_default().to_le_bytes());
    put(&[flags]);
    bytes
}

pub(super) fn decode(bytes: &[u8; SIZE]) -> Record {
    let mut rest = bytes.as_slice();
    let flags = bytes[SIZE - 1];
    let is = |bit: u8| flags >> bit & 1 == 1;
    let range = AddressRange {
        start: u128::from_le_bytes(take(&mut rest)),
        end: u128::from_le_bytes(take(&mut rest)),
    };
    let line = u64::from_le_bytes(take(&mut rest));
    let mut name = || NameId(u32::from_le_bytes(take(&mut rest)));
    let mut answer = Answer {
        country_code: name(),
        country: name(),
        subdivision: name(),
        city: name(),
        network_owner: name(),
        ..Answer::default()
    };
    let latitude = f64::from_le_bytes(take(&mut rest));
    let longitude = f64::from_le_bytes(take(&mut rest));
    let accuracy_km = u16::from_le_bytes(take(&mut rest));
    let asn = u32::from_le_bytes(take(&mut rest));
    answer.latitude = is(0).then_some(latitude);
    answer.longitude = is(1).then_some(longitude);
    answer.accuracy_km = is(2).then_some(accuracy_km);
    answer.asn = is(3).then_some(asn);
    answer.is_anonymous = is(4).then_some(is(5));
    answer.is_hosting = is(6).then_some(is(7));
    Record {
        range,
        answer,
        line,
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> [u8; N] {
    let (head, tail) = rest.split_at(N);
    *rest = tail;
    let mut bytes = [0; N];
    bytes.copy_from_slice(head);
    bytes
}
