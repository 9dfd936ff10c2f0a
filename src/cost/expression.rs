//! `Expression`: as much of an SQL condition as it takes to know which days it lets through.
//!
//! What is not understood is [`Expression::Unknown`], which lets everything through.

use super::evaluate::Value;

/// A part of an SQL condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Unknown,
    /// What a part without a column is worth.
    Known(Value),
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    /// `TIMESTAMP '..'` or `DATE '..'`, as it is written.
    Time(String),
    /// The last part of the name of a column, in small letters.
    Column(String),
    /// A function by its name in small letters.
    Call(String, Vec<Expression>),
    Cast(Box<Expression>, String),
    Not(Box<Expression>),
    Binary(Sign, Box<Expression>, Box<Expression>),
    IsNull(Box<Expression>, bool),
    /// `x IN (..)`, or not.
    In(Box<Expression>, Vec<Expression>, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
    Concatenate,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A word in small letters.
    Word(String),
    Quoted(String),
    Number(f64),
    Text(String),
    Mark(&'static str),
}

const MARKS: [&str; 22] = [
    "->", "<=", ">=", "<>", "!=", "||", "(", ")", "[", "]", ",", ".", "=", "<", ">", "+", "-", "*",
    "/", "%", ";", ":",
];

/// Deeper nesting is not understood.
const MAX_DEPTH: usize = 200;

/// Reads a condition.
pub(super) fn parse(sql: &str) -> Expression {
    let mut parser = Parser {
        tokens: tokens(sql),
        at: 0,
        depth: 0,
    };
    let expression = parser.expression(0);
    if parser.at < parser.tokens.len() {
        return Expression::Unknown;
    }
    expression
}

fn tokens(sql: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = sql.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let length = if rest.starts_with("--") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if first == '\'' || first == '"' {
            let (text, length) = quoted(rest, first);
            tokens.push(if first == '\'' {
                Token::Text(text)
            } else {
                Token::Quoted(text.to_lowercase())
            });
            length
        } else if first.is_ascii_digit() {
            let is_number = |c: char| c.is_ascii_digit() || c == '.';
            let length = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
            tokens.push(Token::Number(rest[..length].parse().unwrap_or(0.0)));
            length
        } else if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..length].to_lowercase()));
            length
        } else if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(*mark)) {
            tokens.push(Token::Mark(mark));
            mark.len()
        } else {
            tokens.push(Token::Mark(";"));
            first.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The text between quotes, of which doubled ones mean themselves, and how long it is with them.
fn quoted(rest: &str, quote: char) -> (String, usize) {
    let mut text = String::new();
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character != quote {
            text.push(character);
        } else if characters.next_if(|(_, next)| *next == quote).is_some() {
            text.push(quote);
        } else {
            return (text, at + 1);
        }
    }
    (text, rest.len())
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take_mark(&mut self, mark: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Mark(it)) if *it == mark);
        self.at += usize::from(is_there);
        is_there
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is_there = matches!(self.peek(), Some(Token::Word(it)) if it == word);
        self.at += usize::from(is_there);
        is_there
    }

    /// Everything that binds at least as tightly as `level`: `OR` 1, `AND` 2, `NOT` 3, comparisons 4,
    /// sums 5, products 6.
    fn expression(&mut self, level: u8) -> Expression {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.at = self.tokens.len() + 1;
            return Expression::Unknown;
        }
        let mut left = if level <= 3 && self.take_word("not") {
            Expression::Not(Box::new(self.expression(3)))
        } else {
            self.operand()
        };
        loop {
            left = match self.continued(left, level) {
                Ok(longer) => longer,
                Err(done) => {
                    self.depth -= 1;
                    return done;
                }
            };
        }
    }

    fn continued(&mut self, left: Expression, level: u8) -> Result<Expression, Expression> {
        if level <= 4 {
            let start = self.at;
            let is_negated = self.take_word("not");
            if self.take_word("between") {
                return Ok(self.between(left, is_negated));
            }
            if self.take_word("in") {
                return Ok(self.among(left, is_negated));
            }
            if self.take_word("like") {
                self.expression(5);
                if self.take_word("escape") {
                    self.expression(5);
                }
                return Ok(Expression::Unknown);
            }
            self.at = start;
            if self.take_word("is") {
                return Ok(self.is(left));
            }
        }
        let Some((sign, binds)) = self.sign() else {
            return Err(left);
        };
        if binds < level {
            return Err(left);
        }
        self.at += 1;
        let right = self.expression(binds + 1);
        Ok(match sign {
            Some(sign) => Expression::Binary(sign, Box::new(left), Box::new(right)),
            None => Expression::Unknown,
        })
    }

    /// The sign that comes next, and how tightly it binds; a sign without a meaning makes the whole
    /// unknown.
    fn sign(&self) -> Option<(Option<Sign>, u8)> {
        Some(match self.peek()? {
            Token::Word(word) if word == "or" => (Some(Sign::Or), 1),
            Token::Word(word) if word == "and" => (Some(Sign::And), 2),
            Token::Mark("=") => (Some(Sign::Equal), 4),
            Token::Mark("<>" | "!=") => (Some(Sign::Unequal), 4),
            Token::Mark("<") => (Some(Sign::Less), 4),
            Token::Mark("<=") => (Some(Sign::LessOrEqual), 4),
            Token::Mark(">") => (Some(Sign::Greater), 4),
            Token::Mark(">=") => (Some(Sign::GreaterOrEqual), 4),
            Token::Mark("+") => (Some(Sign::Plus), 5),
            Token::Mark("-") => (Some(Sign::Minus), 5),
            Token::Mark("||") => (Some(Sign::Concatenate), 5),
            Token::Mark("*") => (Some(Sign::Times), 6),
            Token::Mark("/") => (Some(Sign::Divide), 6),
            Token::Mark("%") => (Some(Sign::Modulo), 6),
            Token::Mark("->") => (None, 4),
            _ => return None,
        })
    }

    fn between(&mut self, value: Expression, is_negated: bool) -> Expression {
        let low = self.expression(5);
        if !self.take_word("and") {
            return Expression::Unknown;
        }
        let high = self.expression(5);
        let value = Box::new(value);
        let from = Expression::Binary(Sign::GreaterOrEqual, value.clone(), Box::new(low));
        let to = Expression::Binary(Sign::LessOrEqual, value, Box::new(high));
        let both = Expression::Binary(Sign::And, Box::new(from), Box::new(to));
        if is_negated {
            Expression::Not(Box::new(both))
        } else {
            both
        }
    }

    fn among(&mut self, value: Expression, is_negated: bool) -> Expression {
        if !self.take_mark("(") {
            return Expression::Unknown;
        }
        let items = self.arguments();
        Expression::In(Box::new(value), items, is_negated)
    }

    fn is(&mut self, value: Expression) -> Expression {
        let is_negated = self.take_word("not");
        if self.take_word("null") {
            return Expression::IsNull(Box::new(value), is_negated);
        }
        // `IS DISTINCT FROM`
        if self.take_word("distinct") && self.take_word("from") {
            self.expression(5);
        }
        Expression::Unknown
    }

    /// What stands up to the closing parenthesis, which is taken.
    fn arguments(&mut self) -> Vec<Expression> {
        let mut arguments = Vec::new();
        if self.take_mark(")") {
            return arguments;
        }
        loop {
            self.take_word("distinct");
            arguments.push(self.expression(0));
            if self.take_mark(")") {
                return arguments;
            }
            if !self.take_mark(",") {
                self.at = self.tokens.len() + 1;
                return arguments;
            }
        }
    }

    fn operand(&mut self) -> Expression {
        let Some(token) = self.peek().cloned() else {
            self.at = self.tokens.len() + 1;
            return Expression::Unknown;
        };
        self.at += 1;
        let operand = match token {
            Token::Number(number) => Expression::Number(number),
            Token::Text(text) => Expression::Text(text),
            Token::Quoted(name) => self.column(name),
            Token::Mark("-") => {
                let value = self.expression(7);
                let zero = Box::new(Expression::Number(0.0));
                Expression::Binary(Sign::Minus, zero, Box::new(value))
            }
            Token::Mark("(") => {
                let inner = self.expression(0);
                if self.take_mark(")") {
                    inner
                } else {
                    // A list, such as the arguments of a lambda.
                    self.skip_to(")");
                    Expression::Unknown
                }
            }
            Token::Word(word) => self.word(word),
            Token::Mark(_) => {
                self.at = self.tokens.len() + 1;
                Expression::Unknown
            }
        };
        self.suffixed(operand)
    }

    /// `x[1]` and `x AT TIME ZONE 'UTC'`
    fn suffixed(&mut self, mut operand: Expression) -> Expression {
        loop {
            if self.take_mark("[") {
                self.skip_to("]");
                operand = Expression::Unknown;
            } else if self.take_word("at") {
                let is_zone = self.take_word("time") && self.take_word("zone");
                let zone = self.expression(7);
                if !is_zone || zone != Expression::Text("UTC".to_owned()) {
                    operand = Expression::Unknown;
                }
            } else {
                return operand;
            }
        }
    }

    fn word(&mut self, word: String) -> Expression {
        match word.as_str() {
            "null" => Expression::Null,
            "true" => Expression::Bool(true),
            "false" => Expression::Bool(false),
            "case" => {
                self.skip_case();
                Expression::Unknown
            }
            "timestamp" | "date" if matches!(self.peek(), Some(Token::Text(_))) => {
                let Some(Token::Text(text)) = self.peek().cloned() else {
                    return Expression::Unknown;
                };
                self.at += 1;
                Expression::Time(text)
            }
            "interval" => {
                self.at += 2;
                Expression::Unknown
            }
            "cast" | "try_cast" if self.take_mark("(") => {
                let value = self.expression(0);
                if !self.take_word("as") {
                    self.skip_to(")");
                    return Expression::Unknown;
                }
                let Some(Token::Word(kind)) = self.peek().cloned() else {
                    return Expression::Unknown;
                };
                self.skip_to(")");
                Expression::Cast(Box::new(value), kind)
            }
            "array" if self.take_mark("[") => {
                self.skip_to("]");
                Expression::Unknown
            }
            _ if self.take_mark("(") => {
                let arguments = self.arguments();
                Expression::Call(word, arguments)
            }
            _ => self.column(word),
        }
    }

    /// The last part of a name with points.
    fn column(&mut self, mut name: String) -> Expression {
        while self.take_mark(".") {
            match self.peek().cloned() {
                Some(Token::Word(part) | Token::Quoted(part)) => name = part,
                _ => return Expression::Unknown,
            }
            self.at += 1;
        }
        Expression::Column(name)
    }

    /// Goes behind the mark that closes what was opened.
    fn skip_to(&mut self, end: &str) {
        let mut depth = 0_usize;
        while let Some(token) = self.peek().cloned() {
            self.at += 1;
            match token {
                Token::Mark(mark) if mark == end && depth == 0 => return,
                Token::Mark("(" | "[") => depth += 1,
                Token::Mark(")" | "]") => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn skip_case(&mut self) {
        let mut depth = 1_usize;
        while let Some(token) = self.peek().cloned() {
            self.at += 1;
            match token {
                Token::Word(word) if word == "case" => depth += 1,
                Token::Word(word) if word == "end" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}
