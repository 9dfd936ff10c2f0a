//! Sets of texts to conditions.

use super::{Setting, combine, compared, literal, operand, user_attribute};
use crate::athena::{Assumption, Assumptions};
use crate::query::filter_expression::{Pattern, StringFilter, StringTest, Wildcard};
use crate::query::fragment::Fragment;
use crate::query::refusal::Refusal;

pub(super) fn condition(
    filter: &StringFilter,
    left: &Fragment,
    setting: Setting<'_>,
    assumed: &mut Assumptions,
) -> Result<Option<Fragment>, Refusal> {
    let left = &Side::new(left, setting, assumed);
    let (mut positive, mut negative) = (Vec::new(), Vec::new());
    let (mut equal, mut unequal) = (Vec::new(), Vec::new());
    for term in &filter.terms {
        assumed.extend(term.assumed);
        match (&term.test, term.is_negated) {
            (StringTest::Equals(text), false) => equal.push(left.text(text)),
            (StringTest::Equals(text), true) => unequal.push(left.text(text)),
            (StringTest::Like(pattern), false) => positive.push(left.like(pattern, assumed)),
            (StringTest::Like(pattern), true) => negative.push(left.unlike(pattern, assumed)),
            (StringTest::Null, false) => positive.push(left.compared("IS NULL")),
            (StringTest::Null, true) => negative.push(left.compared("IS NOT NULL")),
            (StringTest::Empty, false) => positive.push(left.empty(assumed)),
            (StringTest::Empty, true) => negative.push(left.not_empty(assumed)),
            (StringTest::UserAttribute(name), _) => return Err(user_attribute(name)),
        }
    }
    match equal.as_slice() {
        [] => {}
        [text] => positive.insert(0, left.compared(&format!("= {text}"))),
        texts => positive.insert(0, left.compared(&format!("IN ({})", texts.join(", ")))),
    }
    if !unequal.is_empty() {
        assumed.insert(Assumption::Negation);
        let sign = match unequal.as_slice() {
            [text] => format!("<> {text}"),
            texts => format!("NOT IN ({})", texts.join(", ")),
        };
        negative.insert(0, left.or_null(&sign));
    }
    Ok(combine(positive, negative))
}

/// The left side of the comparisons, and how texts stand on the right.
struct Side {
    compared: Fragment,
    operand: Fragment,
    /// Where it is looked at and not compared: without a change of case.
    looked_at: Fragment,
    is_case_sensitive: bool,
}

impl Side {
    fn new(left: &Fragment, setting: Setting<'_>, assumed: &mut Assumptions) -> Self {
        let looked_at = operand(left);
        if setting.is_case_sensitive {
            return Self {
                compared: compared(left, setting),
                operand: looked_at.clone(),
                looked_at,
                is_case_sensitive: true,
            };
        }
        assumed.insert(Assumption::CaseInsensitive);
        let upper = left.between("UPPER(", ")");
        Self {
            compared: upper.clone(),
            operand: upper,
            looked_at,
            is_case_sensitive: false,
        }
    }

    fn text(&self, text: &str) -> String {
        if self.is_case_sensitive {
            literal(text)
        } else {
            format!("UPPER({})", literal(text))
        }
    }

    fn compared(&self, sign: &str) -> Fragment {
        let mut condition = self.compared.clone();
        condition.push(format!(" {sign}"));
        condition
    }

    fn operand(&self, sign: &str) -> Fragment {
        let mut condition = self.operand.clone();
        condition.push(format!(" {sign}"));
        condition
    }

    /// A comparison that rows without a value pass too.
    fn or_null(&self, sign: &str) -> Fragment {
        let mut condition = self.operand(sign);
        condition.push(" OR ");
        condition.append(&self.looked_at);
        condition.between("(", " IS NULL)")
    }

    fn like(&self, pattern: &Pattern, assumed: &mut Assumptions) -> Fragment {
        assumed.insert(Assumption::Like);
        self.operand(&format!("LIKE {}", self.pattern(pattern, assumed)))
    }

    fn unlike(&self, pattern: &Pattern, assumed: &mut Assumptions) -> Fragment {
        assumed.insert(Assumption::Negation);
        self.or_null(&format!("NOT LIKE {}", self.pattern(pattern, assumed)))
    }

    fn pattern(&self, pattern: &Pattern, assumed: &mut Assumptions) -> String {
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
        let mut sql = self.text(&text);
        if is_escaped {
            assumed.insert(Assumption::LikeEscape);
            sql.push_str(" ESCAPE '^'");
        }
        sql
    }

    fn empty(&self, assumed: &mut Assumptions) -> Fragment {
        assumed.insert(Assumption::Empty);
        let mut condition = self.looked_at.clone();
        condition.push(" IS NULL OR LENGTH(");
        condition.append(&self.looked_at);
        condition.between("(", ") = 0)")
    }

    fn not_empty(&self, assumed: &mut Assumptions) -> Fragment {
        assumed.insert(Assumption::Empty);
        let mut condition = self.looked_at.clone();
        condition.push(" IS NOT NULL AND LENGTH(");
        condition.append(&self.looked_at);
        condition.between("(", ") <> 0)")
    }
}
