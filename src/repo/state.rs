//! `State`: who changed a path, told from three facts.
//!
//! A comparison of two texts cannot tell who changed what. So there are three facts: what the ledger
//! says that was written, what is on the disk, and what would be written now.

use super::Digest;

/// What is known of a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What the ledger says that was written.
    pub entry: Option<Digest>,
    /// What is on the disk.
    pub disk: Option<Digest>,
    /// What would be written now.
    pub now: Option<Digest>,
}

/// How a path stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds what it should.
    Current,
    /// It is as it was written, and something else would be written now.
    Stale,
    /// A person changed it, and what would be written is what was written.
    Edited,
    /// A person changed it, and something else would be written now.
    Conflicted,
    /// It was written and is not there any more.
    Deleted,
    /// It holds something that was never written by us.
    Foreign,
    /// Nothing is there and nothing was written.
    New,
    /// It was written, and is not generated any more.
    Orphaned(Orphan),
    /// It is written when absent, and a person's once it is there.
    Seeded,
    /// It was handed to the person.
    Kept,
}

/// What became of a path that is not generated any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orphan {
    /// It is as it was written.
    Untouched,
    /// A person changed it.
    Edited,
    /// It is not there any more.
    Gone,
}

impl State {
    /// The state that follows from the facts; `None` for a path of which there is nothing to know: it
    /// was not written and would not be.
    ///
    /// The questions are asked in the order of the table in the README. That what is right already is
    /// asked first heals a run that ended before it could write the ledger.
    #[must_use]
    pub fn of(facts: Facts) -> Option<Self> {
        let Some(now) = facts.now else {
            let entry = facts.entry?;
            return Some(Self::Orphaned(match facts.disk {
                Some(disk) if disk == entry => Orphan::Untouched,
                Some(_) => Orphan::Edited,
                None => Orphan::Gone,
            }));
        };
        Some(match (facts.entry, facts.disk) {
            (_, Some(disk)) if disk == now => Self::Current,
            (Some(entry), Some(disk)) if disk == entry => Self::Stale,
            (Some(entry), Some(_)) if now == entry => Self::Edited,
            (Some(_), Some(_)) => Self::Conflicted,
            (Some(_), None) => Self::Deleted,
            (None, Some(_)) => Self::Foreign,
            (None, None) => Self::New,
        })
    }

    /// One lower-case word, part of the program's interface.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Edited => "edited",
            Self::Conflicted => "conflicted",
            Self::Deleted => "deleted",
            Self::Foreign => "foreign",
            Self::New => "new",
            Self::Orphaned(_) => "orphaned",
            Self::Seeded => "seeded",
            Self::Kept => "kept",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Facts, Orphan, State};

    /// All combinations of an entry, a disk and a text, each absent or one of three texts: more texts
    /// than facts, so that each way to agree and to differ occurs.
    fn all() -> impl Iterator<Item = Facts> {
        let choices = || {
            [None, Some("a"), Some("b"), Some("c")]
                .map(|text| text.map(|text| Digest::of(text.as_bytes())))
        };
        choices().into_iter().flat_map(move |entry| {
            choices().into_iter().flat_map(move |disk| {
                choices()
                    .into_iter()
                    .map(move |now| Facts { entry, disk, now })
            })
        })
    }

    /// The table of the README, a row a line: what has to hold, and the state.
    fn by_the_table(Facts { entry, disk, now }: Facts) -> Vec<State> {
        let is_generated = now.is_some();
        let [e, d] = [entry.is_some(), disk.is_some()];
        let rows = [
            (is_generated && d && disk == now, State::Current),
            (
                is_generated && e && d && disk == entry && now != entry,
                State::Stale,
            ),
            (
                is_generated && e && d && disk != entry && now == entry,
                State::Edited,
            ),
            (
                is_generated && e && d && disk != entry && now != entry && disk != now,
                State::Conflicted,
            ),
            (is_generated && e && !d, State::Deleted),
            (is_generated && !e && d && disk != now, State::Foreign),
            (is_generated && !e && !d, State::New),
            (
                !is_generated && e && d && disk == entry,
                State::Orphaned(Orphan::Untouched),
            ),
            (
                !is_generated && e && d && disk != entry,
                State::Orphaned(Orphan::Edited),
            ),
            (!is_generated && e && !d, State::Orphaned(Orphan::Gone)),
        ];
        rows.into_iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, state)| state)
            .collect()
    }

    #[test]
    fn each_combination_of_facts_is_in_one_row_of_the_table_and_has_its_state() {
        assert_eq!(all().count(), 64);
        for facts in all() {
            let rows = by_the_table(facts);
            let is_known = facts.entry.is_some() || facts.now.is_some();
            assert_eq!(rows.len(), usize::from(is_known), "{facts:?}: {rows:?}");
            assert_eq!(State::of(facts), rows.first().copied(), "{facts:?}");
        }
    }

    #[test]
    fn what_is_written_is_current_and_stays_so() {
        for facts in all() {
            let Some(now) = facts.now else { continue };
            // After the file, and before the ledger.
            let healed = Facts {
                disk: Some(now),
                ..facts
            };
            assert_eq!(State::of(healed), Some(State::Current));
            let done = Facts {
                entry: Some(now),
                ..healed
            };
            assert_eq!(State::of(done), Some(State::Current));
        }
    }
}
