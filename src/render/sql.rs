//! SQL and other texts that end in `;;`: what they must not hold, and how they are laid out.

use minijinja::Error;

use super::unfit::refuse;
use crate::lookml::trim_indentation;

/// A text for the place between `key:` and ` ;;`, where the key is indented by so many blanks: on
/// the same line where it has one line, else on lines of its own, two blanks deeper than the key.
pub(super) fn lay_out(text: &str, indentation: usize) -> String {
    let text = trim_indentation(text);
    if !text.contains('\n') {
        return format!(" {text}");
    }
    let mut laid_out = String::with_capacity(text.len() * 2);
    for line in text.split('\n') {
        laid_out.push('\n');
        if !line.is_empty() {
            laid_out.extend(std::iter::repeat_n(' ', indentation + 2));
            laid_out.push_str(line);
        }
    }
    laid_out
}

/// Refuses what would end an expression (`html`, an `assert`) early.
pub(super) fn check_expression(form: &'static str, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(refuse(form, text, "is empty"));
    }
    if text.contains(";;") {
        return Err(refuse(form, text, "holds `;;`, which ends it"));
    }
    if text.trim_end().ends_with(';') {
        return Err(refuse(form, text, "ends in `;`"));
    }
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(is_control) {
        return Err(refuse(form, text, "holds a control character"));
    }
    Ok(())
}

/// Refuses SQL that would not stay inside the query into which Looker puts it.
///
/// Liquid between `{%` and `%}` or `{{` and `}}` is not looked at.
pub(super) fn check_sql(text: &str) -> Result<(), Error> {
    check_expression("an SQL text", text)?;
    Scanner::new(text)
        .scan()
        .map_err(|reason| refuse("an SQL text", text, reason))
}

/// Reads SQL as far as it takes to know what is quoted and what is not.
struct Scanner<'t> {
    rest: &'t str,
    open_parentheses: usize,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            rest: text.trim_end(),
            open_parentheses: 0,
        }
    }

    fn scan(&mut self) -> Result<(), &'static str> {
        while let Some(first) = self.rest.chars().next() {
            match first {
                '\'' | '"' => self.skip_quoted(first)?,
                '-' if self.rest.starts_with("--") => {
                    self.skip_past(
                        "--",
                        "\n",
                        "ends in a `--` comment, which hides what follows",
                    )?;
                }
                '/' if self.rest.starts_with("/*") => {
                    self.skip_past("/*", "*/", "has a `/*` comment without an end")?;
                }
                '{' if self.rest.starts_with("{%") => {
                    self.skip_past("{%", "%}", "has a Liquid tag without an end")?;
                }
                '{' if self.rest.starts_with("{{") => {
                    self.skip_past("{{", "}}", "has a Liquid output without an end")?;
                }
                ';' => return Err("holds `;` outside of quotes"),
                _ => self.step(first)?,
            }
        }
        match self.open_parentheses {
            0 => Ok(()),
            _ => Err("has a parenthesis without an end"),
        }
    }

    fn step(&mut self, first: char) -> Result<(), &'static str> {
        match first {
            '(' => self.open_parentheses += 1,
            ')' => {
                let without_one = self.open_parentheses.checked_sub(1);
                self.open_parentheses = without_one.ok_or("has `)` without `(`")?;
            }
            _ => {}
        }
        self.rest = &self.rest[first.len_utf8()..];
        Ok(())
    }

    fn skip_quoted(&mut self, quote: char) -> Result<(), &'static str> {
        let inside = &self.rest[1..];
        let end = inside.find(quote).ok_or("has a quote without an end")?;
        if inside[..end].contains('\n') {
            return Err("has a line break inside quotes, where indentation would change it");
        }
        self.rest = &inside[end + 1..];
        Ok(())
    }

    fn skip_past(
        &mut self,
        beginning: &str,
        end: &str,
        otherwise: &'static str,
    ) -> Result<(), &'static str> {
        let inside = &self.rest[beginning.len()..];
        let at = inside.find(end).ok_or(otherwise)?;
        self.rest = &inside[at + end.len()..];
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{check_sql, lay_out};
    use crate::lookml::trim_indentation;

    #[test]
    fn one_line_stays_behind_its_key() {
        assert_eq!(lay_out("${TABLE}.x", 4), " ${TABLE}.x");
    }

    #[test]
    fn several_lines_stand_below_their_key() {
        assert_eq!(
            lay_out("CASE\n  WHEN a\n\nEND", 4),
            "\n      CASE\n        WHEN a\n\n      END"
        );
    }

    #[test]
    fn reading_it_back_gives_the_text() {
        for text in ["a", "CASE\n  WHEN a\n\nEND", "  a\nb", "f(\n  a,\n  b\n)"] {
            let read = format!("{} ", lay_out(text, 4));
            assert_eq!(trim_indentation(&read), text);
        }
    }

    #[test]
    fn sql_that_keeps_to_itself_is_accepted() {
        for sql in [
            "${TABLE}.\"a;b\"",
            "'it''s -- text (' || x",
            "a -- why\n+ b",
            "/* ( */ f(g(x), '$.MFAUsed')",
            "{% condition it's %} (a) {% endcondition %}",
            "{{ _user_attributes['x'] }}",
        ] {
            assert!(check_sql(sql).is_ok(), "{sql}: {:?}", check_sql(sql));
        }
    }

    #[test]
    fn sql_that_would_not_is_refused() {
        for sql in [
            "", " \n", "a;; b", "';;'", "a;", "a; b", "a -- why", "a --", "'a", "\"a", "f(a", "a)",
            ")(", "/* a", "'a\nb'", "{% if", "a\u{0}b", "a\rb",
        ] {
            assert!(check_sql(sql).is_err(), "{sql:?}");
        }
    }
}
