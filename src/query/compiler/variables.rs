//! What the variables of Liquid stand for, and parameters.
//!
//! Source: <https://cloud.google.com/looker/docs/liquid-variable-reference>

use std::collections::HashMap;

use super::Compiler;
use super::dimension::not_compiled;
use super::field_at::FieldAt;
use crate::filter_expression::{Filter, Kind, StringTest, parse};
use crate::lookml::{FieldKind, FieldType};
use crate::query::condition::literal;
use crate::query::liquid::{Value, Variables};
use crate::query::refusal::Refusal;

/// The variables that a text sees.
pub(super) struct Scope<'s, 'm, 'r, 'p> {
    pub(super) compiler: &'s mut Compiler<'m, 'r, 'p>,
    pub(super) alias: &'r str,
    pub(super) assigned: &'s HashMap<String, Value>,
}

impl Variables for Scope<'_, '_, '_, '_> {
    fn value(&mut self, path: &[String]) -> Result<Value, Refusal> {
        let parts: Vec<&str> = path.iter().map(String::as_str).collect();
        let text = |text: &str| Ok(Value::Text(text.to_owned()));
        match parts.as_slice() {
            [name] if self.assigned.contains_key(*name) => Ok(self.assigned[*name].clone()),
            ["_user_attributes", name] => self.user_attribute(name),
            ["_filters", name] => {
                let (alias, name) = name.split_once('.').unwrap_or((self.alias, name));
                self.compiler.effects.is_fleeting = true;
                let active = self.compiler.active_on(alias, name);
                active.map_or(Ok(Value::Nil), |active| text(active.expression.text))
            }
            ["_model", "_name"] => text(self.compiler.model.name.unwrap_or_default()),
            ["_explore", "_name"] => text(self.compiler.explore.name()),
            ["_view", "_name"] => text(self.alias),
            ["_query", "_query_timezone"] => text(self.compiler.setting.timezone.unwrap_or("UTC")),
            [view, "_in_query"] if self.compiler.explore.view(view).is_some() => {
                self.compiler.effects.is_fleeting = true;
                Ok(Value::Bool(self.compiler.is_view_in_query(view)))
            }
            [view, field, variable] => self.of_field(view, field, variable),
            [field, variable] => self.of_field(self.alias, field, variable),
            _ => Err(unknown(&path.join("."))),
        }
    }
}

impl Scope<'_, '_, '_, '_> {
    fn user_attribute(&self, name: &str) -> Result<Value, Refusal> {
        let known = self.compiler.circumstances.user_attributes.get(name);
        known.map(|value| Value::Text(value.clone())).ok_or_else(|| {
            Refusal::new(
                "user-attribute",
                format!("Liquid takes the user attribute `{name}`, which the Looker instance alone knows"),
            )
            .help(format!("say `--user-attribute {name}=VALUE`"))
        })
    }

    fn of_field(&mut self, alias: &str, name: &str, variable: &str) -> Result<Value, Refusal> {
        self.compiler.effects.is_fleeting = true;
        let compiler = &*self.compiler;
        let view = compiler.explore.view(alias);
        let view = view.and_then(|target| target.view.as_ref());
        let path = || format!("{alias}.{name}.{variable}");
        let Some(field) = view.and_then(|view| view.field(name)) else {
            return Err(unknown(&path()));
        };
        let is_set = compiler
            .active_on(alias, name)
            .is_some_and(|active| active.is_set());
        let is_selected = compiler.selected.iter().any(|it| it.is(alias, name));
        match variable {
            "_is_filtered" => Ok(Value::Bool(is_set)),
            "_is_selected" => Ok(Value::Bool(is_selected)),
            "_in_query" => Ok(Value::Bool(is_selected || is_set)),
            "_name" => Ok(Value::Text(format!("{alias}.{name}"))),
            "_parameter_value" if field.field.declared.kind == FieldKind::Parameter => {
                let declared = &field.field.declared;
                let value = compiler.parameter_value(alias, declared)?;
                let field_type = declared.field_type.as_ref();
                Ok(match field_type {
                    Some(FieldType::Number) => Value::Number(value),
                    Some(FieldType::Unquoted | FieldType::Yesno) => Value::Text(value),
                    _ => Value::Text(literal(&value)),
                })
            }
            _ => Err(unknown(&path())),
        }
    }
}

impl<'r, 'p> Compiler<'_, 'r, 'p> {
    fn is_view_in_query(&self, alias: &str) -> bool {
        let is_selected = self.selected.iter().any(|field| field.alias == alias);
        let is_filtered = self
            .filters
            .iter()
            .any(|active| active.field.alias == alias && active.is_set());
        is_selected || is_filtered
    }

    /// What `{% parameter %}` writes.
    pub(super) fn parameter_sql(&mut self, field: &FieldAt<'r, 'p>) -> Result<String, Refusal> {
        if *field.kind() != FieldKind::Parameter {
            return Err(field.refuse("liquid", format!("`{}` is no parameter", field.full_name())));
        }
        self.read_filter(field);
        let value = self.parameter_value(field.alias, field.declared())?;
        let wrong = |what: &str| {
            Err(field.refuse(
                "parameter-value",
                format!(
                    "`{value}` is no {what} for the parameter `{}`",
                    field.full_name()
                ),
            ))
        };
        match field.field_type() {
            None | Some(FieldType::String) => Ok(literal(&value)),
            Some(FieldType::Number) if value.parse::<f64>().is_ok() => Ok(value),
            Some(FieldType::Number) => wrong("number"),
            Some(FieldType::Unquoted) => {
                let is_name = |c: char| c.is_ascii_alphanumeric() || "_.".contains(c);
                if value.chars().all(is_name) {
                    Ok(value)
                } else {
                    wrong("unquoted value")
                }
            }
            Some(other) => Err(not_compiled(field, "parameter", other.as_str())),
        }
    }

    /// The value that the query sets, else the default.
    pub(super) fn parameter_value(
        &self,
        alias: &str,
        declared: &crate::lookml::Field,
    ) -> Result<String, Refusal> {
        let name = format!("{alias}.{}", declared.name);
        let active = self.active_on(alias, &declared.name);
        let set = active.filter(super::filters::Active::is_set);
        let value = match set {
            Some(active) => one_text(active.expression.text),
            None => declared.default_value.clone().ok_or_else(|| {
                Refusal::new(
                    "parameter-value",
                    format!("the parameter `{name}` has no value and no default"),
                )
                .at(declared.origin.place())
                .help(format!("say `--filter {name}=VALUE`"))
            })?,
        };
        let allowed = &declared.allowed_values;
        if allowed.is_empty() || allowed.iter().any(|allowed| allowed.value == value) {
            return Ok(value);
        }
        let allowed: Vec<&str> = allowed.iter().map(|it| it.value.as_str()).collect();
        Err(Refusal::new(
            "parameter-value",
            format!("`{value}` is no value that the parameter `{name}` allows"),
        )
        .at(declared.origin.place())
        .help(format!("write one of `{}`", allowed.join("`, `"))))
    }
}

/// The text that a filter on a parameter means.
fn one_text(expression: &str) -> String {
    if let Ok(Filter::String(filter)) = parse(Kind::String, expression)
        && let [term] = filter.terms.as_slice()
        && let (false, StringTest::Equals(text)) = (term.is_negated, &term.test)
    {
        return text.clone();
    }
    expression.to_owned()
}

fn unknown(path: &str) -> Refusal {
    Refusal::new(
        "liquid",
        format!("the Liquid variable `{path}` is not compiled"),
    )
}
