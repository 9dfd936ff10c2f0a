//! `Allowance`: a comment that allows what a rule finds.
//!
//! `# lint: allow rule-name, because the reason`, with several names where several are meant.

mod scope;

use std::ops::Range;
use std::sync::Arc;

use super::registry;
use super::rules::{malformed_allowance, unknown_rule};
use super::subject::SourceFile;
use crate::diagnostic::{Diagnostics, Place, SourceText};

/// A comment that allows what one rule finds in a part of a file.
#[derive(Clone, Debug)]
pub(super) struct Allowance {
    /// The name of the rule.
    pub(super) rule: &'static str,
    /// The part of the file, in bytes.
    pub(super) scope: Range<usize>,
    /// The rule's name in the comment.
    pub(super) place: Place,
    /// Whether something was allowed.
    pub(super) is_used: bool,
}

impl Allowance {
    /// Whether it allows what a rule finds at that byte.
    pub(super) fn allows(&self, rule: &str, at: usize) -> bool {
        self.rule == rule && self.scope.contains(&at)
    }
}

/// The allowances of a file; comments that cannot be understood are findings.
pub(super) fn allowances(file: &SourceFile, findings: &mut Diagnostics) -> Vec<Allowance> {
    // Nearly no file has one, so that the comments of most files need not be looked for.
    if !file.source.text.contains("lint:") {
        return Vec::new();
    }
    let mut allowances = Vec::new();
    for comment in scope::comments(file) {
        let text = &file.source.text[comment.span.clone()];
        let Some(directive) = directive(text) else {
            continue;
        };
        match names_and_reason(directive) {
            Ok(names) => {
                for name in names {
                    let start = comment.span.start + offset(text, name);
                    let place = place(&file.source, start..start + name.len());
                    match registry::rule(name) {
                        Some(rule) => allowances.push(Allowance {
                            rule: rule.name,
                            scope: comment.scope.clone(),
                            place,
                            is_used: false,
                        }),
                        None => findings.push(unknown_rule::finding(name, place)),
                    }
                }
            }
            Err(fault) => {
                let place = place(&file.source, comment.span.clone());
                findings.push(malformed_allowance::finding(fault, place));
            }
        }
    }
    allowances
}

/// What follows `# lint:`.
fn directive(comment: &str) -> Option<&str> {
    comment
        .trim_start_matches('#')
        .trim_start()
        .strip_prefix("lint:")
}

/// The names in `allow one, two, because the reason`.
fn names_and_reason(directive: &str) -> Result<Vec<&str>, &'static str> {
    let words = directive.trim_start();
    let rest = words
        .strip_prefix("allow")
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        .ok_or("says nothing that is known here")?;
    let is_separator = |c: char| c == ',' || c.is_whitespace();
    let mut names = Vec::new();
    for word in rest.split(is_separator).filter(|word| !word.is_empty()) {
        if word.trim_end_matches(':') == "because" {
            let reason = &rest[offset(rest, word) + word.len()..];
            return match (names.is_empty(), reason.trim().is_empty()) {
                (true, _) => Err("names no rule"),
                (false, true) => Err("gives no reason"),
                (false, false) => Ok(names),
            };
        }
        names.push(word);
    }
    Err(if names.is_empty() {
        "names no rule"
    } else {
        "gives no reason"
    })
}

/// Where a part of a text begins in it.
fn offset(text: &str, part: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

fn place(source: &Arc<SourceText>, span: Range<usize>) -> Place {
    Place {
        source: Arc::clone(source),
        span,
        label: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{directive, names_and_reason};

    fn read(comment: &str) -> Option<Result<Vec<&str>, &'static str>> {
        directive(comment).map(names_and_reason)
    }

    #[test]
    fn a_comment_allows_rules_for_a_reason() {
        assert_eq!(
            read("# lint: allow a-b, because it is so"),
            Some(Ok(vec!["a-b"]))
        );
        assert_eq!(
            read("#lint: allow a, b because: x"),
            Some(Ok(vec!["a", "b"]))
        );
        assert_eq!(read("# lint: allow a"), Some(Err("gives no reason")));
        assert_eq!(
            read("# lint: allow a, because "),
            Some(Err("gives no reason"))
        );
        assert_eq!(read("# lint: allow because x"), Some(Err("names no rule")));
        assert_eq!(read("# lint: allow"), Some(Err("names no rule")));
        assert_eq!(
            read("# lint: allowed a"),
            Some(Err("says nothing that is known here"))
        );
        assert_eq!(read("# the lint: allow a, because x"), None);
    }
}
