//! The configuration's changes to single fields.

use crate::config::{Config, FieldRule};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookml::{Field, FieldKind, View, YesNo};

/// Applies the rules in order: to the fields that the views declare, and to the columns of the raw view
/// by way of the refined view, which comes first among `views`.
///
/// A rule that matches nothing is a warning.
pub(super) fn apply(
    config: &Config,
    raw: &View,
    views: &mut [&mut View],
    diagnostics: &mut Diagnostics,
) {
    for rule in &config.fields {
        let mut is_used = false;
        for view in views.iter_mut() {
            for field in &mut view.fields {
                if matches(&rule.pattern, &field.name) {
                    change(field, rule);
                    is_used = true;
                }
            }
        }
        if let Some(refined) = views.first_mut() {
            is_used |= refine_columns(rule, raw, refined);
        }
        if !is_used {
            diagnostics.push(unused(config, rule));
        }
    }
}

/// Adds a refinement for each column of the raw view that matches and that is not refined yet.
fn refine_columns(rule: &FieldRule, raw: &View, refined: &mut View) -> bool {
    let mut is_used = false;
    for column in raw
        .fields
        .iter()
        .filter(|f| matches(&rule.pattern, &f.name))
    {
        is_used = true;
        if refined.fields.iter().any(|field| field.name == column.name) {
            continue;
        }
        let mut field = Field::new(FieldKind::Dimension, &column.name);
        change(&mut field, rule);
        refined.fields.push(field);
    }
    is_used
}

fn change(field: &mut Field, rule: &FieldRule) {
    if let Some(hide) = rule.hide {
        field.hidden = Some(YesNo::from(hide));
    }
    if let Some(label) = &rule.label {
        field.label = Some(label.clone());
    }
    if let Some(group) = &rule.group {
        field.group_label = Some(group.clone());
    }
    if let Some(description) = &rule.description {
        field.description = Some(description.clone());
    }
}

fn unused(config: &Config, rule: &FieldRule) -> Diagnostic {
    let warning = Diagnostic::warning(
        "unused-field-rule",
        format!("`{}` matches no field", rule.pattern),
    )
    .help("remove the entry, or look the name up in the generated views");
    match &config.file {
        Some(file) => warning.at(file, rule.span.clone(), "matches no field"),
        None => warning,
    }
}

/// Whether the name fits the pattern, in which `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stands_for_any_characters() {
        assert!(matches("principal", "principal"));
        assert!(!matches("principal", "principal_key"));
        assert!(matches("useridentity__*", "useridentity__arn"));
        assert!(matches("*__arn", "resources__arn"));
        assert!(matches("a*b*c", "a1b2c"));
        assert!(!matches("a*b*c", "acb"));
        assert!(!matches("ab*b", "ab"));
    }
}
