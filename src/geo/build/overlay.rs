//! `Overlay`: several inputs as one, where each knows something else of the same addresses.

use super::address::AddressRange;
use super::answer::Answer;
use super::input::Network;
use crate::diagnostic::Diagnostics;

/// A stream of networks in the order of their addresses, none within another.
pub(super) type Networks<'a> = Box<dyn Iterator<Item = Result<Network, Diagnostics>> + 'a>;

/// Several streams as one: cut where any of them changes, the earlier input winning where two know the
/// same, and neighbours with the same answer joined.
pub(super) struct Overlay<'a> {
    streams: Vec<Stream<'a>>,
    /// The first address that was not looked at yet; `None` behind the last address of all.
    position: Option<u128>,
    /// A range to which the next one may still be joined.
    pending: Option<Network>,
}

struct Stream<'a> {
    networks: Networks<'a>,
    current: Option<Network>,
}

impl<'a> Overlay<'a> {
    pub(super) fn new(streams: Vec<Networks<'a>>) -> Result<Self, Diagnostics> {
        let streams = streams
            .into_iter()
            .map(|mut networks| {
                let current = networks.next().transpose()?;
                Ok(Stream { networks, current })
            })
            .collect::<Result<_, Diagnostics>>()?;
        Ok(Self {
            streams,
            position: Some(0),
            pending: None,
        })
    }

    /// The next range over which no stream changes, with what they all say.
    fn segment(&mut self) -> Result<Option<Network>, Diagnostics> {
        let Some(position) = self.position else {
            return Ok(None);
        };
        for stream in &mut self.streams {
            while stream
                .current
                .is_some_and(|network| network.range.end < position)
            {
                stream.current = stream.networks.next().transpose()?;
            }
        }
        let currents = || self.streams.iter().filter_map(|stream| stream.current);
        let Some(start) = currents().map(|n| n.range.start.max(position)).min() else {
            return Ok(None);
        };
        let mut end = u128::MAX;
        let mut answer = Answer::default();
        for network in currents() {
            if network.range.start <= start {
                end = end.min(network.range.end);
                answer = answer.or(network.answer);
            } else {
                end = end.min(network.range.start - 1);
            }
        }
        self.position = end.checked_add(1);
        let range = AddressRange { start, end };
        Ok(Some(Network { range, answer }))
    }
}

impl Iterator for Overlay<'_> {
    type Item = Result<Network, Diagnostics>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.segment() {
                Err(error) => return Some(Err(error)),
                Ok(None) => return self.pending.take().map(Ok),
                Ok(Some(next)) if next.answer.is_empty() => {}
                Ok(Some(next)) => match &mut self.pending {
                    Some(last) if last.range.meets(&next.range) && last.answer == next.answer => {
                        last.range.end = next.range.end;
                    }
                    pending => {
                        if let Some(done) = pending.replace(next) {
                            return Some(Ok(done));
                        }
                    }
                },
            }
        }
    }
}
