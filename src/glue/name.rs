//! Which characters the name of a table, column, partition key or struct member may not hold.

use crate::diagnostic::is_invisible;

/// A character that no name may hold, because whoever reads the name would not see what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ForbiddenCharacter {
    /// The character.
    pub(crate) character: char,
    /// Its offset in the name, in bytes.
    pub(crate) offset: usize,
}

impl ForbiddenCharacter {
    /// What it is, in a word for a message.
    pub(crate) fn description(self) -> String {
        let kind = if self.character.is_control() {
            "a control character"
        } else if matches!(self.character, '\u{2028}' | '\u{2029}') {
            "a line separator"
        } else {
            "a character that turns the direction of writing"
        };
        format!("{kind} (U+{:04X})", u32::from(self.character))
    }
}

/// The first character of a name that none may hold: control characters, line separators, and the
/// marks and overrides of bidirectional text.
pub(crate) fn forbidden_character(name: &str) -> Option<ForbiddenCharacter> {
    name.char_indices()
        .find(|(_, character)| is_invisible(*character))
        .map(|(offset, character)| ForbiddenCharacter { character, offset })
}
