//! `Origin`: where a declaration stands in a file, and where its parameters do.
//!
//! A declaration that was read from a file carries one; a generated declaration carries none.
//! Two declarations are equal whatever their origins are, so equality, order and hash ignore them.
//! Line and column are computed only where a finding is shown.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Place, SourceText};

/// Where a declaration stands; empty for what no file declares.
#[derive(Clone, Default)]
pub struct Origin(Option<Arc<Declared>>);

/// What is known of a declaration in a file.
struct Declared {
    source: Arc<SourceText>,
    name: Span,
    part: Part,
}

/// A byte range; texts of more than 4 GiB are never read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

/// A key and its value, with the parameters or items inside the value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Part {
    /// The key; of a list's item the item itself.
    pub(crate) key: Span,
    /// What follows the colon.
    pub(crate) value: Span,
    /// What stands inside the value, in order.
    pub(crate) parts: Box<[Part]>,
}

/// A parameter or an item of a declaration, in its file.
#[derive(Clone, Copy)]
pub struct Located<'o> {
    source: &'o Arc<SourceText>,
    part: &'o Part,
}

impl Origin {
    /// `name` is what stands for the declaration in a finding.
    pub(crate) fn new(source: &Arc<SourceText>, name: Span, part: Part) -> Self {
        Self(Some(Arc::new(Declared {
            source: Arc::clone(source),
            name,
            part,
        })))
    }

    /// The name of what is declared (`x` in `dimension: x { .. }`), or the key where it has no name.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let declared = self.0.as_ref()?;
        Some(place(&declared.source, declared.name.range()))
    }

    /// The whole declaration, from its key to its end.
    #[must_use]
    pub fn whole(&self) -> Option<Place> {
        let declared = self.0.as_ref()?;
        let span = declared.part.key.range().start..declared.part.value.range().end;
        Some(place(&declared.source, span))
    }

    /// The key and the value of the declaration itself.
    #[must_use]
    pub fn value(&self) -> Option<Located<'_>> {
        let declared = self.0.as_ref()?;
        Some(Located {
            source: &declared.source,
            part: &declared.part,
        })
    }

    /// The first parameter of that name, as the file spells it.
    #[must_use]
    pub fn parameter(&self, key: &str) -> Option<Located<'_>> {
        self.value()?.parameter(key)
    }

    /// The text into which the origin points.
    #[must_use]
    pub fn source(&self) -> Option<&Arc<SourceText>> {
        self.0.as_ref().map(|declared| &declared.source)
    }
}

impl<'o> Located<'o> {
    /// The value.
    #[must_use]
    pub fn place(&self) -> Place {
        place(self.source, self.part.value.range())
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> Place {
        place(self.source, self.part.key.range())
    }

    /// The value as the file spells it, quotes, brackets and layout included.
    ///
    /// What is found in it at some byte stands in the file that many bytes after the beginning of
    /// [`Located::place`].
    #[must_use]
    pub fn text(&self) -> &'o str {
        slice(self.source, self.part.value)
    }

    /// The item of that number, from 0, of a list or of a list of pairs.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Located<'o>> {
        let part = self.part.parts.get(index)?;
        Some(Located { part, ..*self })
    }

    /// The first parameter of that name inside the value.
    #[must_use]
    pub fn parameter(&self, key: &str) -> Option<Located<'o>> {
        self.parameters(key).next()
    }

    /// The parameters of that name inside the value, in order.
    pub fn parameters(&self, key: &str) -> impl Iterator<Item = Located<'o>> {
        let source = self.source;
        self.part
            .parts
            .iter()
            .filter(move |part| slice(source, part.key) == key)
            .map(move |part| Located { source, part })
    }
}

impl Span {
    pub(crate) fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the beginning of one to the end of the other.
    pub(crate) fn to(self, last: Self) -> Self {
        Self::new(self.start, last.end)
    }
}

impl Part {
    /// An item of a list, which has no key.
    pub(crate) fn item(span: Span) -> Self {
        Self {
            key: span,
            value: span,
            parts: Box::default(),
        }
    }
}

fn place(source: &Arc<SourceText>, span: Range<usize>) -> Place {
    Place {
        source: Arc::clone(source),
        span,
        label: String::new(),
    }
}

fn slice(source: &SourceText, span: Span) -> &str {
    source.text.get(span.range()).unwrap_or_default()
}

impl fmt::Debug for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole() {
            Some(Place { source, span, .. }) => {
                write!(formatter, "{}:{}..{}", source.name, span.start, span.end)
            }
            None => formatter.write_str("generated"),
        }
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

impl PartialOrd for Origin {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Origin {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for Origin {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
