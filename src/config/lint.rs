//! The section `lint`: the levels of rules, and the paths at which a rule does not look.

use std::ops::Range;

use super::fault::{Checked, Fault};
use super::reader::{Reader, Section};
use crate::lint::{self, EVERY_RULE, Exclusion, Level, LintConfig};

pub(super) fn read(reader: &mut Reader<'_>, section: &Section<'_>) -> LintConfig {
    LintConfig {
        levels: levels(reader, section),
        exclusions: exclusions(reader, section),
    }
}

fn levels(reader: &mut Reader<'_>, section: &Section<'_>) -> Vec<(&'static str, Level)> {
    let Some(levels) = reader.free_section(section, "levels") else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (name, span) in Reader::names(&levels) {
        let rule = known(reader, name, span, rule);
        let level = reader.named_word(&levels, name, Level::of_word);
        all.extend(rule.zip(level));
    }
    all
}

fn exclusions(reader: &mut Reader<'_>, section: &Section<'_>) -> Vec<Exclusion> {
    let Some(exclusions) = reader.free_section(section, "exclude") else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (name, span) in Reader::names(&exclusions) {
        let rule = known(reader, name, span, |name| match name {
            EVERY_RULE => Ok(None),
            _ => rule(name).map(Some),
        });
        let patterns = reader.texts(&exclusions, name, pattern);
        if let Some(rule) = rule {
            all.extend(patterns.into_iter().map(|(pattern, span)| Exclusion {
                rule,
                pattern,
                span,
            }));
        }
    }
    all
}

fn known<T>(
    reader: &mut Reader<'_>,
    name: &str,
    span: Range<usize>,
    check: impl FnOnce(&str) -> Checked<T>,
) -> Option<T> {
    match check(name) {
        Ok(rule) => Some(rule),
        Err(fault) => {
            reader.report_fault(name, fault, span);
            None
        }
    }
}

fn rule(name: &str) -> Checked<&'static str> {
    lint::rule(name).map(|rule| rule.name).ok_or_else(|| {
        let help = match lint::near(name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "look the name up in docs/rules.md".to_owned(),
        };
        Fault::new("is no rule", help)
    })
}

fn pattern(text: &str) -> Checked<String> {
    match lint::check_pattern(text) {
        Ok(()) => Ok(text.to_owned()),
        Err(rule) => Err(Fault::new(
            rule,
            "write a path from the root of the project, such as `views/**`",
        )),
    }
}
