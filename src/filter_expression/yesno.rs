//! `YesnoFilter`: `Yes`, `No`, lists of them.

use super::fault::Fault;
use super::item::list;

/// Any of the tests; none is any value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YesnoFilter {
    /// What is let through.
    pub tests: Vec<YesnoTest>,
}

/// One value of a field of yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YesnoTest {
    /// `Yes`, `TRUE`
    Yes,
    /// `No`, `FALSE`
    No,
}

pub(super) fn parse(text: &str) -> Result<YesnoFilter, Fault> {
    if text.trim().is_empty() {
        return Ok(YesnoFilter::default());
    }
    let tests = list(text).map(|(start, item)| test(start, item));
    Ok(YesnoFilter {
        tests: tests.collect::<Result<_, _>>()?,
    })
}

fn test(start: usize, item: &str) -> Result<YesnoTest, Fault> {
    match item.trim().to_ascii_lowercase().as_str() {
        "yes" | "true" => Ok(YesnoTest::Yes),
        "no" | "false" => Ok(YesnoTest::No),
        "" => Err(Fault::empty_item(start)),
        _ => Err(Fault::new(
            start..start + item.len(),
            format!("`{}` is neither `Yes` nor `No`", item.trim()),
            "write `Yes` or `No`, in quotes",
        )),
    }
}
