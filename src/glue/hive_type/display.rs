//! Prints a type in Hive's notation, without blanks and in lower case, as Athena stores it.

use std::fmt::{self, Display, Formatter, Write as _};

use super::{HiveType, StructField};

impl Display for HiveType {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean => f.write_str("boolean"),
            Self::TinyInt => f.write_str("tinyint"),
            Self::SmallInt => f.write_str("smallint"),
            Self::Int => f.write_str("int"),
            Self::BigInt => f.write_str("bigint"),
            Self::Float => f.write_str("float"),
            Self::Double => f.write_str("double"),
            Self::Decimal { precision, scale } => write!(f, "decimal({precision},{scale})"),
            Self::Char(length) => write!(f, "char({length})"),
            Self::Varchar(length) => write!(f, "varchar({length})"),
            Self::String => f.write_str("string"),
            Self::Binary => f.write_str("binary"),
            Self::Date => f.write_str("date"),
            Self::Time => f.write_str("time"),
            Self::Timestamp => f.write_str("timestamp"),
            Self::TimestampWithTimeZone => f.write_str("timestamp with time zone"),
            Self::Uuid => f.write_str("uuid"),
            Self::Fixed(length) => write!(f, "fixed[{length}]"),
            Self::Array(element) => write!(f, "array<{element}>"),
            Self::Map(key, value) => write!(f, "map<{key},{value}>"),
            Self::Struct(fields) => list(f, "struct", fields),
            Self::Union(members) => list(f, "uniontype", members),
        }
    }
}

impl Display for StructField {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_name(f, &self.name)?;
        write!(f, ":{}", self.hive_type)?;
        match &self.comment {
            Some(comment) => write!(f, " COMMENT '{}'", EscapedText(comment)),
            None => Ok(()),
        }
    }
}

fn list<T: Display>(f: &mut Formatter<'_>, name: &str, members: &[T]) -> fmt::Result {
    write!(f, "{name}<")?;
    for (index, member) in members.iter().enumerate() {
        if index > 0 {
            f.write_char(',')?;
        }
        write!(f, "{member}")?;
    }
    f.write_char('>')
}

/// A member's name, with `:` escaped as Hive does it; in back-ticks where that is not enough.
fn write_name(f: &mut Formatter<'_>, name: &str) -> fmt::Result {
    let needs_quotes = name.trim() != name
        || name.starts_with("--")
        || name.starts_with("/*")
        || name.contains(['<', '>', '(', ')', ',', '`']);
    if needs_quotes {
        return write!(f, "`{}`", name.replace('`', "``"));
    }
    for character in name.chars() {
        if matches!(character, ':' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(character)?;
    }
    Ok(())
}

/// A text between single quotes.
struct EscapedText<'a>(&'a str);

impl Display for EscapedText<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if matches!(character, '\'' | '\\') {
                f.write_char('\\')?;
            }
            f.write_char(character)?;
        }
        Ok(())
    }
}
