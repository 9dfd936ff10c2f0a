//! `Findings`: what is wrong with the syntax of a file, in words.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::yaml::{Fault, FaultKind};

/// So many findings are told of one file; whoever has more has another problem.
const MAX_FINDINGS: usize = 100;

/// A text that is repeated in a finding is cut after so many characters.
const MAX_QUOTED: usize = 40;

/// The findings about one file.
pub(super) struct Findings<'s> {
    source: &'s Arc<SourceText>,
    told: Diagnostics,
    untold: usize,
    /// The last byte whose line was asked for, and that line.
    counted: (usize, usize),
}

impl<'s> Findings<'s> {
    pub(super) fn new(source: &'s Arc<SourceText>) -> Self {
        Self {
            source,
            told: Diagnostics::new(),
            untold: 0,
            counted: (0, 1),
        }
    }

    /// The findings in the order of the text.
    pub(super) fn finish(mut self) -> Diagnostics {
        let start = |finding: &Diagnostic| finding.place.as_ref().map(|place| place.span.start);
        self.told.0.sort_by_key(start);
        if self.untold > 0 {
            let finding = Diagnostic::error(
                "too-many-findings",
                format!(
                    "`{}` has {} further faults of syntax",
                    self.source.name, self.untold
                ),
            );
            self.told
                .push(finding.help("mend the first ones, they may be the reason for the others"));
        }
        self.told
    }

    pub(super) fn file_too_large(&mut self, limit: usize) {
        let message = format!(
            "`{}` has more than {} MiB and is not read",
            self.source.name,
            limit >> 20
        );
        let finding = Diagnostic::error("file-too-large", message);
        self.told.push(finding.help("split it into several files"));
    }

    pub(super) fn unexpected_text(&mut self, span: Range<usize>) {
        let text = self.quote(&span);
        let help = match self.text(&span) {
            ";;" => "remove it: only SQL and other expressions end in `;;`",
            "," => "remove it: commas stand between the items of a list, and nowhere else",
            "]" => "remove it, or write the `[` that it closes",
            text if text.starts_with('"') => "write the key and a colon before it",
            text if text.starts_with(':') => "write the key before the colon",
            _ => "write `key: value`, or put a `#` before a comment",
        };
        self.push(
            "unexpected-text",
            format!("`{text}` does not belong here"),
            span,
            "",
            |finding| finding.help(help),
        );
    }

    pub(super) fn missing_colon(&mut self, key: Range<usize>) {
        let name = self.quote(&key);
        self.push(
            "missing-colon",
            format!("`{name}` has no colon behind it"),
            key,
            "",
            |finding| finding.help(format!("write `{name}:`")),
        );
    }

    pub(super) fn missing_key(&mut self, brace: Range<usize>) {
        self.push(
            "missing-key",
            "a block has no key before its `{`",
            brace,
            "",
            |finding| finding.help("write the key and a colon before it, such as `view: name {`"),
        );
    }

    /// `head` is the key and the name of the block.
    pub(super) fn missing_brace(&mut self, head: Range<usize>) {
        let name = self.quote(&head);
        self.push(
            "missing-brace",
            format!("the block `{name}` has no opening brace"),
            head,
            "",
            |finding| finding.help(format!("write `{name} {{`")),
        );
    }

    pub(super) fn missing_value(&mut self, key: Range<usize>) {
        let name = self.quote(&key);
        self.push(
            "missing-value",
            format!("`{name}` has no value"),
            key,
            "",
            |finding| finding.help(format!("write it behind `{name}:`, or remove the line")),
        );
    }

    pub(super) fn blank_in_name(&mut self, name: Range<usize>) {
        let text = self.quote(&name);
        let joined = text.split_whitespace().collect::<Vec<_>>().join("_");
        self.push(
            "blank-in-name",
            format!("the name `{text}` holds a blank"),
            name,
            "",
            |finding| finding.help(format!("write `{joined}`")),
        );
    }

    pub(super) fn quoted_name(&mut self, name: Range<usize>) {
        let text = self.quote(&name);
        self.push(
            "quoted-name",
            format!("the name {text} stands in quotes"),
            name,
            "",
            |finding| finding.help("write the name without them"),
        );
    }

    pub(super) fn missing_comma(&mut self, item: Range<usize>) {
        let text = self.quote(&item);
        self.push(
            "missing-comma",
            format!("no comma stands before `{text}`"),
            item,
            "",
            |finding| finding.help("write a comma between the items of the list"),
        );
    }

    pub(super) fn unclosed_list(&mut self, key: &str, bracket: Range<usize>) {
        self.push(
            "unclosed-list",
            format!("the list `{key}` has no closing bracket"),
            bracket,
            "it begins here",
            |finding| finding.help("write `]` behind its last item"),
        );
    }

    /// `head` is the key and the name of the block.
    pub(super) fn unclosed_block(&mut self, head: Range<usize>) {
        let name = self.quote(&head);
        self.push(
            "unclosed-block",
            format!("the block `{name}` has no closing brace"),
            head,
            "it begins here",
            |finding| finding.help("write `}` behind its last parameter"),
        );
    }

    pub(super) fn unopened_block(&mut self, brace: Range<usize>) {
        self.push(
            "unopened-block",
            "this closing brace closes nothing",
            brace,
            "",
            |finding| finding.help("remove it, or look above for a block that is closed too early"),
        );
    }

    /// `next` is the key of what stands behind the block and belongs into it.
    pub(super) fn closed_too_early(
        &mut self,
        brace: Range<usize>,
        head: Range<usize>,
        next: Range<usize>,
    ) {
        let line = self.line_of(next.start);
        let head = self.quote(&head);
        let next = self.quote(&next);
        self.push(
            "closed-too-early",
            format!("this brace closes `{head}` before the `{next}` that belongs into it"),
            brace,
            "",
            |finding| {
                finding
                    .note(format!("that `{next}` stands on line {line}"))
                    .help("remove the brace, or move it behind the last field")
            },
        );
    }

    pub(super) fn unclosed_text(&mut self, text: Range<usize>) {
        self.push(
            "unclosed-text",
            "this text has no closing quote",
            text,
            "",
            |finding| finding.help("write `\"` at its end; a quote inside it is written `\\\"`"),
        );
    }

    pub(super) fn unclosed_expression(&mut self, key: Range<usize>) {
        let name = self.quote(&key);
        self.push(
            "unclosed-expression",
            format!("`{name}` has no `;;`, and none follows in the file"),
            key,
            "it begins here",
            |finding| finding.help("write ` ;;` at its end"),
        );
    }

    /// `head` is what the expression of `key` would swallow.
    pub(super) fn swallowed(&mut self, key: Range<usize>, head: Range<usize>) {
        let line = self.line_of(key.start);
        let name = self.quote(&key);
        let swallowed = self.quote(&head);
        self.push(
            "swallowed-block",
            format!("`{swallowed}` is swallowed by the `{name}` before it, which has no `;;`"),
            head,
            "",
            |finding| {
                finding
                    .note(format!("`{name}` begins on line {line}"))
                    .help(format!("write ` ;;` at the end of that `{name}`"))
            },
        );
    }

    pub(super) fn too_deep(&mut self, open: Range<usize>, limit: usize) {
        self.push(
            "too-deep",
            format!("blocks and lists are nested deeper than {limit}"),
            open,
            "what stands inside is not read",
            |finding| finding.help("look for braces or brackets that are not closed"),
        );
    }

    /// What is wrong with the YAML of a dashboard.
    pub(super) fn yaml(&mut self, fault: Fault) {
        match fault.kind {
            FaultKind::Syntax(reason) => self.push(
                "invalid-yaml",
                "this is not valid YAML",
                fault.span,
                &reason,
                |finding| {
                    finding.help(if reason.contains("tab") {
                        "indent with blanks"
                    } else {
                        "check the indentation, the quotes and the brackets up to this place"
                    })
                },
            ),
            FaultKind::Unsupported(what) => self.unsupported_yaml(what, fault.span),
            FaultKind::SecondDocument => self.unsupported_yaml("a second document", fault.span),
            FaultKind::TooManyValues(most) => self.push(
                "too-many-values",
                format!("a dashboard holds more than {most} values"),
                fault.span,
                "what stands behind this is not read",
                |finding| finding.help("make several dashboards of it"),
            ),
            FaultKind::DuplicateKey { first, .. } => {
                let line = self.line_of(first.start);
                let key = self.quote(&fault.span);
                self.push(
                    "duplicate-key",
                    format!("the key `{key}` stands twice"),
                    fault.span,
                    "",
                    |finding| {
                        finding
                            .note(format!("the first time is on line {line}"))
                            .help("keep one of them")
                    },
                );
            }
        }
    }

    fn unsupported_yaml(&mut self, what: &str, span: Range<usize>) {
        self.push(
            "unsupported-yaml",
            format!("{what} is not read here"),
            span,
            "",
            |finding| finding.help("write the value itself, in one document"),
        );
    }

    pub(super) fn no_dashboard(&mut self, span: Range<usize>, help: &str) {
        let span = self.first_line(span);
        self.push("not-a-dashboard", "this is no dashboard", span, "", |it| {
            it.help(help)
        });
    }

    pub(super) fn item_without_keys(&mut self, list: &str, item: Range<usize>) {
        let span = self.first_line(item);
        self.push(
            "unexpected-form",
            format!("an item of `{list}` has no keys"),
            span,
            "",
            |finding| finding.help("begin it with `- name:`, or remove it"),
        );
    }

    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let length = self.text(&span).find('\n').unwrap_or(span.len());
        span.start..span.start + length
    }

    fn push(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        span: Range<usize>,
        label: &str,
        finish: impl FnOnce(Diagnostic) -> Diagnostic,
    ) {
        if self.told.0.len() == MAX_FINDINGS {
            self.untold += 1;
            return;
        }
        let finding = Diagnostic::error(code, message).at(self.source, span, label);
        self.told.push(finish(finding));
    }

    fn text(&self, span: &Range<usize>) -> &'s str {
        self.source.text.get(span.clone()).unwrap_or_default()
    }

    /// The beginning of a piece of the text, on one line.
    fn quote(&self, span: &Range<usize>) -> String {
        let text = self.text(span);
        let mut quoted: String = text
            .chars()
            .take(MAX_QUOTED)
            .map(|c| if c.is_control() || c == '`' { ' ' } else { c })
            .collect();
        if text.chars().nth(MAX_QUOTED).is_some() {
            quoted.push('…');
        }
        quoted
    }

    /// The line of a byte, from 1; 0 where no finding is told any more.
    ///
    /// Bytes come mostly in rising order, so that the text is read about once.
    fn line_of(&mut self, at: usize) -> usize {
        if self.told.0.len() == MAX_FINDINGS {
            return 0;
        }
        let (from, line) = self.counted;
        let (from, line) = if at < from { (0, 1) } else { (from, line) };
        let line = line + self.text(&(from..at)).matches('\n').count();
        self.counted = (at, line);
        line
    }
}
