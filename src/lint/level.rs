//! `Level`: how much the findings of a rule weigh.

use crate::diagnostic;

/// How much the findings of a rule weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The rule is not looked at.
    Off,
    /// It may be what was meant.
    Warning,
    /// Looker or Athena refuses it, or answers something else than people think.
    Error,
}

impl Level {
    /// The words of the configuration, heaviest first.
    pub const WORDS: [&'static str; 3] = ["error", "warning", "off"];

    /// The level of that word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "error" => Some(Self::Error),
            "warning" => Some(Self::Warning),
            "off" => Some(Self::Off),
            _ => None,
        }
    }

    /// The word in the configuration.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Off => "off",
        }
    }

    /// The level of a finding; `None` where there is none.
    pub(super) fn of_findings(self) -> Option<diagnostic::Level> {
        match self {
            Self::Off => None,
            Self::Warning => Some(diagnostic::Level::Warning),
            Self::Error => Some(diagnostic::Level::Error),
        }
    }
}
