//! SQL of LookML with everything in it replaced: fields, tables, and Liquid.

use std::collections::HashMap;

use super::Compiler;
use super::field_at::FieldAt;
use super::text::{Pieces, Text};
use super::variables::Scope;
use crate::filter_expression::{DateTest, Filter};
use crate::lookml::{SqlInside, SqlPiece, SqlPieceKind};
use crate::query::condition::{append_operand, condition, moment};
use crate::query::fragment::{Fragment, OriginId};
use crate::query::liquid::{self, Value};
use crate::query::refusal::Refusal;
use crate::resolve::NamedField;

/// Deeper nesting is refused.
const MAX_DEPTH: usize = 64;

/// Tags that end a block or a branch of it.
const ENDS: [&str; 7] = [
    "elsif",
    "else",
    "endif",
    "endunless",
    "when",
    "endcase",
    "endcondition",
];

/// A text that is being rendered.
struct Rendering<'r> {
    pieces: Pieces<'r>,
    /// The view in which the text stands.
    alias: &'r str,
    /// Its number in the explore, if it is known.
    view: Option<u32>,
    origin: OriginId,
    assigned: HashMap<String, Value>,
    names_measures: bool,
    depth: usize,
    /// Whether a tag took the blanks that follow it.
    is_trimming: bool,
}

/// A piece with the field that it names, if that is known.
type Next<'r> = (SqlPiece<'r>, Option<NamedField>);

/// A tag of Liquid.
#[derive(Clone, Copy)]
struct Tag<'r> {
    word: &'r str,
    /// What follows the word.
    rest: &'r str,
    /// Where it begins in the text.
    start: usize,
    /// The field that it names, if that is known.
    named: Option<NamedField>,
}

/// What ends a block: the tag, and what follows its name.
type End<'r> = (&'r str, &'r str);

impl<'m, 'r, 'p> Compiler<'m, 'r, 'p> {
    /// The SQL, and whether it names a measure.
    pub(super) fn render(
        &mut self,
        text: Text<'r>,
        origin: OriginId,
    ) -> Result<(Fragment, bool), Refusal> {
        let rendered = self.rendered(text, origin);
        rendered.map_err(|refusal| {
            let origin = self.memory.origins.get(origin);
            refusal.at(origin.and_then(|origin| origin.place()))
        })
    }

    fn rendered(&mut self, text: Text<'r>, origin: OriginId) -> Result<(Fragment, bool), Refusal> {
        let mut statement = self.scratch();
        let mut rendering = Rendering {
            alias: text.alias,
            view: text.view,
            pieces: text.pieces(self.setting.clock),
            origin,
            assigned: HashMap::new(),
            names_measures: false,
            depth: 0,
            is_trimming: false,
        };
        if let Some((tag, _)) = self.block(&mut rendering, &mut statement, true)? {
            return Err(refuse(format!("the Liquid tag `{tag}` ends nothing")));
        }
        if statement.text().len() > super::MAX_BYTES {
            return Err(super::too_long());
        }
        Ok((self.finished(statement), rendering.names_measures))
    }

    /// Renders up to the tag that ends the block, or to the end.
    fn block(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        is_active: bool,
    ) -> Result<Option<End<'r>>, Refusal> {
        rendering.depth += 1;
        if rendering.depth > MAX_DEPTH {
            return Err(refuse("Liquid is nested too deeply".to_owned()));
        }
        while let Some(next) = rendering.pieces.next() {
            let (piece, named) = next;
            if let SqlPieceKind::LiquidTag(tag) = piece.kind {
                let (word, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
                if piece.text.starts_with("{%-") {
                    *out = std::mem::take(out).trim_end();
                }
                rendering.is_trimming = piece.text.ends_with("-%}");
                if ENDS.contains(&word) {
                    rendering.depth -= 1;
                    return Ok(Some((word, rest.trim())));
                }
                let tag = Tag {
                    word,
                    rest: rest.trim(),
                    start: piece.start,
                    named,
                };
                self.tag(rendering, out, is_active, tag)?;
            } else if is_active {
                self.piece(rendering, out, next)?;
            }
        }
        rendering.depth -= 1;
        Ok(None)
    }

    fn piece(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        (piece, named): Next<'r>,
    ) -> Result<(), Refusal> {
        let origin = rendering.origin;
        let is_trimming = std::mem::take(&mut rendering.is_trimming);
        match piece.kind {
            SqlPieceKind::Text => {
                let text = if is_trimming {
                    piece.text.trim_start()
                } else {
                    piece.text
                };
                let start = piece.start + piece.text.len() - text.len();
                if piece.inside == SqlInside::Nothing {
                    out.push_written(self.setting.clock.put_into(text), origin, start);
                } else {
                    out.push_written(text, origin, start);
                }
            }
            SqlPieceKind::Table => out.push_written(rendering.alias, origin, piece.start),
            SqlPieceKind::Field(name) => {
                let field = self.field_in(rendering, name, named)?;
                let value = self.value(&field)?;
                rendering.names_measures |= field.is_measure();
                if field.is_measure() {
                    out.append_trimmed_between(&value, "( ", " )");
                } else {
                    append_operand(out, &value);
                }
            }
            SqlPieceKind::SqlTableName(view) => {
                let name = self.table_of_view(view)?;
                out.append(&name);
            }
            SqlPieceKind::Constant(name) => {
                return Err(Refusal::new(
                    "unknown-constant",
                    format!("the constant `@{{{name}}}` is not declared"),
                ));
            }
            SqlPieceKind::LiquidOutput(text) => {
                let mut scope = Scope {
                    compiler: self,
                    alias: rendering.alias,
                    assigned: &rendering.assigned,
                };
                let value = liquid::value(text, &mut scope)?.to_text();
                out.push_written(value, origin, piece.start);
            }
            SqlPieceKind::LiquidTag(_) => {}
        }
        Ok(())
    }

    fn tag(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        is_active: bool,
        tag: Tag<'r>,
    ) -> Result<(), Refusal> {
        let Tag {
            word, rest, start, ..
        } = tag;
        match word {
            "if" | "unless" => self.branches(rendering, out, is_active, (word, rest)),
            "case" => self.cases(rendering, out, is_active, rest),
            "condition" => self.condition_tag(rendering, out, is_active, tag),
            "comment" => skip_to(rendering, "endcomment", |_| {}),
            "raw" => {
                let origin = rendering.origin;
                skip_to(rendering, "endraw", |piece| {
                    if is_active {
                        out.push_written(piece.text, origin, piece.start);
                    }
                })
            }
            "assign" | "date_start" | "date_end" | "parameter" if !is_active => Ok(()),
            "assign" => {
                let (name, value) = liquid::assignment(rest)?;
                let mut scope = self.scope(rendering);
                let value = liquid::value(value, &mut scope)?;
                rendering.assigned.insert(name.to_owned(), value);
                Ok(())
            }
            "date_start" | "date_end" => {
                let field = self.field_in(rendering, rest, tag.named)?;
                let bound = self.date_bound(&field, word == "date_start")?;
                out.push_written(bound, rendering.origin, start);
                Ok(())
            }
            "parameter" => {
                let field = self.field_in(rendering, rest, tag.named)?;
                let value = self.parameter_sql(&field)?;
                out.push_written(value, rendering.origin, start);
                Ok(())
            }
            _ => Err(refuse(format!("the Liquid tag `{word}` is not compiled"))),
        }
    }

    /// The field that the text names.
    fn field_in(
        &mut self,
        rendering: &Rendering<'r>,
        name: &'r str,
        named: Option<NamedField>,
    ) -> Result<FieldAt<'r, 'p>, Refusal> {
        let named = named.map(|named| NamedField {
            view: named.view.or(rendering.view),
            ..named
        });
        self.field_named(named, name, rendering.alias)
    }

    fn scope<'s>(&'s mut self, rendering: &'s Rendering<'r>) -> Scope<'s, 'm, 'r, 'p> {
        Scope {
            compiler: self,
            alias: rendering.alias,
            assigned: &rendering.assigned,
        }
    }

    /// `if` and `unless` with their branches.
    fn branches(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        is_active: bool,
        (word, mut test): (&'r str, &'r str),
    ) -> Result<(), Refusal> {
        let end_word = if word == "if" { "endif" } else { "endunless" };
        let mut is_negated = word == "unless";
        let mut is_done = !is_active;
        loop {
            let holds = !is_done && {
                let mut scope = self.scope(rendering);
                test.is_empty() || liquid::condition(test, &mut scope)? != is_negated
            };
            let end = self.block(rendering, out, holds)?;
            is_done |= holds;
            is_negated = false;
            test = match end {
                Some((end, _)) if end == end_word => return Ok(()),
                Some(("elsif", next)) => next,
                Some(("else", _)) => "",
                _ => {
                    return Err(refuse(format!(
                        "the Liquid tag `{word}` has no `{end_word}`"
                    )));
                }
            };
        }
    }

    /// `case` with its `when`s.
    fn cases(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        is_active: bool,
        of: &'r str,
    ) -> Result<(), Refusal> {
        let value = if is_active {
            liquid::value(of, &mut self.scope(rendering))?
        } else {
            Value::Nil
        };
        let mut is_done = !is_active;
        // What stands before the first `when` is no part of any branch.
        let mut end = self.block(rendering, out, false)?;
        loop {
            let holds = match end {
                Some(("when", values)) => {
                    !is_done && liquid::is_one_of(&value, values, &mut self.scope(rendering))?
                }
                Some(("else", _)) => !is_done,
                Some(("endcase", _)) => return Ok(()),
                _ => return Err(refuse("the Liquid tag `case` has no `endcase`".to_owned())),
            };
            is_done |= holds;
            end = self.block(rendering, out, holds)?;
        }
    }

    /// `{% condition view.filter %} expression {% endcondition %}`
    fn condition_tag(
        &mut self,
        rendering: &mut Rendering<'r>,
        out: &mut Fragment,
        is_active: bool,
        tag: Tag<'r>,
    ) -> Result<(), Refusal> {
        let mut left = self.scratch();
        let end = self.block(rendering, &mut left, is_active)?;
        if !matches!(end, Some(("endcondition", _))) {
            return Err(refuse(
                "the Liquid tag `condition` has no `endcondition`".to_owned(),
            ));
        }
        if !is_active {
            return Ok(());
        }
        let field = self.field_in(rendering, tag.rest, tag.named)?;
        let is_there = match self.read_filter(&field) {
            None => false,
            Some(active) => {
                let filter = active.parsed()?;
                let setting = self.setting_of(&field);
                condition(out, &filter, &left, setting, &mut self.effects.assumed)?
            }
        };
        out.push(if is_there { "" } else { "1=1" });
        self.give_back(left);
        Ok(())
    }

    /// The first moment of a date filter, or the first after it; `NULL` where that side is open.
    fn date_bound(&mut self, field: &FieldAt<'r, 'p>, is_start: bool) -> Result<String, Refusal> {
        let null = Ok("NULL".to_owned());
        let Some(active) = self.read_filter(field) else {
            return null;
        };
        let filter = active.parsed()?;
        let Filter::Date(filter) = &*filter else {
            return Err(field.refuse(
                "liquid",
                format!("`{}` is no filter of dates", field.full_name()),
            ));
        };
        let interval = match filter.terms.as_slice() {
            [] => return null,
            [term] => match &term.test {
                DateTest::Within(interval) => {
                    self.effects.assumed.extend(term.assumed);
                    interval
                }
                _ => return null,
            },
            _ => {
                return Err(field.refuse(
                    "date-list",
                    format!(
                        "`{}` has a list of dates, of which Looker's `date_start` and `date_end` are not \
                         known",
                        field.full_name()
                    ),
                ));
            }
        };
        let bound = if is_start {
            &interval.start
        } else {
            &interval.end
        };
        match bound {
            None => null,
            Some(bound) => Ok(moment(
                bound,
                self.setting_of(field),
                &mut self.effects.assumed,
            )),
        }
    }
}

fn skip_to<'r>(
    rendering: &mut Rendering<'r>,
    end: &str,
    mut see: impl FnMut(SqlPiece<'r>),
) -> Result<(), Refusal> {
    for (piece, _) in rendering.pieces.by_ref() {
        if matches!(piece.kind, SqlPieceKind::LiquidTag(tag) if tag == end) {
            return Ok(());
        }
        see(piece);
    }
    Err(refuse(format!("there is no Liquid tag `{end}`")))
}

fn refuse(message: String) -> Refusal {
    Refusal::new("liquid", message)
}
