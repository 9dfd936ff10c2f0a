//! `Reader`: takes values out of the YAML tree and says all that is wrong with them.
//!
//! A value that is wrong is reported and left out, so that one run names every fault of the file.

use std::ops::Range;
use std::sync::Arc;

use super::fault::{Checked, Fault};
use super::findings::Findings;
use super::key::{self, Kind};
use super::origin::{Origin, Origins};
use crate::diagnostic::{Diagnostic, Diagnostics, SourceText, excerpt, is_invisible, near_word};
use crate::yaml::{Entry, Node, Value};

/// A section of the file.
#[derive(Clone, Debug)]
pub(super) struct Section<'n> {
    /// Its key as [`key::KEYS`] has it.
    path: String,
    /// Its key with the numbers of list items, as [`Origins`] has it.
    place: String,
    entries: &'n [Entry],
}

impl<'n> Section<'n> {
    fn entry(&self, name: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| &*entry.key == name)
    }

    /// Where a key of the section stands.
    pub(super) fn key_span(&self, name: &str) -> Option<Range<usize>> {
        self.entry(name).map(|entry| entry.key_span.clone())
    }

    /// Where the value of a key stands.
    pub(super) fn value_span(&self, name: &str) -> Option<Range<usize>> {
        self.entry(name).map(|entry| place_of(&entry.value))
    }
}

/// Reads values and collects findings.
pub(super) struct Reader<'s> {
    findings: Findings<'s>,
    origins: Origins,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s Arc<SourceText>) -> Self {
        Self {
            findings: Findings::new(source),
            origins: Origins::default(),
        }
    }

    /// Where the values come from, and what is wrong with them.
    pub(super) fn finish(self) -> (Origins, Diagnostics) {
        (self.origins, self.findings.finish())
    }

    /// Adds a finding about a range of the file.
    pub(super) fn report(&mut self, finding: Diagnostic, span: Range<usize>, label: &str) {
        self.findings.add(finding, span, label);
    }

    /// The top of the file.
    pub(super) fn top<'n>(&mut self, root: &'n Node) -> Option<Section<'n>> {
        self.open(root, String::new(), String::new(), &place_of(root))
    }

    /// A section below another one.
    pub(super) fn section<'n>(&mut self, above: &Section<'n>, name: &str) -> Option<Section<'n>> {
        let entry = above.entry(name)?;
        self.open(
            &entry.value,
            join(&above.path, name),
            join(&above.place, name),
            &entry.key_span,
        )
    }

    /// The sections of a list.
    pub(super) fn sections<'n>(&mut self, above: &Section<'n>, name: &str) -> Vec<Section<'n>> {
        let path = format!("{}[]", join(&above.path, name));
        let mut sections = Vec::new();
        for (i, item) in self.items(above, name).iter().enumerate() {
            let place = format!("{}[{i}]", join(&above.place, name));
            sections.extend(self.open(item, path.clone(), place, &place_of(item)));
        }
        sections
    }

    fn open<'n>(
        &mut self,
        node: &'n Node,
        path: String,
        place: String,
        span: &Range<usize>,
    ) -> Option<Section<'n>> {
        match &node.value {
            Value::Mapping(entries) => {
                self.refuse_unknown(&path, entries);
                Some(Section {
                    path,
                    place,
                    entries,
                })
            }
            // `views:` with nothing but comments below it is what is left of a commented section.
            _ if node.is_null() => None,
            _ => {
                let keys = key::names_below(&path).join("`, `");
                let what = if path.is_empty() {
                    "the configuration".to_owned()
                } else {
                    format!("`{path}`")
                };
                let finding = Diagnostic::error(
                    "wrong-value",
                    format!("{what} is {}, not a section", kind(node)),
                )
                .help(format!(
                    "write `key: value` lines; the keys here are `{keys}`"
                ));
                self.report(finding, span.clone(), "");
                None
            }
        }
    }

    fn refuse_unknown(&mut self, path: &str, entries: &[Entry]) {
        let names = key::names_below(path);
        for entry in entries.iter().filter(|entry| !names.contains(&&*entry.key)) {
            let help = unknown_key_help(&entry.key, &names);
            let label = if path.is_empty() {
                String::new()
            } else {
                format!("not a key of `{}`", path.trim_end_matches("[]"))
            };
            let finding = Diagnostic::error(
                "unknown-key",
                format!("unknown key `{}`", excerpt(&entry.key)),
            )
            .help(help);
            self.report(finding, entry.key_span.clone(), &label);
        }
    }

    /// A text that passes a check.
    pub(super) fn checked<T>(
        &mut self,
        section: &Section<'_>,
        name: &str,
        check: impl FnOnce(&str) -> Checked<T>,
    ) -> Option<T> {
        let entry = self.present(section, name)?;
        let text = self.text_of(&entry.value, &entry.key_span, name)?;
        match check(text) {
            Ok(value) => {
                self.note_origin(section, name, &entry.value.span);
                Some(value)
            }
            Err(fault) => {
                self.report_fault(text, fault, entry.value.span.clone());
                None
            }
        }
    }

    /// Any text for people, as one line.
    pub(super) fn prose(&mut self, section: &Section<'_>, name: &str) -> Option<String> {
        self.checked(section, name, |text| {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if line.is_empty() || line.chars().any(is_invisible) {
                return Err(Fault::new(
                    "holds nothing, or characters that cannot be seen",
                    "write words",
                ));
            }
            Ok(line)
        })
    }

    /// One of the words that the key allows.
    pub(super) fn word(&mut self, section: &Section<'_>, name: &str) -> Option<&'static str> {
        let Some(Kind::Word(words)) = key::kind(&join(&section.path, name)) else {
            return None;
        };
        self.checked(section, name, |text| {
            words
                .iter()
                .find(|word| **word == text)
                .copied()
                .ok_or_else(|| no_such_word(text, words))
        })
    }

    /// One of the words that a section of free names allows.
    pub(super) fn named_word<T>(
        &mut self,
        section: &Section<'_>,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let Some(Kind::NamedWords(words)) = key::kind(&section.path) else {
            return None;
        };
        self.checked(section, name, |text| {
            // YAML 1.1 readers take a plain `off` for a truth value; it is the word here.
            read(text).ok_or_else(|| no_such_word(text, words))
        })
    }

    /// A whole number in the range of the key.
    pub(super) fn number(&mut self, section: &Section<'_>, name: &str) -> Option<u32> {
        let Some(Kind::Number { min, max, example }) = key::kind(&join(&section.path, name)) else {
            return None;
        };
        self.plain(section, name, |text| {
            let is_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let number = text
                .parse()
                .ok()
                .filter(|number| is_digits && (min..=max).contains(number));
            number.ok_or_else(|| {
                Fault::new(
                    format!("is not a whole number from {min} to {max}"),
                    format!("write such as `{name}: {example}`"),
                )
            })
        })
    }

    /// `true` or `false`.
    pub(super) fn switch(&mut self, section: &Section<'_>, name: &str) -> Option<bool> {
        self.plain(section, name, |text| match text.to_lowercase().as_str() {
            "true" | "yes" => Ok(true),
            "false" | "no" => Ok(false),
            _ => Err(Fault::new(
                "is neither `true` nor `false`",
                format!("write `{name}: true` or `{name}: false`"),
            )),
        })
    }

    /// A value that is no text, and therefore stands without quotes.
    fn plain<T>(
        &mut self,
        section: &Section<'_>,
        name: &str,
        check: impl FnOnce(&str) -> Checked<T>,
    ) -> Option<T> {
        let is_quoted = matches!(
            section.entry(name).map(|entry| &entry.value.value),
            Some(Value::Scalar {
                is_quoted: true,
                ..
            })
        );
        self.checked(section, name, |text| {
            // Quotes matter only where the text would be right without them.
            let value = check(text)?;
            if is_quoted {
                return Err(Fault::new(
                    "is a text because of its quotes",
                    format!("write `{name}: {text}`"),
                ));
            }
            Ok(value)
        })
    }

    /// The items of a list.
    pub(super) fn items<'n>(&mut self, section: &Section<'n>, name: &str) -> &'n [Node] {
        let Some(entry) = section.entry(name) else {
            return &[];
        };
        match &entry.value.value {
            Value::Sequence(items) => items,
            _ if entry.value.is_null() => &[],
            _ => {
                let finding = Diagnostic::error(
                    "wrong-value",
                    format!("`{name}` is {}, not a list", kind(&entry.value)),
                )
                .help("write the items below it, each after `- `, or on one line as `[one, two]`");
                self.report(finding, entry.key_span.clone(), "");
                &[]
            }
        }
    }

    /// The texts of a list that pass a check, with their places.
    pub(super) fn texts<T>(
        &mut self,
        section: &Section<'_>,
        name: &str,
        check: impl Fn(&str) -> Checked<T>,
    ) -> Vec<(T, Range<usize>)> {
        let mut texts = Vec::new();
        for (i, item) in self.items(section, name).iter().enumerate() {
            let Some(text) = self.text_of(item, &place_of(item), name) else {
                continue;
            };
            match check(text) {
                Ok(value) => {
                    let place = format!("{}[{i}]", join(&section.place, name));
                    self.origins.set(place, Origin::File(item.span.clone()));
                    texts.push((value, item.span.clone()));
                }
                Err(fault) => self.report_fault(text, fault, item.span.clone()),
            }
        }
        if let Some(entry) = section.entry(name) {
            self.note_origin(section, name, &entry.key_span);
        }
        texts
    }

    /// A section whose keys are free names.
    pub(super) fn free_section<'n>(
        &mut self,
        above: &Section<'n>,
        name: &str,
    ) -> Option<Section<'n>> {
        let entry = above.entry(name)?;
        match &entry.value.value {
            Value::Mapping(entries) => Some(Section {
                path: join(&above.path, name),
                place: join(&above.place, name),
                entries,
            }),
            _ => self.section(above, name),
        }
    }

    /// The keys of a section, in order.
    pub(super) fn names<'n>(
        section: &Section<'n>,
    ) -> impl Iterator<Item = (&'n str, Range<usize>)> + use<'n> {
        section
            .entries
            .iter()
            .map(|entry| (&*entry.key, entry.key_span.clone()))
    }

    /// Whether a key is there with something other than a section or nothing under it.
    pub(super) fn is_single(section: &Section<'_>, name: &str) -> bool {
        section
            .entry(name)
            .is_some_and(|entry| matches!(entry.value.value, Value::Scalar { .. }))
    }

    /// Whether a list is there with nothing in it.
    pub(super) fn has_no_items(section: &Section<'_>, name: &str) -> bool {
        section
            .entry(name)
            .is_some_and(|entry| match &entry.value.value {
                Value::Sequence(items) => items.is_empty(),
                _ => entry.value.is_null(),
            })
    }

    fn present<'n>(&mut self, section: &Section<'n>, name: &str) -> Option<&'n Entry> {
        let entry = section.entry(name)?;
        if !entry.value.is_null() {
            return Some(entry);
        }
        let finding = Diagnostic::error("missing-value", format!("`{name}` has no value"))
            .help("write a value, or put `#` before the line to get the default");
        self.report(finding, entry.key_span.clone(), "");
        None
    }

    fn text_of<'n>(&mut self, node: &'n Node, span: &Range<usize>, name: &str) -> Option<&'n str> {
        let finding = match &node.value {
            Value::Scalar { .. } if node.is_null() => {
                Diagnostic::error("missing-value", format!("an item of `{name}` has no value"))
                    .help("write a value, or remove the item")
            }
            Value::Scalar { text, .. } => return Some(text),
            _ => Diagnostic::error(
                "wrong-value",
                format!("`{name}` is {} where a single value is wanted", kind(node)),
            )
            .help(format!("write `{name}: value` on one line")),
        };
        self.report(finding, span.clone(), "");
        None
    }

    fn note_origin(&mut self, section: &Section<'_>, name: &str, span: &Range<usize>) {
        self.origins
            .set(join(&section.place, name), Origin::File(span.clone()));
    }

    /// Says why a value is refused.
    pub(super) fn report_fault(&mut self, text: &str, fault: Fault, span: Range<usize>) {
        // `https://user:password@host` must not reach a screen or a log.
        if text.contains("://") && text.contains('@') {
            let message = format!("an address with a user or a password {}", fault.rule);
            let finding = Diagnostic::error("wrong-value", message).help(fault.help);
            self.findings.add_unseen(finding, span.start);
            return;
        }
        let message = if text.is_empty() {
            format!("an empty text {}", fault.rule)
        } else {
            format!("`{}` {}", excerpt(text), fault.rule)
        };
        self.report(
            Diagnostic::error("wrong-value", message).help(fault.help),
            span,
            "",
        );
    }
}

/// Where a value stands; of a list or a section only where it begins, for all of it says no more.
fn place_of(node: &Node) -> Range<usize> {
    let start = node.span.start;
    match node.value {
        Value::Scalar { .. } => node.span.clone(),
        Value::Sequence(_) | Value::Mapping(_) => start..start,
    }
}

fn no_such_word(text: &str, words: &'static [&'static str]) -> Fault {
    let all = words.join("`, `");
    let near = near_word(text, words.iter().copied());
    let help = near.map_or(format!("write one of `{all}`"), |near| {
        format!("did you mean `{near}`?")
    });
    Fault::new(format!("is none of `{all}`"), help)
}

/// What a value is, in words.
fn kind(node: &Node) -> &'static str {
    match node.value {
        Value::Scalar { .. } => "a single value",
        Value::Sequence(_) => "a list",
        Value::Mapping(_) => "a section",
    }
}

fn unknown_key_help(name: &str, names: &[&'static str]) -> String {
    if let Some(near) = near_word(name, names.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    if let Some(section) = key::section_of(name) {
        return format!("`{name}` stands below `{section}:`");
    }
    format!("the keys here are `{}`", names.join("`, `"))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
