//! Reads Hive's type notation, as type strings and DDL have it.
//!
//! Sources: Athena user guide, *Data types in Amazon Athena*
//! (<https://docs.aws.amazon.com/athena/latest/ug/data-types.html>); Hive's `TypeInfoUtils`.

use std::borrow::Cow;
use std::ops::Range;

use super::{HiveType, StructField};
use crate::diagnostic::{excerpt, near_word};
use crate::glue::cursor::{Cursor, Unclosed};
use crate::glue::name::forbidden_character;

/// How deep types may be nested; more is no schema, and would only exhaust the stack.
pub const MAX_DEPTH: usize = 128;

/// Why a text is no Hive type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiveTypeError {
    /// Stable, kebab-case.
    pub code: &'static str,
    /// One sentence, lower case, without a full stop.
    pub message: String,
    /// Byte range in the text.
    pub span: Range<usize>,
    /// What stands beside the caret; may be empty.
    pub label: &'static str,
    /// What to type instead.
    pub help: Option<String>,
}

impl HiveTypeError {
    fn new(message: impl Into<String>, span: Range<usize>) -> Self {
        Self {
            code: "hive-type-syntax",
            message: message.into(),
            span,
            label: "",
            help: None,
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl std::fmt::Display for HiveTypeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HiveTypeError {}

impl From<Unclosed> for HiveTypeError {
    fn from(unclosed: Unclosed) -> Self {
        Self {
            label: "opened here",
            ..Self::new("a quote is never closed", unclosed.span)
        }
    }
}

type Parsed<T> = Result<T, HiveTypeError>;

impl HiveType {
    /// Reads a type in Hive's notation: in any case, with blanks, line breaks and comments.
    ///
    /// # Errors
    ///
    /// When the text is no type, or nested deeper than 128; the span is relative to the text.
    pub fn parse(text: &str) -> Result<Self, HiveTypeError> {
        let mut cursor = Cursor::new(text);
        let hive_type = Self::parse_at(&mut cursor)?;
        match cursor.peek() {
            None => Ok(hive_type),
            Some(_) => Err(expected("the end of the type", &mut cursor)),
        }
    }

    /// Reads the type at which a cursor stands, and leaves the cursor behind it.
    pub(crate) fn parse_at(cursor: &mut Cursor<'_>) -> Result<Self, HiveTypeError> {
        nested(cursor, 0)
    }
}

/// The types that are one word.
const WORDS: &[(&str, HiveType)] = &[
    ("boolean", HiveType::Boolean),
    ("tinyint", HiveType::TinyInt),
    ("smallint", HiveType::SmallInt),
    ("int", HiveType::Int),
    ("integer", HiveType::Int),
    ("bigint", HiveType::BigInt),
    ("long", HiveType::BigInt),
    ("float", HiveType::Float),
    ("double", HiveType::Double),
    ("string", HiveType::String),
    ("binary", HiveType::Binary),
    ("date", HiveType::Date),
    ("time", HiveType::Time),
    ("timestamptz", HiveType::TimestampWithTimeZone),
    ("uuid", HiveType::Uuid),
];

/// The types that are more than one word, for suggestions.
const FAMILIES: &[&str] = &[
    "timestamp",
    "decimal",
    "char",
    "varchar",
    "fixed",
    "array",
    "map",
    "struct",
    "uniontype",
];

/// What people write who think of another system.
const FOREIGN: &[(&str, &str)] = &[
    ("text", "string"),
    ("str", "string"),
    ("json", "string"),
    ("bool", "boolean"),
    ("real", "float"),
    ("number", "decimal(38,0)"),
    ("bytes", "binary"),
    ("varbinary", "binary"),
    ("datetime", "timestamp"),
    ("list", "array<...>"),
    ("row", "struct<...>"),
    ("object", "struct<...>"),
    ("record", "struct<...>"),
    ("union", "uniontype<...>"),
];

fn nested(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<HiveType> {
    let Some(word) = cursor.word() else {
        return Err(expected("a type", cursor).help("write such as `string`"));
    };
    if depth > MAX_DEPTH {
        return Err(HiveTypeError {
            code: "hive-type-depth",
            label: "one level too deep",
            ..HiveTypeError::new(
                format!("the type is nested deeper than {MAX_DEPTH} levels"),
                word.span,
            )
        });
    }
    let is = |name: &str| word.text.eq_ignore_ascii_case(name);
    if let Some((_, hive_type)) = WORDS.iter().find(|(name, _)| is(name)) {
        if is("double") {
            cursor.eat_words(&["precision"]);
        }
        return Ok(hive_type.clone());
    }
    match () {
        () if is("timestamp") => Ok(timestamp(cursor)),
        () if is("decimal") || is("dec") || is("numeric") => decimal(cursor),
        () if is("char") => Ok(HiveType::Char(length(cursor, "char", 255)?)),
        () if is("varchar") => Ok(HiveType::Varchar(length(cursor, "varchar", 65_535)?)),
        () if is("fixed") => fixed(cursor),
        () if is("array") => array(cursor, depth),
        () if is("map") => map(cursor, depth),
        () if is("struct") => structure(cursor, depth),
        () if is("uniontype") => union(cursor, depth),
        () => Err(unknown(&word.text, word.span)),
    }
}

fn unknown(word: &str, span: Range<usize>) -> HiveTypeError {
    let names = || {
        WORDS
            .iter()
            .map(|(name, _)| *name)
            .chain(FAMILIES.iter().copied())
    };
    let foreign = FOREIGN
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name));
    let help = match (foreign, near_word(word, names())) {
        (Some((_, hive)), _) => format!("write `{hive}`"),
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => format!("the types are {}", names().collect::<Vec<_>>().join(", ")),
    };
    HiveTypeError {
        code: "unknown-hive-type",
        label: "not a Hive type",
        ..HiveTypeError::new(format!("unknown Hive type `{}`", excerpt(word)), span)
    }
    .help(help)
}

fn timestamp(cursor: &mut Cursor<'_>) -> HiveType {
    if cursor.eat_words(&["with", "time", "zone"])
        || cursor.eat_words(&["with", "local", "time", "zone"])
    {
        HiveType::TimestampWithTimeZone
    } else {
        HiveType::Timestamp
    }
}

fn decimal(cursor: &mut Cursor<'_>) -> Parsed<HiveType> {
    let (mut precision, mut scale) = (10, 0);
    if cursor.eat('(') {
        precision = number(cursor, "the precision of `decimal`", 1..=38)?;
        if cursor.eat(',') {
            scale = number(cursor, "the scale of `decimal`", 0..=precision)?;
        }
        close(cursor, ')')?;
    }
    let digits = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    Ok(HiveType::Decimal {
        precision: digits(precision),
        scale: digits(scale),
    })
}

fn length(cursor: &mut Cursor<'_>, name: &str, max: u32) -> Parsed<u32> {
    if !cursor.eat('(') {
        let error = expected(&format!("the length of `{name}`"), cursor);
        return Err(error.help(format!("write `string`, or such as `{name}({max})`")));
    }
    let length = number(cursor, &format!("the length of `{name}`"), 1..=max)?;
    close(cursor, ')')?;
    Ok(length)
}

fn fixed(cursor: &mut Cursor<'_>) -> Parsed<HiveType> {
    let closing = match cursor.peek() {
        Some('[') => ']',
        Some('(') => ')',
        _ => {
            return Err(expected("the length of `fixed`", cursor).help("write such as `fixed[16]`"));
        }
    };
    cursor.step();
    let length = number(cursor, "the length of `fixed`", 1..=u32::MAX)?;
    close(cursor, closing)?;
    Ok(HiveType::Fixed(length))
}

fn number(
    cursor: &mut Cursor<'_>,
    what: &str,
    range: std::ops::RangeInclusive<u32>,
) -> Parsed<u32> {
    let Some(word) = cursor.word() else {
        return Err(expected(what, cursor));
    };
    match word.text.parse() {
        Ok(number) if range.contains(&number) => Ok(number),
        _ => Err(HiveTypeError::new(
            format!(
                "{what} is a whole number from {} to {}, not `{}`",
                range.start(),
                range.end(),
                excerpt(&word.text)
            ),
            word.span,
        )),
    }
}

fn array(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<HiveType> {
    open(cursor, "array", "array<string>")?;
    let element = nested(cursor, depth + 1)?;
    close(cursor, '>')?;
    Ok(HiveType::Array(Box::new(element)))
}

fn map(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<HiveType> {
    open(cursor, "map", "map<string,string>")?;
    let key = nested(cursor, depth + 1)?;
    if !cursor.eat(',') {
        let error = expected("`,` and the type of the map's values", cursor);
        return Err(error.help("write such as `map<string,string>`"));
    }
    let value = nested(cursor, depth + 1)?;
    close(cursor, '>')?;
    Ok(HiveType::Map(Box::new(key), Box::new(value)))
}

fn union(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<HiveType> {
    open(cursor, "uniontype", "uniontype<string,int>")?;
    let mut members = vec![nested(cursor, depth + 1)?];
    while cursor.eat(',') {
        members.push(nested(cursor, depth + 1)?);
    }
    close_list(cursor)?;
    Ok(HiveType::Union(members))
}

fn structure(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<HiveType> {
    open(cursor, "struct", "struct<name:string>")?;
    if cursor.eat('>') {
        return Ok(HiveType::Struct(Vec::new())); // A crawler's word for an object that was empty.
    }
    let mut fields = vec![field(cursor, depth)?];
    while cursor.eat(',') {
        fields.push(field(cursor, depth)?);
    }
    close_list(cursor)?;
    Ok(HiveType::Struct(fields))
}

fn field(cursor: &mut Cursor<'_>, depth: usize) -> Parsed<StructField> {
    let name = field_name(cursor)?;
    if !cursor.eat(':') {
        return Err(no_colon(cursor, &name));
    }
    let hive_type = nested(cursor, depth + 1)?;
    Ok(StructField {
        name: name.into_owned(),
        hive_type,
        comment: field_comment(cursor)?,
    })
}

/// A member without `:`; where the text around the type goes on, a `>` may be missing before it.
fn no_colon(cursor: &mut Cursor<'_>, name: &str) -> HiveTypeError {
    let error = expected(&format!("`:` after the member `{}`", excerpt(name)), cursor);
    let (member, hive_type) = name
        .split_once(char::is_whitespace)
        .unwrap_or((name, "string"));
    let correct = format!("`{}:{}`", excerpt(member), excerpt(hive_type.trim()));
    if matches!(cursor.peek(), None | Some('(' | ')')) {
        let member = excerpt(member);
        return error.help(format!(
            "write {correct}, or `>` before `{member}` if the struct ends there"
        ));
    }
    error.help(format!("write such as {correct}"))
}

fn field_comment(cursor: &mut Cursor<'_>) -> Parsed<Option<String>> {
    if !cursor.eat_words(&["comment"]) {
        return Ok(None);
    }
    match cursor.string()? {
        Some(comment) => Ok(Some(comment.text.into_owned())),
        None => Err(expected("the comment in quotes", cursor)),
    }
}

/// The name of a struct member: in back-ticks, or everything up to the `:` that is not escaped.
fn field_name<'a>(cursor: &mut Cursor<'a>) -> Parsed<Cow<'a, str>> {
    if let Some(token) = cursor.back_ticked()? {
        if token.text.is_empty() {
            let message = "the name of a struct member is empty";
            return Err(HiveTypeError::new(message, token.span));
        }
        check_name(cursor.slice(token.span.clone()), token.span.start)?;
        return Ok(token.text);
    }
    cursor.skip_blanks();
    let start = cursor.offset();
    let length = unquoted_length(cursor.rest());
    let raw = cursor.rest()[..length].trim_end();
    if raw.is_empty() {
        return Err(expected("the name of a struct member", cursor));
    }
    check_name(raw, start)?;
    *cursor = cursor.moved_to(start + raw.len());
    Ok(without_escapes(raw))
}

/// Bytes up to what ends an unquoted member name.
fn unquoted_length(rest: &str) -> usize {
    let mut is_escaped = false;
    for (offset, character) in rest.char_indices() {
        let ends = matches!(
            character,
            ':' | '<' | '>' | '(' | ')' | ',' | '`' | '\n' | '\r'
        );
        if ends && !is_escaped {
            return offset;
        }
        is_escaped = character == '\\' && !is_escaped;
    }
    rest.len()
}

/// `\:` is `:` and `\\` is `\`; any other backslash is itself.
fn without_escapes(raw: &str) -> Cow<'_, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut name = String::with_capacity(raw.len());
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = match character {
            '\\' => characters.next_if(|next| matches!(next, ':' | '\\')),
            _ => None,
        };
        name.push(escaped.unwrap_or(character));
    }
    Cow::Owned(name)
}

/// Refuses a name that holds a character which nobody sees; `start` is where the name stands.
fn check_name(name: &str, start: usize) -> Parsed<()> {
    let Some(forbidden) = forbidden_character(name) else {
        return Ok(());
    };
    let offset = start + forbidden.offset;
    Err(HiveTypeError {
        code: "forbidden-character",
        label: "not allowed in a name",
        ..HiveTypeError::new(
            format!(
                "the name of the struct member `{}` holds {}",
                excerpt(name.trim_matches('`')),
                forbidden.description()
            ),
            offset..offset + forbidden.character.len_utf8(),
        )
    }
    .help("take the character out of the name"))
}

fn open(cursor: &mut Cursor<'_>, name: &str, example: &str) -> Parsed<()> {
    if cursor.eat('<') {
        return Ok(());
    }
    let error = expected(&format!("`<` after `{name}`"), cursor);
    Err(error.help(format!("write such as `{example}`")))
}

fn close(cursor: &mut Cursor<'_>, closing: char) -> Parsed<()> {
    if cursor.eat(closing) {
        return Ok(());
    }
    Err(expected(&format!("`{closing}`"), cursor))
}

fn close_list(cursor: &mut Cursor<'_>) -> Parsed<()> {
    if cursor.eat('>') {
        return Ok(());
    }
    Err(expected("`,` or `>`", cursor))
}

fn expected(what: &str, cursor: &mut Cursor<'_>) -> HiveTypeError {
    let (found, span) = cursor.found();
    HiveTypeError::new(format!("expected {what}, found {found}"), span)
}
