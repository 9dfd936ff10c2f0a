//! `Parameter` and `Value`: any parameter that the program has no type for.

use serde::Serialize;

use super::Origin;

/// `name: value`, as the file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// The word before the colon.
    pub name: String,
    /// What follows it.
    pub value: Value,
    /// Where it stands, if a file declares it.
    #[serde(skip)]
    pub origin: Origin,
}

impl Parameter {
    /// `name: value`
    #[must_use]
    pub fn new(name: impl Into<String>, value: Value) -> Self {
        Self {
            name: name.into(),
            value,
            origin: Origin::default(),
        }
    }

    /// `name: word`
    #[must_use]
    pub fn word(name: &str, value: impl Into<String>) -> Self {
        Self::new(name, Value::Word(value.into()))
    }

    /// `name: "text"`
    #[must_use]
    pub fn text(name: &str, value: impl Into<String>) -> Self {
        Self::new(name, Value::Text(value.into()))
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
