//! `Rule`: its name, its weight, its page, and its check.

use super::context::Context;
use super::level::Level;
use super::page::Page;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Kebab-case; it names what is wrong, so that "allow *name*" makes sense.
    pub name: &'static str,
    /// What kind of thing it is about.
    pub family: Family,
    /// The level where the configuration says nothing.
    pub level: Level,
    /// The text of the rule's own file, which begins with its page.
    pub file: &'static str,
    /// Who finds it.
    pub check: Check,
}

/// Who makes the findings of a rule.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// A look at the whole project; the findings carry the rule's name as code.
    Project(fn(&Context<'_>, &mut Diagnostics)),
    /// Reading or resolving the files: a finding with that code comes with the project.
    Reading,
    /// The run itself, when all other findings are known.
    Run,
}

/// What kind of thing a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Names that nothing has.
    References,
    /// What Looker does not accept.
    Validity,
    /// What Athena refuses, or what costs more than it need.
    Athena,
    /// What CloudTrail's records do not say.
    CloudTrail,
    /// Taste and care; off by default.
    Hygiene,
    /// The comments and the configuration by which findings are allowed.
    Allowances,
}

impl Rule {
    /// What it does, why, and how to mend it.
    #[must_use]
    pub fn page(&self) -> Page {
        Page::of(self.file)
    }

    /// A finding of this rule; `message` is one sentence, lower case, without a full stop.
    #[must_use]
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        match self.level {
            Level::Error => Diagnostic::error(self.name, message),
            Level::Warning | Level::Off => Diagnostic::warning(self.name, message),
        }
    }
}

impl Family {
    /// All families, in the order of the documentation.
    pub const ALL: [Self; 6] = [
        Self::References,
        Self::Validity,
        Self::Athena,
        Self::CloudTrail,
        Self::Hygiene,
        Self::Allowances,
    ];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::References => "References",
            Self::Validity => "LookML validity",
            Self::Athena => "Athena",
            Self::CloudTrail => "CloudTrail",
            Self::Hygiene => "Hygiene",
            Self::Allowances => "Allowances",
        }
    }
}
