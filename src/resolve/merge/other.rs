//! Parameters without a type of their own, one list over another.
//!
//! A block with a name is one element: `query: a` and `query: b` stand beside each other, and two of
//! one name are merged. A block without a name is one value, which is replaced as a whole.

use crate::lookml::{Parameter, Value};

use super::{expression, list};

/// Lays parameters over others: those of `additive` names are added, a block with a name takes the
/// place of the block of that name, and any other takes the place of all of its name.
pub(super) fn parameters(below: &mut Vec<Parameter>, above: &[Parameter], additive: &[&str]) {
    let replaced_from = below.len();
    for parameter in above {
        if additive.contains(&parameter.name.as_str()) && block_name(parameter).is_none() {
            below.push(parameter.clone());
            continue;
        }
        let is_same =
            |it: &Parameter| it.name == parameter.name && block_name(it) == block_name(parameter);
        let old = below[..replaced_from].iter().position(is_same);
        let value = match old {
            Some(at) => value(&below[at].value, &parameter.value, additive),
            None => parameter.value.clone(),
        };
        let made = Parameter {
            value,
            ..parameter.clone()
        };
        match old {
            Some(at) => below[at] = made,
            None => below.push(made),
        }
    }
}

fn block_name(parameter: &Parameter) -> Option<&str> {
    match &parameter.value {
        Value::Block { name, .. } => name.as_deref(),
        _ => None,
    }
}

/// A value over another, with `EXTENDED*` and `${EXTENDED}` for the one below.
fn value(below: &Value, above: &Value, additive: &[&str]) -> Value {
    match (below, above) {
        (
            Value::Block {
                name: Some(name),
                parameters: below,
            },
            Value::Block {
                name: Some(_),
                parameters: above,
            },
        ) => {
            let mut merged = below.clone();
            parameters(&mut merged, above, additive);
            Value::Block {
                name: Some(name.clone()),
                parameters: merged,
            }
        }
        (Value::Expression(below), Value::Expression(above)) => {
            Value::Expression(expression(Some(below), above))
        }
        (Value::List(below), Value::List(above)) => match (texts(below), texts(above)) {
            (Some(below), Some(above)) => {
                Value::List(list(&below, &above).into_iter().map(Value::Word).collect())
            }
            _ => Value::List(above.clone()),
        },
        _ => above.clone(),
    }
}

/// The words of a list that holds nothing else.
fn texts(values: &[Value]) -> Option<Vec<String>> {
    values
        .iter()
        .map(|value| match value {
            Value::Word(word) => Some(word.clone()),
            _ => None,
        })
        .collect()
}
