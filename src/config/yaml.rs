//! `Node`: the configuration file as a small YAML tree with spans.
//!
//! A plain scalar keeps its text (`012`, `no`), for what it means depends on the key it stands under.
//! Anchors, aliases and tags are refused, since nobody needs them here and a copy of a value has no
//! place of its own; so are several documents in one file.
//! Depth and number of values are bounded, so that a hostile file costs little.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError};

use super::findings::Findings;
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt};

/// Deeper nesting than this has no place in the configuration.
const MAX_DEPTH: usize = 16;

/// More values than this have no place in it either.
const MAX_NODES: usize = 10_000;

/// One value of the file.
#[derive(Debug)]
pub(super) struct Node {
    /// Where it stands; of a list or a section only where it begins.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) value: Value,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Value {
    /// A text, whatever it may mean.
    Scalar {
        /// The text after YAML's escapes.
        text: Box<str>,
        /// Whether it stood in quotes or in a block, so that it can be nothing but a text.
        is_quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A section.
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: Box<str>,
    /// Where the key stands.
    pub(super) key_span: Range<usize>,
    /// Its value.
    pub(super) value: Node,
}

impl Node {
    /// Whether nothing was written: `key:`, `key: ~`, `key: null`.
    pub(super) fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, is_quoted } => {
                !is_quoted && matches!(&**text, "" | "~" | "null" | "Null" | "NULL")
            }
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// What it is, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Scalar { .. } => "a single value",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a section",
        }
    }
}

/// Reads the text; `None` where it holds nothing but comments.
///
/// # Errors
///
/// Everything that keeps the text from being one plain YAML document.
pub(super) fn parse(source: &Arc<SourceText>) -> Result<Option<Node>, Diagnostics> {
    let mut builder = Builder::new(source);
    for next in Parser::new_from_str_with_options(&source.text, options()) {
        match next {
            Ok((event, span)) => {
                let span = span.byte_range().unwrap_or(0..0);
                if !builder.take(event, span) {
                    break;
                }
            }
            Err(error) => {
                let (finding, span, why) = invalid(source, &error);
                builder.findings.add(finding, span, &why);
                break;
            }
        }
    }
    builder.findings.finish().or_else_ok(builder.root)
}

fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

fn invalid(source: &SourceText, error: &ScanError) -> (Diagnostic, Range<usize>, String) {
    let text = &source.text;
    let start = floor(text, error.marker().byte_offset().unwrap_or(text.len()));
    let end = ceil(text, start + 1);
    let why = error.info();
    let help = if why.contains("tab") {
        "indent with blanks instead of tabs, here or on the line below"
    } else if why.contains("recursion") {
        "the configuration needs no more than five levels"
    } else {
        "check the indentation, the quotes and the brackets up to this place"
    };
    let finding =
        Diagnostic::error("invalid-yaml", "the configuration is not valid YAML").help(help);
    (finding, start..end, why)
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..text.len())
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(text.len())
}

/// A list or a section whose end has not come yet.
enum Open {
    Sequence {
        start: usize,
        items: Vec<Node>,
    },
    Mapping {
        start: usize,
        entries: Vec<Entry>,
        key: Option<Node>,
    },
}

/// Makes the tree out of the parser's events.
struct Builder<'s> {
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    nodes: usize,
    findings: Findings<'s>,
}

impl<'s> Builder<'s> {
    fn new(source: &'s Arc<SourceText>) -> Self {
        Self {
            open: Vec::new(),
            root: None,
            documents: 0,
            nodes: 0,
            findings: Findings::new(source),
        }
    }

    /// Takes one event; `false` when it makes no sense to go on.
    fn take(&mut self, event: Event<'_>, span: Range<usize>) -> bool {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.stop(span);
        }
        match event {
            Event::DocumentStart(..) => return self.start_document(span),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                let is_quoted = style != ScalarStyle::Plain;
                let value = Value::Scalar {
                    text: text.into(),
                    is_quoted,
                };
                self.finish(Node { span, value });
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(&span, "an alias");
                let value = Value::Scalar {
                    text: "".into(),
                    is_quoted: false,
                };
                self.finish(Node { span, value });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                self.open.push(Open::Sequence {
                    start: span.start,
                    items: Vec::new(),
                });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(anchor, tag.is_some(), &span);
                self.open.push(Open::Mapping {
                    start: span.start,
                    entries: Vec::new(),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        true
    }

    fn start_document(&mut self, span: Range<usize>) -> bool {
        self.documents += 1;
        if self.documents == 1 {
            return true;
        }
        let message = "the configuration holds a second YAML document";
        let finding = Diagnostic::error("several-documents", message)
            .help("keep one document and remove the `---` before the other");
        self.findings.add(finding, span, "it begins here");
        false
    }

    fn stop(&mut self, span: Range<usize>) -> bool {
        let message = format!("the configuration holds more than {MAX_NODES} values");
        let finding = Diagnostic::error("too-many-values", message)
            .help("take larger networks in the place of many small ones");
        self.findings.add(finding, span, "reading stopped here");
        false
    }

    fn refuse_properties(&mut self, anchor: usize, has_tag: bool, span: &Range<usize>) {
        if anchor != 0 {
            self.refuse(span, "an anchor");
        }
        if has_tag {
            self.refuse(span, "a tag");
        }
    }

    fn refuse(&mut self, span: &Range<usize>, what: &str) {
        let message = format!("{what} has no meaning in the configuration");
        let finding = Diagnostic::error("unsupported-yaml", message).help("write the value itself");
        self.findings.add(finding, span.clone(), "");
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Sequence { start, items }) => {
                self.finish(Node {
                    span: start..start,
                    value: Value::Sequence(items),
                });
            }
            Some(Open::Mapping { start, entries, .. }) => {
                self.refuse_duplicates(&entries);
                self.finish(Node {
                    span: start..start,
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
                    Value::Scalar { text, .. } => {
                        entries.push(Entry {
                            key: text,
                            key_span: name.span,
                            value: node,
                        });
                    }
                    Value::Sequence(_) | Value::Mapping(_) => {
                        self.refuse(&name.span, "a key that is no text");
                    }
                },
            },
        }
    }

    fn refuse_duplicates(&mut self, entries: &[Entry]) {
        let mut seen = BTreeMap::new();
        for entry in entries {
            let Some(first) = seen.insert(&*entry.key, &entry.key_span) else {
                continue;
            };
            let message = format!("`{}` stands twice", excerpt(&entry.key));
            let finding = Diagnostic::error("duplicate-key", message).help("keep one of them");
            let label = if self.findings.is_full() {
                String::new()
            } else {
                let before = &self.findings.source.text[..first.start];
                format!(
                    "the first time is on line {}",
                    1 + before.matches('\n').count()
                )
            };
            self.findings.add(finding, entry.key_span.clone(), &label);
        }
    }
}
