//! The environment in which templates run: their delimiters, their filters, and the rule that
//! nothing is printed that did not go through a filter.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value,
};

use super::{Templates, failure, filters, yaml};
use crate::diagnostic::Diagnostics;

/// An environment with all templates in it.
///
/// # Errors
///
/// When a template has a syntax error; all such templates are named.
pub(super) fn environment(templates: &Templates) -> Result<Environment<'_>, Diagnostics> {
    let mut environment = Environment::new();
    match syntax() {
        Ok(syntax) => environment.set_syntax(syntax),
        Err(error) => return Err(failure::of_template(&error, templates).into()),
    }
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    // Any mode but `None` makes blocks that a template captures count as printed already.
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("lookml".into()));
    environment.set_formatter(print);
    add_filters(&mut environment);

    let mut failures = Diagnostics::new();
    for (name, text) in templates.iter() {
        if let Err(error) = environment.add_template(name, text) {
            failures.push(failure::of_template(&error, templates));
        }
    }
    failures.or_else_ok(environment)
}

/// `<< >>`, `<% %>` and `<# #>`, because LookML carries Liquid's braces.
fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder()
        .variable_delimiters("<<", ">>")
        .block_delimiters("<%", "%>")
        .comment_delimiters("<#", "#>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
}

fn add_filters(environment: &mut Environment<'_>) {
    environment.add_filter("word", filters::word);
    environment.add_filter("words", filters::words);
    environment.add_filter("quoted", filters::quoted);
    environment.add_filter("quotes", filters::quotes);
    environment.add_filter("comment", filters::comment);
    environment.add_filter("sql", filters::sql);
    environment.add_filter("expression", filters::expression);
    environment.add_filter("field_filters", filters::field_filters);
    environment.add_filter("list", filters::list);
    environment.add_filter("value", filters::value);
    environment.add_filter("blanks", filters::blanks);
    environment.add_filter("json_string", filters::json_string);
    environment.add_filter("markdown", filters::markdown);
    environment.add_filter("yaml_string", yaml::yaml_string);
    environment.add_filter("yaml_key", yaml::yaml_key);
    environment.add_filter("yaml", yaml::yaml);
    environment.add_filter("item", yaml::item);
}

/// Prints numbers, and texts that went through a filter which knows where they may stand.
///
/// A bare truth value would come out as `True`, which is no word of LookML.
fn print(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let is_safe = value.is_safe();
    match value.as_str() {
        Some(text) if is_safe => Ok(out.write_str(text)?),
        None if value.kind() == ValueKind::Number => Ok(write!(out, "{value}")?),
        _ => {
            let detail = format!(
                "a {} is printed without a filter such as `quoted`, `word` or `sql`",
                value.kind()
            );
            Err(Error::new(ErrorKind::InvalidOperation, detail))
        }
    }
}
