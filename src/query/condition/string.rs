//! Sets of texts to conditions.

use std::fmt::Write as _;

use super::{Setting, append_compared, append_operand, user_attribute};
use crate::athena::{Assumption, Assumptions};
use crate::filter_expression::{Pattern, StringFilter, StringTerm, StringTest, Wildcard};
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

pub(super) fn condition(
    sql: &mut Fragment,
    filter: &StringFilter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<bool, Refusal> {
    for term in &filter.terms {
        assumed.extend(term.assumed);
        if let StringTest::UserAttribute(name) = &term.test {
            return Err(user_attribute(name));
        }
    }
    if !setting.is_case_sensitive {
        assumed.insert(Assumption::CaseInsensitive);
    }
    let positive = Side::new(filter, false);
    let negative = Side::new(filter, true);
    let parts = usize::from(positive.count > 0) + negative.count;
    let mut writer = Writer {
        sql,
        left,
        setting,
        assumed,
    };
    writer.sql.push(if parts > 1 { "(" } else { "" });
    writer.sql.push(if positive.count > 1 { "(" } else { "" });
    writer.side(&positive, " OR ");
    writer.sql.push(if positive.count > 1 { ")" } else { "" });
    if positive.count > 0 && negative.count > 0 {
        writer.sql.push(" AND ");
    }
    writer.side(&negative, " AND ");
    writer.sql.push(if parts > 1 { ")" } else { "" });
    Ok(parts > 0)
}

/// What lets through, or what keeps out. All texts that are compared as a whole make one comparison, which
/// comes first.
struct Side<'f> {
    terms: &'f [StringTerm],
    is_negated: bool,
    /// How many texts are compared as a whole.
    texts: usize,
    /// How many comparisons there are.
    count: usize,
}

impl<'f> Side<'f> {
    fn new(filter: &'f StringFilter, is_negated: bool) -> Self {
        let of_side = || filter.terms.iter().filter(|it| it.is_negated == is_negated);
        let texts = of_side().filter(|it| text_of(it).is_some()).count();
        Self {
            terms: &filter.terms,
            is_negated,
            texts,
            count: of_side().count() - texts + usize::from(texts > 0),
        }
    }

    fn terms(&self) -> impl Iterator<Item = &'f StringTerm> {
        let is_negated = self.is_negated;
        self.terms
            .iter()
            .filter(move |it| it.is_negated == is_negated)
    }
}

fn text_of(term: &StringTerm) -> Option<&str> {
    match &term.test {
        StringTest::Equals(text) => Some(text),
        _ => None,
    }
}

/// Writes the comparisons.
struct Writer<'w> {
    sql: &'w mut Fragment,
    left: &'w Fragment,
    setting: Setting<'w>,
    assumed: &'w mut Assumptions,
}

impl Writer<'_> {
    fn side(&mut self, side: &Side<'_>, between: &str) {
        let mut is_first = true;
        let mut next = |sql: &mut Fragment| {
            sql.push(if is_first { "" } else { between });
            is_first = false;
        };
        if side.texts > 0 {
            next(self.sql);
            self.texts(side);
        }
        for term in side.terms().filter(|it| text_of(it).is_none()) {
            next(self.sql);
            self.term(term);
        }
    }

    fn texts(&mut self, side: &Side<'_>) {
        let sign = match (side.is_negated, side.texts) {
            (false, 1) => "= ",
            (false, _) => "IN (",
            (true, 1) => "<> ",
            (true, _) => "NOT IN (",
        };
        let mut texts = String::from(sign);
        for (number, text) in side.terms().filter_map(text_of).enumerate() {
            texts.push_str(if number == 0 { "" } else { ", " });
            self.text(&mut texts, text);
        }
        texts.push_str(if side.texts == 1 { "" } else { ")" });
        if side.is_negated {
            self.assumed.insert(Assumption::Negation);
            self.or_null(&texts);
        } else {
            self.compared(&texts);
        }
    }

    fn term(&mut self, term: &StringTerm) {
        match (&term.test, term.is_negated) {
            (StringTest::Like(pattern), false) => {
                self.assumed.insert(Assumption::Like);
                let pattern = self.pattern(pattern);
                self.operand();
                self.sql.push(format!(" LIKE {pattern}"));
            }
            (StringTest::Like(pattern), true) => {
                self.assumed.insert(Assumption::Negation);
                let pattern = self.pattern(pattern);
                self.or_null(&format!("NOT LIKE {pattern}"));
            }
            (StringTest::Null, false) => self.compared("IS NULL"),
            (StringTest::Null, true) => self.compared("IS NOT NULL"),
            (StringTest::Empty, false) => self.empty(" IS NULL OR LENGTH(", ") = 0)"),
            (StringTest::Empty, true) => self.empty(" IS NOT NULL AND LENGTH(", ") <> 0)"),
            (StringTest::Equals(_) | StringTest::UserAttribute(_), _) => {}
        }
    }

    /// A text on the right side.
    fn text(&self, sql: &mut String, text: &str) {
        let text = text.replace('\'', "''");
        let _ = if self.setting.is_case_sensitive {
            write!(sql, "'{text}'")
        } else {
            write!(sql, "UPPER('{text}')")
        };
    }

    fn upper(&mut self) {
        self.sql.append_trimmed_between(self.left, "UPPER(", ")");
    }

    fn compared(&mut self, sign: &str) {
        if self.setting.is_case_sensitive {
            append_compared(self.sql, self.left, self.setting);
        } else {
            self.upper();
        }
        self.sql.push(" ");
        self.sql.push(sign);
    }

    fn operand(&mut self) {
        if self.setting.is_case_sensitive {
            append_operand(self.sql, self.left);
        } else {
            self.upper();
        }
    }

    /// A comparison that rows without a value pass too.
    fn or_null(&mut self, sign: &str) {
        self.sql.push("(");
        self.operand();
        self.sql.push(" ");
        self.sql.push(sign);
        self.sql.push(" OR ");
        append_operand(self.sql, self.left);
        self.sql.push(" IS NULL)");
    }

    /// What is only looked at stands without a change of case.
    fn empty(&mut self, between: &str, after: &str) {
        self.assumed.insert(Assumption::Empty);
        self.sql.push("(");
        append_operand(self.sql, self.left);
        self.sql.push(between);
        append_operand(self.sql, self.left);
        self.sql.push(after);
    }

    fn pattern(&mut self, pattern: &Pattern) -> String {
        let mut text = String::new();
        let mut is_escaped = false;
        for part in &pattern.0 {
            match part {
                Wildcard::AnyText => text.push('%'),
                Wildcard::AnyCharacter => text.push('_'),
                Wildcard::Text(part) => {
                    for character in part.chars() {
                        if "%_^".contains(character) {
                            text.push('^');
                            is_escaped = true;
                        }
                        text.push(character);
                    }
                }
            }
        }
        let mut sql = String::new();
        self.text(&mut sql, &text);
        if is_escaped {
            self.assumed.insert(Assumption::LikeEscape);
            sql.push_str(" ESCAPE '^'");
        }
        sql
    }
}
