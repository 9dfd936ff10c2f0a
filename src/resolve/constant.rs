//! `Constants`: what stands for `@{NAME}`, and putting it in.
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-manifest-constant>

mod texts;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, excerpt};
use crate::lookml::{self, Origin};

use super::findings::{self, Near, TOO_LARGE, UNKNOWN_CONSTANT};
use super::merged::Merged;
pub(super) use texts::Texts;

/// So many findings are told; whoever has more has another problem.
const MAX_FINDINGS: usize = 1_000;

/// So many bytes are put in, all in all.
const MAX_PUT_IN: usize = 64 << 20;

/// The constants of a project by name, and the findings about others.
pub(super) struct Constants<'p> {
    values: HashMap<&'p str, &'p str>,
    near: Near<'p>,
    left: Cell<usize>,
    is_told_too_large: Cell<bool>,
    findings: RefCell<Diagnostics>,
    told: RefCell<HashSet<(usize, Range<usize>)>>,
}

impl<'p> Constants<'p> {
    pub(super) fn new(constants: &[&'p lookml::Constant]) -> Self {
        let pairs = constants.iter().rev();
        let values: HashMap<_, _> = pairs
            .map(|it| (it.name.as_str(), it.value.as_str()))
            .collect();
        Self {
            near: Near::new(values.keys().copied()),
            values,
            left: Cell::new(MAX_PUT_IN),
            is_told_too_large: Cell::new(false),
            findings: RefCell::default(),
            told: RefCell::default(),
        }
    }

    /// The findings about constants that are not there.
    pub(super) fn into_findings(self) -> Diagnostics {
        self.findings.into_inner()
    }

    /// Whether a declaration may name a constant.
    pub(super) fn may_be_in(origin: &Origin) -> bool {
        origin.whole().is_none_or(|place| {
            let text = place.source.text.get(place.span);
            text.is_none_or(|text| text.contains("@{"))
        })
    }

    /// The declaration with the constants put in.
    pub(super) fn put_into<T: Texts + Clone>(
        &self,
        declared: &'p T,
        origin: &'p Origin,
    ) -> Merged<'p, T> {
        if !Self::may_be_in(origin) {
            return Merged::Declared(declared);
        }
        let mut made = declared.clone();
        if self.put_into_made(&mut made, origin) {
            Merged::made(made)
        } else {
            Merged::Declared(declared)
        }
    }

    /// Puts the constants into a copy; whether there were any.
    pub(super) fn put_into_made(&self, made: &mut impl Texts, origin: &Origin) -> bool {
        let mut has_any = false;
        made.each_text(&mut |text| {
            if let Some(filled) = self.filled(text, origin) {
                *text = filled;
                has_any = true;
            }
        });
        has_any
    }

    /// A text with the constants put in; `None` where it names none.
    pub(super) fn filled(&self, text: &str, origin: &Origin) -> Option<String> {
        if !text.contains("@{") {
            return None;
        }
        let mut filled = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("@{") {
            let Some(length) = rest[start..].find('}') else {
                break;
            };
            let name = &rest[start + 2..start + length];
            filled.push_str(&rest[..start]);
            match self.values.get(name) {
                Some(value) if self.takes(value.len()) => filled.push_str(value),
                Some(_) => {
                    filled.push_str(&rest[start..=start + length]);
                    self.tell_too_large(origin);
                }
                None => {
                    filled.push_str(&rest[start..=start + length]);
                    self.tell_unknown(name, origin);
                }
            }
            rest = &rest[start + length + 1..];
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// Whether so many bytes may still be put in.
    fn takes(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or(self.left.get()));
        left.is_some()
    }

    fn tell_too_large(&self, origin: &Origin) {
        if self.is_told_too_large.replace(true) {
            return;
        }
        let finding = Diagnostic::error(
            TOO_LARGE,
            format!(
                "with constants put in the project has more than {} MiB of text, and the rest of them is \
                 left as it is",
                MAX_PUT_IN >> 20
            ),
        )
        .help("use shorter constants, or use them more rarely");
        let finding = findings::at(finding, origin.place());
        self.findings.borrow_mut().push(finding);
    }

    fn tell_unknown(&self, name: &str, origin: &Origin) {
        if self.findings.borrow().0.len() >= MAX_FINDINGS {
            return;
        }
        let place = place_in(origin, &format!("@{{{name}}}"));
        if let Some(place) = &place {
            let key = (Arc::as_ptr(&place.source) as usize, place.span.clone());
            if !self.told.borrow_mut().insert(key) {
                return;
            }
        }
        let shown = excerpt(name);
        let finding = Diagnostic::error(
            UNKNOWN_CONSTANT,
            format!("the manifest has no constant `{shown}`"),
        );
        let first = format!("add `constant: {shown} {{ value: \"...\" }}` to manifest.lkml");
        let help = match self.near.to(name) {
            Some(near) => format!("write `@{{{near}}}`, or {first}"),
            None => first,
        };
        self.findings
            .borrow_mut()
            .push(findings::at(finding.help(help), place));
    }
}

/// Where a text stands inside a declaration.
fn place_in(origin: &Origin, text: &str) -> Option<Place> {
    let mut place = origin.whole()?;
    let whole = place.source.text.get(place.span.clone())?;
    match whole.find(text) {
        Some(at) => {
            let start = place.span.start + at;
            place.span = start..start + text.len();
            Some(place)
        }
        None => origin.place(),
    }
}
