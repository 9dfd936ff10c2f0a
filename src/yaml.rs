//! `Node`: a YAML text as a small tree with spans.
//!
//! A scalar keeps its text and whether it stood in quotes, for what a plain `no` or `012` means
//! depends on the key under which it stands.
//! A fault ends the reading of a text, and what was read up to there is kept; the caller decides
//! where to go on.
//! Anchors and tags change no value that is read here; an alias is a fault, and reads as nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle};

/// Deeper nesting than this has no place in any file that people write; the bound keeps every walk
/// over a tree off the end of the stack.
const MAX_DEPTH: usize = 64;

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) value: Value,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A text, whatever it may mean.
    Scalar {
        /// The text after YAML's escapes.
        text: Box<str>,
        /// Whether it stood in quotes or in a block, so that it can be nothing but a text.
        is_quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and their values.
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Box<str>,
    /// Where the key stands.
    pub(crate) key_span: Range<usize>,
    /// Its value.
    pub(crate) value: Node,
}

/// What is wrong with a text, and where.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) span: Range<usize>,
    pub(crate) kind: FaultKind,
}

/// What may be wrong.
#[derive(Clone, Debug)]
pub(crate) enum FaultKind {
    /// It is not YAML, in the parser's words.
    Syntax(String),
    /// A thing of YAML that is not read, in words.
    Unsupported(&'static str),
    /// A key that stands twice, and where it stood first.
    DuplicateKey(Range<usize>),
}

impl Node {
    /// Whether nothing was written: `key:`, `key: ~`, `key: null`.
    pub(crate) fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, is_quoted } => {
                !is_quoted && matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// The text of a scalar that is not null.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }
}

/// Reads a part of a text, and goes on as far as it can; spans count from the beginning of the
/// whole text.
pub(crate) fn parse(text: &str, part: Range<usize>) -> (Option<Node>, Vec<Fault>) {
    let mut builder = Builder {
        text,
        base: part.start,
        open: Vec::new(),
        root: None,
        documents: 0,
        faults: Vec::new(),
    };
    let end = part.end;
    for next in Parser::new_from_str_with_options(&text[part], options()) {
        match next {
            Ok((event, span)) => {
                let span = builder.span(span.byte_range());
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset();
                let at = builder.span(at.map(|at| at..at)).start.min(end);
                builder.faults.push(Fault {
                    span: at..ceil(text, at + 1).min(end),
                    kind: FaultKind::Syntax(error.info()),
                });
                break;
            }
        }
    }
    while !builder.open.is_empty() {
        builder.close();
    }
    (builder.root, builder.faults)
}

fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    let is_border = |at: &usize| text.is_char_boundary(*at);
    (0..=at).rev().find(is_border).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    let is_border = |at: &usize| text.is_char_boundary(*at);
    (at..text.len()).find(is_border).unwrap_or(text.len())
}

/// A list or a mapping whose end has not come yet.
enum Open {
    Sequence {
        span: Range<usize>,
        items: Vec<Node>,
    },
    Mapping {
        span: Range<usize>,
        entries: Vec<Entry>,
        key: Option<Node>,
    },
}

/// Makes the tree out of the parser's events.
struct Builder<'t> {
    text: &'t str,
    base: usize,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    faults: Vec<Fault>,
}

impl Builder<'_> {
    /// A range of the whole text, on the borders of characters.
    fn span(&self, range: Option<Range<usize>>) -> Range<usize> {
        let range = range.unwrap_or_default();
        let start = floor(self.text, self.base + range.start);
        start..floor(self.text, self.base + range.end).max(start)
    }

    /// Takes one event; `false` when it makes no sense to go on.
    fn take(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 && self.root.is_some() {
                    self.fault(span, "a second document");
                    return false;
                }
            }
            Event::Scalar(text, style, ..) => {
                let value = Value::Scalar {
                    text: text.into(),
                    is_quoted: style != ScalarStyle::Plain,
                };
                self.finish(Node { span, value });
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(span.clone(), "an alias");
                let value = Value::Scalar {
                    text: "".into(),
                    is_quoted: false,
                };
                self.finish(Node { span, value });
            }
            Event::SequenceStart(..) => self.open.push(Open::Sequence {
                span,
                items: Vec::new(),
            }),
            Event::MappingStart(..) => self.open.push(Open::Mapping {
                span,
                entries: Vec::new(),
                key: None,
            }),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        true
    }

    fn fault(&mut self, span: Range<usize>, what: &'static str) {
        self.faults.push(Fault {
            span,
            kind: FaultKind::Unsupported(what),
        });
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Sequence { span, items }) => {
                let end = items.last().map_or(span.end, |last| last.span.end);
                self.finish(Node {
                    span: span.start..end,
                    value: Value::Sequence(items),
                });
            }
            Some(Open::Mapping {
                span,
                mut entries,
                key,
            }) => {
                entries.extend(key.and_then(entry_without_value));
                self.tell_duplicates(&entries);
                let end = entries.last().map_or(span.end, |last| last.value.span.end);
                self.finish(Node {
                    span: span.start..end,
                    value: Value::Mapping(entries),
                });
            }
            None => {}
        }
    }

    /// Puts a finished value where it belongs.
    fn finish(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                None => *key = Some(node),
                Some(name) => match name.value {
                    Value::Scalar { text, .. } => entries.push(Entry {
                        key: text,
                        key_span: name.span,
                        value: node,
                    }),
                    Value::Sequence(_) | Value::Mapping(_) => {
                        self.fault(name.span, "a key that is no text");
                    }
                },
            },
        }
    }

    fn tell_duplicates(&mut self, entries: &[Entry]) {
        let mut seen: BTreeMap<&str, &Range<usize>> = BTreeMap::new();
        for entry in entries {
            match seen.get(&*entry.key) {
                None => {
                    seen.insert(&entry.key, &entry.key_span);
                }
                Some(&first) => self.faults.push(Fault {
                    span: entry.key_span.clone(),
                    kind: FaultKind::DuplicateKey(first.clone()),
                }),
            }
        }
    }
}

/// A key behind which the reading ended.
fn entry_without_value(key: Node) -> Option<Entry> {
    let end = key.span.end;
    match key.value {
        Value::Scalar { text, .. } => Some(Entry {
            key: text,
            key_span: key.span,
            value: Node {
                span: end..end,
                value: Value::Scalar {
                    text: "".into(),
                    is_quoted: false,
                },
            },
        }),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}
