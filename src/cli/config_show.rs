//! `config show`: each value of the configuration and where it comes from.

use std::fmt::Write as _;

use super::workplace::Workplace;
use super::{General, Outcome};
use crate::config::{self, Config, Origin};
use crate::diagnostic::Diagnostics;
use crate::report::visible;

/// What stands for a key without a value.
const NO_VALUE: &str = "-";

pub(super) fn run(general: &General) -> Outcome {
    let mut findings = Diagnostics::new();
    match Workplace::open(general, &mut findings) {
        Ok(workplace) => Outcome::done(table(&workplace.config), findings),
        Err(errors) => Outcome::failed(findings, errors),
    }
}

/// Three columns: key, value, origin.
fn table(config: &Config) -> String {
    let rows: Vec<(String, String, String)> = config::values(config)
        .into_iter()
        .map(|(path, value)| {
            let origin = origin(config, &path);
            let value = value.unwrap_or_else(|| NO_VALUE.to_owned());
            (path, visible(&value).into_owned(), origin)
        })
        .collect();
    let width = |column: fn(&(String, String, String)) -> &String| {
        rows.iter()
            .map(|row| column(row).chars().count())
            .max()
            .unwrap_or(0)
            .min(40)
    };
    let (keys, values) = (width(|row| &row.0), width(|row| &row.1));
    let mut text = String::new();
    for (path, value, origin) in &rows {
        let _ = writeln!(text, "{path:keys$}  {value:values$}  {origin}");
    }
    text
}

fn origin(config: &Config, path: &str) -> String {
    match (config.origins.of(path), &config.file) {
        (Origin::File(span), Some(file)) => {
            let before = file.text.get(..span.start).unwrap_or(&file.text);
            format!(
                "{}:{}",
                visible(&file.name),
                1 + before.matches('\n').count()
            )
        }
        (Origin::Flag(flag), _) => (*flag).to_owned(),
        _ => "default".to_owned(),
    }
}
