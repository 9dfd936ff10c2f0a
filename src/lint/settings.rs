//! `LintConfig`: the levels of rules, and the paths at which a rule does not look.

use std::ops::Range;

use camino::Utf8Path;

use super::level::Level;
use super::rule::Rule;

/// What stands for every rule where exclusions are configured.
pub const EVERY_RULE: &str = "all";

/// The section `lint` of the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LintConfig {
    /// Levels by the name of the rule, in order.
    pub levels: Vec<(&'static str, Level)>,
    /// Paths at which rules do not look, in order.
    pub exclusions: Vec<Exclusion>,
}

/// Paths at which a rule does not look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The name of the rule; `None` for all.
    pub rule: Option<&'static str>,
    /// A path from the project's root, in which `*` stands for anything but `/`, and `**` for anything.
    pub pattern: String,
    /// Byte range of the pattern in the configuration file.
    pub span: Range<usize>,
}

impl LintConfig {
    /// How much the findings of a rule weigh.
    #[must_use]
    pub fn level(&self, rule: &Rule) -> Level {
        self.levels
            .iter()
            .rev()
            .find(|(name, _)| *name == rule.name)
            .map_or(rule.level, |(_, level)| *level)
    }
}

impl Exclusion {
    /// Whether it is about that rule, or about all.
    #[must_use]
    pub fn is_about(&self, rule: &str) -> bool {
        self.rule.is_none_or(|name| name == rule)
    }

    /// Whether it takes that path out.
    #[must_use]
    pub fn matches(&self, path: &Utf8Path) -> bool {
        fast_glob::glob_match(&self.pattern, path.as_str())
    }
}

/// Whether a text is a pattern of paths.
///
/// # Errors
///
/// The rule that the text breaks.
pub fn check_pattern(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("matches no path".to_owned());
    }
    fast_glob::validate(text).map_err(|error| format!("is no pattern of paths: {error}"))
}
