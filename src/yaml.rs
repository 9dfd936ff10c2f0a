//! `Node`: a YAML text as a small tree with spans.
//!
//! A scalar keeps its text and whether it stood in quotes, for what a plain `no` or `012` means
//! depends on the key under which it stands.
//! A fault is data, for each kind of file has its own words for it.
//! One that ends the reading of a text keeps what was read up to there; the caller decides where to
//! go on.
//! Anchors and tags change no value that is read here, and [`Limits`] say whether they are refused;
//! an alias is a fault, and reads as nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle};

/// What a text may hold, so that a hostile one costs little.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The deepest nesting; the bound keeps every walk over a tree off the end of the stack.
    pub(crate) depth: usize,
    /// The number of values, where a list or a mapping counts once for its beginning and once for
    /// its end.
    pub(crate) values: usize,
    /// Whether an anchor or a tag is a fault.
    pub(crate) refuses_properties: bool,
}

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
    /// A thing of YAML that is not read, in words; of a key only where it begins.
    Unsupported(&'static str),
    /// A second document; it is not read.
    SecondDocument,
    /// More values than this number; the rest is not read.
    TooManyValues(usize),
    /// A key that stands twice, and where it stood first.
    DuplicateKey { key: Box<str>, first: Range<usize> },
}

impl FaultKind {
    /// Whether the text is not read any further, so that lists and mappings may lack their ends.
    pub(crate) fn ends_reading(&self) -> bool {
        match self {
            Self::Syntax(_) | Self::SecondDocument | Self::TooManyValues(_) => true,
            Self::Unsupported(_) | Self::DuplicateKey { .. } => false,
        }
    }
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
pub(crate) fn parse(text: &str, part: Range<usize>, limits: Limits) -> (Option<Node>, Vec<Fault>) {
    let mut builder = Builder {
        text,
        limits,
        base: part.start,
        open: Vec::new(),
        root: None,
        documents: 0,
        values: 0,
        faults: Vec::new(),
    };
    let end = part.end;
    for next in Parser::new_from_str_with_options(&text[part], options(limits)) {
        match next {
            Ok((event, span)) => {
                let span = builder.span(span.byte_range());
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset();
                let at = at.map_or(end, |at| floor(text, builder.base + at).min(end));
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

fn options(limits: Limits) -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
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
    limits: Limits,
    base: usize,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    values: usize,
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
        self.values += 1;
        if self.values > self.limits.values {
            self.fault(span, FaultKind::TooManyValues(self.limits.values));
            return false;
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.fault(span, FaultKind::SecondDocument);
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                let value = Value::Scalar {
                    text: text.into(),
                    is_quoted: style != ScalarStyle::Plain,
                };
                self.finish(Node { span, value });
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(span.clone(), FaultKind::Unsupported("an alias"));
                self.finish(nothing(span));
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                self.open.push(Open::Sequence {
                    span,
                    items: Vec::new(),
                });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                self.open.push(Open::Mapping {
                    span,
                    entries: Vec::new(),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        true
    }

    fn fault(&mut self, span: Range<usize>, kind: FaultKind) {
        self.faults.push(Fault { span, kind });
    }

    fn refuse_properties(&mut self, anchor: usize, has_tag: bool, span: &Range<usize>) {
        if !self.limits.refuses_properties {
            return;
        }
        if anchor != 0 {
            self.fault(span.clone(), FaultKind::Unsupported("an anchor"));
        }
        if has_tag {
            self.fault(span.clone(), FaultKind::Unsupported("a tag"));
        }
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
                        let kind = FaultKind::Unsupported("a key that is no text");
                        self.fault(name.span.start..name.span.start, kind);
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
                Some(&first) => {
                    let (key, first) = (entry.key.clone(), first.clone());
                    let kind = FaultKind::DuplicateKey { key, first };
                    self.fault(entry.key_span.clone(), kind);
                }
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
            value: nothing(end..end),
        }),
        Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// A value that was not written.
fn nothing(span: Range<usize>) -> Node {
    let value = Value::Scalar {
        text: "".into(),
        is_quoted: false,
    };
    Node { span, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        depth: 4,
        values: 20,
        refuses_properties: false,
    };

    fn faults(text: &str, limits: Limits) -> Vec<(Range<usize>, FaultKind)> {
        let (_, faults) = parse(text, 0..text.len(), limits);
        faults.into_iter().map(|it| (it.span, it.kind)).collect()
    }

    #[test]
    fn too_many_values_keep_what_was_read() {
        let text = "- a\n".repeat(30);
        let (root, faults) = parse(&text, 0..text.len(), LIMITS);
        assert!(matches!(
            faults[..],
            [Fault {
                kind: FaultKind::TooManyValues(20),
                ..
            }]
        ));
        let Some(Value::Sequence(items)) = root.map(|root| root.value) else {
            panic!("no list");
        };
        assert!((1..20).contains(&items.len()), "{} items", items.len());
    }

    #[test]
    fn deep_nesting_ends_the_reading() {
        assert!(faults("[[[[1]]]]", LIMITS).is_empty());
        let kinds = faults("[[[[[1]]]]]", LIMITS);
        assert!(matches!(kinds[..], [(_, FaultKind::Syntax(_))]));
    }

    #[test]
    fn anchors_and_tags_are_refused_where_the_limits_say_so() {
        let text = "a: &b !!str c";
        assert!(faults(text, LIMITS).is_empty());
        let refusing = Limits {
            refuses_properties: true,
            ..LIMITS
        };
        assert!(matches!(
            faults(text, refusing)[..],
            [
                (_, FaultKind::Unsupported("an anchor")),
                (_, FaultKind::Unsupported("a tag")),
            ]
        ));
    }

    #[test]
    fn every_copy_of_a_key_points_to_the_first() {
        let kinds = faults("a: 1\na: 2\na: 3\n", LIMITS);
        let firsts = kinds.into_iter().map(|(span, kind)| match kind {
            FaultKind::DuplicateKey { first, .. } => (span.start, first.start),
            other => panic!("{other:?}"),
        });
        assert_eq!(firsts.collect::<Vec<_>>(), [(5, 0), (10, 0)]);
    }
}
