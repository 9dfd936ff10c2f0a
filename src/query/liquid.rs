//! The Liquid that LookML for SQL uses: values, conditions and outputs.
//!
//! Source: <https://cloud.google.com/looker/docs/liquid-variable-reference>, and for the language
//! <https://shopify.github.io/liquid/basics/operators/>. What is not known is refused by its name.

use super::refusal::Refusal;

/// A value of Liquid.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Nil,
    /// `true` or `false`.
    Bool(bool),
    /// A number, in its spelling.
    Number(String),
    /// A text.
    Text(String),
}

/// What variables stand for.
pub(super) trait Variables {
    /// The value of a path such as `view.field._is_filtered` or `_user_attributes['name']`.
    fn value(&mut self, path: &[String]) -> Result<Value, Refusal>;
}

impl Value {
    fn is_true(&self) -> bool {
        !matches!(self, Self::Nil | Self::Bool(false))
    }

    /// As an output writes it.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Nil => String::new(),
            Self::Bool(value) => value.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A variable, part by part.
    Path(Vec<String>),
    Value(Value),
    /// `empty` and `blank`, which are equal to a text without characters.
    Empty,
    Sign(&'static str),
}

const SIGNS: [&str; 12] = [
    "==", "!=", "<>", ">=", "<=", ">", "<", "|", ":", ",", "=", "-",
];

/// Whether the condition of an `if` holds.
pub(super) fn condition(text: &str, variables: &mut dyn Variables) -> Result<bool, Refusal> {
    let tokens = tokens(text)?;
    let mut rest = tokens.as_slice();
    let holds = either(&mut rest, variables)?;
    if rest.is_empty() {
        Ok(holds)
    } else {
        Err(unknown("condition", text))
    }
}

/// The value of an output or of an assignment.
pub(super) fn value(text: &str, variables: &mut dyn Variables) -> Result<Value, Refusal> {
    let tokens = tokens(text)?;
    let mut rest = tokens.as_slice();
    let mut value = operand(&mut rest, variables)?;
    while let [Token::Sign("|"), Token::Path(name), after @ ..] = rest {
        rest = after;
        let mut arguments = Vec::new();
        if let [Token::Sign(":"), after @ ..] = rest {
            rest = after;
            arguments.push(operand(&mut rest, variables)?);
            while let [Token::Sign(","), after @ ..] = rest {
                rest = after;
                arguments.push(operand(&mut rest, variables)?);
            }
        }
        value = filter(&name.join("."), &value, &arguments)?;
    }
    if rest.is_empty() {
        Ok(value)
    } else {
        Err(unknown("expression", text))
    }
}

/// `name = value` of an assignment.
pub(super) fn assignment(text: &str) -> Result<(&str, &str), Refusal> {
    let (name, value) = text
        .split_once('=')
        .ok_or_else(|| unknown("assignment", text))?;
    Ok((name.trim(), value.trim()))
}

/// Whether a value is one of those of a `when`.
pub(super) fn is_one_of(
    value: &Value,
    text: &str,
    variables: &mut dyn Variables,
) -> Result<bool, Refusal> {
    let tokens = tokens(text)?;
    let mut rest = tokens.as_slice();
    loop {
        if equal(value, &operand(&mut rest, variables)?) {
            return Ok(true);
        }
        match rest {
            [] => return Ok(false),
            [Token::Sign(","), after @ ..] => rest = after,
            [Token::Path(or), after @ ..] if *or == ["or"] => rest = after,
            _ => return Err(unknown("list of values", text)),
        }
    }
}

/// Liquid reads `and` and `or` from the right, without precedence.
fn either(rest: &mut &[Token], variables: &mut dyn Variables) -> Result<bool, Refusal> {
    let first = comparison(rest, variables)?;
    let [Token::Path(word), after @ ..] = *rest else {
        return Ok(first);
    };
    let is_and = match word.join(".").as_str() {
        "and" => true,
        "or" => false,
        _ => return Ok(first),
    };
    *rest = after;
    let second = either(rest, variables)?;
    Ok(if is_and {
        first && second
    } else {
        first || second
    })
}

fn comparison(rest: &mut &[Token], variables: &mut dyn Variables) -> Result<bool, Refusal> {
    let left = operand(rest, variables)?;
    let sign = match *rest {
        [
            Token::Sign(sign @ ("==" | "!=" | "<>" | ">=" | "<=" | ">" | "<")),
            ..,
        ] => *sign,
        [Token::Path(word), ..] if *word == ["contains"] => "contains",
        _ => return Ok(left.is_true()),
    };
    *rest = &rest[1..];
    if let [Token::Empty, after @ ..] = *rest {
        *rest = after;
        let is_empty = left == Value::Text(String::new());
        return Ok(is_empty == (sign == "=="));
    }
    let right = operand(rest, variables)?;
    Ok(match sign {
        "==" => equal(&left, &right),
        "!=" | "<>" => !equal(&left, &right),
        "contains" => left.to_text().contains(&right.to_text()),
        _ => {
            let (Some(left), Some(right)) = (left.number(), right.number()) else {
                return Err(Refusal::new(
                    "liquid",
                    format!(
                        "Liquid compares `{}` with `{}` by `{sign}`, and one is no number",
                        left.to_text(),
                        right.to_text()
                    ),
                ));
            };
            match sign {
                ">=" => left >= right,
                "<=" => left <= right,
                ">" => left > right,
                _ => left < right,
            }
        }
    })
}

fn equal(left: &Value, right: &Value) -> bool {
    match (left.number(), right.number()) {
        (Some(left), Some(right)) => (left - right).abs() < f64::EPSILON,
        _ => left == right,
    }
}

fn operand(rest: &mut &[Token], variables: &mut dyn Variables) -> Result<Value, Refusal> {
    let (first, after) = rest
        .split_first()
        .ok_or_else(|| unknown("expression", ""))?;
    *rest = after;
    match first {
        Token::Value(value) => Ok(value.clone()),
        Token::Path(path) => variables.value(path),
        Token::Empty => Ok(Value::Text(String::new())),
        Token::Sign(sign) => Err(unknown("expression", sign)),
    }
}

fn filter(name: &str, value: &Value, arguments: &[Value]) -> Result<Value, Refusal> {
    let text = value.to_text();
    let result = match (name, arguments) {
        ("upcase", []) => text.to_uppercase(),
        ("downcase", []) => text.to_lowercase(),
        ("strip", []) => text.trim().to_owned(),
        ("append", [more]) => text + &more.to_text(),
        ("prepend", [before]) => before.to_text() + &text,
        ("replace", [what, with]) => text.replace(&what.to_text(), &with.to_text()),
        ("remove", [what]) => text.replace(&what.to_text(), ""),
        ("sql_quote", []) => format!("'{}'", text.replace('\'', "''")),
        ("size", []) => return Ok(Value::Number(text.chars().count().to_string())),
        _ => {
            return Err(Refusal::new(
                "liquid",
                format!("the Liquid filter `{name}` is not compiled"),
            ));
        }
    };
    Ok(Value::Text(result))
}

fn tokens(text: &str) -> Result<Vec<Token>, Refusal> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' | '"' => {
                let end = rest[1..].find(first).ok_or_else(|| unknown("text", rest))?;
                tokens.push(Token::Value(Value::Text(rest[1..=end].to_owned())));
                end + 2
            }
            '0'..='9' => number(rest, &mut tokens),
            '-' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => number(rest, &mut tokens),
            'a'..='z' | 'A'..='Z' | '_' => path(rest, &mut tokens)?,
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(*sign));
                let sign = sign.ok_or_else(|| unknown("sign", rest))?;
                tokens.push(Token::Sign(sign));
                sign.len()
            }
        };
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

fn number(rest: &str, tokens: &mut Vec<Token>) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let length = 1 + rest[1..].find(|c| !is_part(c)).unwrap_or(rest.len() - 1);
    tokens.push(Token::Value(Value::Number(rest[..length].to_owned())));
    length
}

/// `view.field._is_filtered`, `_filters['view.field']`
fn path(rest: &str, tokens: &mut Vec<Token>) -> Result<usize, Refusal> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = |at: usize| {
        let end = rest[at..].find(|c| !is_name(c)).unwrap_or(rest.len() - at);
        at + end
    };
    let mut end = name(0);
    let mut parts = vec![rest[..end].to_owned()];
    loop {
        let after = &rest[end..];
        if let Some(next) = after.strip_prefix('.')
            && next.starts_with(is_name)
        {
            let start = end + 1;
            end = name(start);
            parts.push(rest[start..end].to_owned());
        } else if let Some(inside) = after.strip_prefix('[') {
            let close = inside.find(']').ok_or_else(|| unknown("index", after))?;
            let key = inside[..close].trim();
            let key = key
                .strip_prefix(['\'', '"'])
                .and_then(|key| key.strip_suffix(['\'', '"']))
                .ok_or_else(|| unknown("index", key))?;
            parts.push(key.to_owned());
            end += close + 2;
        } else {
            break;
        }
    }
    tokens.push(match parts.join(".").as_str() {
        "true" => Token::Value(Value::Bool(true)),
        "false" => Token::Value(Value::Bool(false)),
        "nil" | "null" => Token::Value(Value::Nil),
        "empty" | "blank" => Token::Empty,
        _ => Token::Path(parts),
    });
    Ok(end)
}

fn unknown(what: &str, text: &str) -> Refusal {
    Refusal::new(
        "liquid",
        format!("the Liquid {what} `{text}` is not compiled"),
    )
}
