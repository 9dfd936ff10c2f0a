//! `CLOUDTRAIL.md`: what the page tells in each case, and that texts from outside stay texts.
//!
//! A folder of `guide/` holds the input, `case.json`, beside the expected page.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "guide/case.rs"]
mod case;

use cloudtrail_lookml::modeling::{Guide, markdown_text};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value, context};

use case::Case;

#[test]
fn pages_are_as_expected() {
    insta::glob!("guide/*/case.json", |path| {
        let case = Case::parse(&std::fs::read_to_string(path).unwrap());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("page", page(&case.guide())));
    });
}

#[test]
fn texts_from_outside_leave_no_syntax() {
    let hostile = "x}} {{ y }} {% z %} ${v.f} @{C} <b> `c` | pipe\n# e";
    let page = page(&Case::with_texts(hostile).guide());
    for syntax in ["{{", "{%", "${", "<b>", "`c`", "\n# e", " | pipe"] {
        assert!(!page.contains(syntax), "{syntax} is left in\n{page}");
    }
    // The page's own example names the constant of the connection.
    assert!(!page.replace("@{CONNECTION_NAME}", "").contains("@{"));
}

/// Renders with the rules of the program: block tags leave no lines, and nothing is printed that
/// went through no filter.
fn page(guide: &Guide) -> String {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder()
        .variable_delimiters("<<", ">>")
        .block_delimiters("<%", "%>")
        .comment_delimiters("<#", "#>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build();
    environment.set_syntax(syntax.unwrap());
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, _, value| {
        let is_printable = value.is_safe() || value.is_number();
        assert!(is_printable, "{value} went through no filter");
        Ok(write!(out, "{value}")?)
    });
    environment.add_filter("md", |text: &str| {
        Value::from_safe_string(markdown_text(text))
    });
    environment.add_filter("word", |text: &str| {
        Value::from_safe_string(text.to_owned())
    });
    let template = include_str!("../lookml_templates/CLOUDTRAIL.md");
    let context = context! { guide => Value::from(Serde(guide)) };
    environment.render_str(template, context).unwrap()
}
