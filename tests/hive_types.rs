//! `tests/hive_types/*.txt`: one type a line (`\n` for a line break, `\u{...}` for a character that
//! cannot be seen); the snapshot beside tells how each is read.

use std::fmt::Write as _;

use cloudtrail_lookml::glue::HiveType;

#[test]
fn types() {
    insta::glob!("hive_types/*.txt", |path| {
        let mut read = String::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            writeln!(read, "{line}\n{}", outcome(&unescaped(line))).unwrap();
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap().join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, read));
    });
}

#[test]
fn nesting_is_bounded() {
    let nested = |depth: usize| format!("{}int{}", "array<".repeat(depth), ">".repeat(depth));
    assert!(HiveType::parse(&nested(128)).is_ok());
    let error = HiveType::parse(&nested(129)).unwrap_err();
    assert_eq!((error.code, error.span), ("hive-type-depth", 774..777));
    assert!(HiveType::parse(&nested(100_000)).is_err());
    assert!(HiveType::parse(&"struct<a:".repeat(100_000)).is_err());
}

/// What is printed, or the error with the text that it points at.
fn outcome(text: &str) -> String {
    match HiveType::parse(text) {
        Ok(hive_type) => {
            let printed = hive_type.to_string();
            assert_eq!(
                HiveType::parse(&printed).as_ref(),
                Ok(&hive_type),
                "{printed}"
            );
            format!("  is {printed}")
        }
        Err(error) => {
            let place = text[error.span.clone()].escape_debug();
            let help = error
                .help
                .map_or(String::new(), |help| format!("\n    help: {help}"));
            format!(
                "  {}: {}\n    at {}: `{place}`{help}",
                error.code, error.message, error.span.start
            )
        }
    }
}

fn unescaped(line: &str) -> String {
    line.replace("\\n", "\n")
        .replace("\\u{202e}", "\u{202e}")
        .replace("\\u{0}", "\0")
}
