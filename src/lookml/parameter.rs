//! `Parameter` and `Value`: any parameter that the program has no type for.

use serde::Serialize;

/// `name: value`, as the file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// The word before the colon.
    pub name: String,
    /// What follows it.
    pub value: Value,
}

impl Parameter {
    /// `name: word`
    #[must_use]
    pub fn word(name: &str, value: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            value: Value::Word(value.into()),
        }
    }

    /// `name: "text"`
    #[must_use]
    pub fn text(name: &str, value: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            value: Value::Text(value.into()),
        }
    }
}

/// The forms that a value takes in LookML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "form", content = "value")]
pub enum Value {
    /// `yes`, `string`, `monday`: without quotes.
    Word(String),
    /// `"..."`, unescaped.
    Text(String),
    /// Text up to `;;`, without it.
    Expression(String),
    /// `[a, b]`
    List(Vec<Value>),
    /// `[a: "b", c: "d"]`
    Pairs(Vec<(String, Value)>),
    /// `{ ... }`, with the name that may stand before the brace.
    Block {
        /// `x` in `set: x { }`.
        name: Option<String>,
        /// What stands between the braces.
        parameters: Vec<Parameter>,
    },
}
