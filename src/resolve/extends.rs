//! In which order things that extend each other are made, and where they go round in a circle.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, excerpt};
use crate::lookml::{Located, Origin};

use super::findings::{
    self, EXTENDS_CYCLE, Near, REFINED_AFTER_FINAL, TOO_LARGE, UNKNOWN_EXTENDS, UNKNOWN_REFINED,
};
use super::include::{Order, Spot};
use super::precedence;

/// What can extend and be extended.
pub(super) trait Extending {
    /// `view`, `explore` or `dashboard`.
    const KIND: &'static str;
    /// The same with its article.
    const A_KIND: &'static str;
    /// The code for two of the same name.
    const DUPLICATE: &'static str;

    fn name(&self) -> &str;
    fn is_refinement(&self) -> bool;
    /// The names of what it extends.
    fn extends(&self) -> Vec<&str>;
    fn where_it_stands(&self) -> &Origin;
    /// Whether no refinement may follow.
    fn is_final(&self) -> bool;
}

/// The declarations of one kind in a model: by name a first one, and those that refine it.
pub(super) struct Named<'p, T> {
    /// In the order of the first declaration of each.
    pub(super) all: Vec<Entry<'p, T>>,
    index: HashMap<&'p str, usize>,
    near: OnceCell<Near<'p>>,
}

/// What is declared under one name.
pub(super) struct Entry<'p, T> {
    pub(super) name: &'p str,
    /// The declaration without a `+`; `None` where there are only refinements.
    own: Option<(&'p T, Spot)>,
    /// The refinements in the order in which they are applied, each with its place there.
    refinements: Vec<(&'p T, Spot)>,
    /// What it extends, as far as it is known, each once, in the order in which it is applied.
    pub(super) bases: Vec<usize>,
    /// Whether there is more to it than is here: what it extends or refines is missing, or there are
    /// two of its name.
    pub(super) is_open: bool,
}

impl<'p, T> Entry<'p, T> {
    fn new(name: &'p str) -> Self {
        Self {
            name,
            own: None,
            refinements: Vec::new(),
            bases: Vec::new(),
            is_open: false,
        }
    }

    /// The declaration without a `+`.
    pub(super) fn own(&self) -> Option<&'p T> {
        self.own.map(|(own, _)| own)
    }

    /// The declaration and its refinements, in the order in which they are applied.
    pub(super) fn layers(&self) -> impl Iterator<Item = &'p T> {
        self.own.iter().chain(&self.refinements).map(|(it, _)| *it)
    }
}

impl<'p, T: Extending> Named<'p, T> {
    /// Sorts declarations by name; of two with the same name the first one counts.
    ///
    /// In files that no model brings together two of the same name may be meant for two models, so
    /// there the second is kept beside the first, and of neither all is known.
    pub(super) fn collect(
        declarations: impl Iterator<Item = (&'p T, Spot)>,
        is_loose: bool,
        findings: &mut Diagnostics,
    ) -> Self {
        let mut named = Self {
            all: Vec::new(),
            index: HashMap::new(),
            near: OnceCell::new(),
        };
        for (declaration, spot) in declarations {
            let entry = named.entry(declaration.name());
            if declaration.is_refinement() {
                entry.refinements.push((declaration, spot));
            } else if let Some((first, first_spot)) = entry.own {
                entry.is_open = true;
                if is_loose && first_spot.file != spot.file {
                    named.all.push(Entry {
                        own: Some((declaration, spot)),
                        is_open: true,
                        ..Entry::new(declaration.name())
                    });
                } else {
                    findings.push(duplicate(first, declaration));
                }
            } else {
                entry.own = Some((declaration, spot));
            }
        }
        named
    }

    fn entry(&mut self, name: &'p str) -> &mut Entry<'p, T> {
        let all = &mut self.all;
        let at = *self.index.entry(name).or_insert_with(|| {
            all.push(Entry::new(name));
            all.len() - 1
        });
        &mut all[at]
    }

    /// The number of a name that is declared, not only refined.
    fn declared(&self, name: &str) -> Option<usize> {
        let at = *self.index.get(name)?;
        self.all[at].own.is_some().then_some(at)
    }

    /// The names that are declared.
    fn near(&self) -> &Near<'p> {
        self.near.get_or_init(|| {
            let declared = self.all.iter().filter(|entry| entry.own.is_some());
            Near::new(declared.map(|entry| entry.name))
        })
    }

    /// Finds what each extends, and the order in which they can be made: bases first.
    ///
    /// `is_open` says that files of another project are included, so that a name may be there, and
    /// `files` how the files came, if a model brings them together.
    pub(super) fn order(
        &mut self,
        is_open: bool,
        files: Option<&Order>,
        findings: &mut Diagnostics,
    ) -> Vec<usize>
    where
        T: Serialize,
    {
        for at in 0..self.all.len() {
            let refinements = &self.all[at].refinements;
            if let Some(files) = files {
                precedence::check_order(refinements, files, findings);
            }
            self.check_refinements(at, is_open, findings);
            self.link(at, is_open, findings);
        }
        let (order, circles) = order(self.all.len(), |at| &self.all[at].bases);
        for (at, base) in circles {
            self.all[at].bases.retain(|it| *it != base);
            self.all[at].is_open = true;
            findings.push(self.cycle(at, base));
        }
        order
    }

    fn check_refinements(&mut self, at: usize, is_open: bool, findings: &mut Diagnostics) {
        let entry = &self.all[at];
        if entry.own.is_none() {
            if !is_open && let Some((first, _)) = entry.refinements.first() {
                findings.push(self.unknown_refined(first));
            }
            self.all[at].is_open = true;
            return;
        }
        let Some(last) = entry.refinements.iter().position(|(it, _)| it.is_final()) else {
            return;
        };
        for (behind, _) in &entry.refinements[last + 1..] {
            findings.push(refined_after_final(*behind, entry.refinements[last].0));
        }
    }

    /// The bases of the own declaration come before those of refinements, and of one that is named
    /// twice the last place counts.
    fn link(&mut self, at: usize, is_open: bool, findings: &mut Diagnostics) {
        let mut bases = Vec::new();
        let mut lacks_any = false;
        let entry = &self.all[at];
        for declaration in entry.layers() {
            for (number, name) in declaration.extends().into_iter().enumerate() {
                if let Some(base) = self.declared(name) {
                    bases.push(base);
                    continue;
                }
                lacks_any = true;
                if !is_open {
                    findings.push(self.unknown_base(declaration, number, name));
                }
            }
        }
        let mut seen = HashSet::new();
        bases.reverse();
        bases.retain(|base| seen.insert(*base));
        bases.reverse();
        let entry = &mut self.all[at];
        entry.bases = bases;
        entry.is_open |= lacks_any;
    }

    fn unknown_refined(&self, refinement: &T) -> Diagnostic {
        let (kind, name) = (T::KIND, excerpt(refinement.name()));
        let finding = Diagnostic::error(
            UNKNOWN_REFINED,
            format!(
                "`+{name}` refines {} that no included file declares",
                T::A_KIND
            ),
        );
        let first = format!("include the file that declares `{kind}: {name}`");
        let help = match self.near().to(refinement.name()) {
            Some(near) => format!("write `+{near}`, or {first}"),
            None => first,
        };
        findings::at(finding.help(help), refinement.where_it_stands().place())
    }

    fn unknown_base(&self, declaration: &T, number: usize, name: &str) -> Diagnostic {
        let (kind, shown) = (T::KIND, excerpt(name));
        let finding = Diagnostic::error(
            UNKNOWN_EXTENDS,
            format!("`{shown}` is no {kind} of an included file"),
        );
        let first = format!("include the file that declares `{kind}: {shown}`");
        let help = self.near().help(name, first);
        let place = item_place(declaration.where_it_stands(), number);
        findings::at(finding.help(help), place)
    }

    fn cycle(&self, at: usize, base: usize) -> Diagnostic {
        let (entry, base) = (&self.all[at], &self.all[base]);
        let message = if entry.name == base.name {
            format!("the {} `{}` extends itself", T::KIND, excerpt(entry.name))
        } else {
            format!(
                "the {kind} `{}` extends `{}`, which extends it in turn",
                excerpt(entry.name),
                excerpt(base.name),
                kind = T::KIND
            )
        };
        let place = entry.layers().find_map(|it| {
            let names = it.extends();
            let number = names.iter().position(|name| *name == base.name)?;
            item_place(it.where_it_stands(), number)
        });
        let finding = Diagnostic::error(EXTENDS_CYCLE, message)
            .help("take one of the names out of its `extends` list");
        findings::at(finding, place)
    }
}

/// How much may still come into the objects of a model by `extends`: whoever needs more has copies of
/// copies, and neither Looker nor a person could look at them.
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    /// So many fields, joins, tiles and declarations.
    const PARTS: usize = 1 << 20;

    pub(super) fn new() -> Self {
        Self { left: Self::PARTS }
    }

    /// Whether so many more may be inherited; tells of it where it is the first time that they may not.
    pub(super) fn allows<T: Extending>(
        &mut self,
        parts: usize,
        entry: &Entry<'_, T>,
        findings: &mut Diagnostics,
    ) -> bool {
        if let Some(left) = self.left.checked_sub(parts) {
            self.left = left;
            return true;
        }
        let finding = Diagnostic::error(
            TOO_LARGE,
            format!(
                "with the {} `{}` more than {} fields and declarations are inherited, and what it extends \
                 is left out",
                T::KIND,
                excerpt(entry.name),
                Self::PARTS
            ),
        )
        .help("extend fewer objects, or shorter chains of them");
        let place = entry.layers().find_map(|it| it.where_it_stands().place());
        findings.push(findings::at(finding, place));
        false
    }
}

/// Where an item of the `extends` list stands.
fn item_place(origin: &Origin, number: usize) -> Option<Place> {
    let list: Located<'_> = origin.parameter("extends").or_else(|| origin.value())?;
    Some(list.item(number).unwrap_or(list).place())
}

fn duplicate<T: Extending>(first: &T, second: &T) -> Diagnostic {
    let (kind, name) = (T::KIND, excerpt(second.name()));
    let mut finding = Diagnostic::error(
        T::DUPLICATE,
        format!("the {kind} `{name}` is declared twice in the files of one model"),
    )
    .help(format!(
        "give one of them another name, or write `{kind}: +{name}` to change the first"
    ));
    if T::KIND == "dashboard" {
        finding.help = Some("give one of them another name".to_owned());
    }
    if let Some(place) = first.where_it_stands().place() {
        finding = finding.note(format!("the first one stands in {}", place.source.name));
    }
    findings::at(finding, second.where_it_stands().place())
}

fn refined_after_final<T: Extending>(behind: &T, last: &T) -> Diagnostic {
    let name = excerpt(behind.name());
    let mut finding = Diagnostic::error(
        REFINED_AFTER_FINAL,
        format!("`+{name}` comes behind the refinement of `{name}` that is `final: yes`"),
    )
    .help("include its file earlier, or take `final: yes` away");
    if let Some(place) = last.where_it_stands().place() {
        finding = finding.note(format!("the final one stands in {}", place.source.name));
    }
    findings::at(finding, behind.where_it_stands().place())
}

/// Bases first; and the links that close a circle, which have to be left out.
fn order<'b>(
    count: usize,
    bases: impl Fn(usize) -> &'b Vec<usize>,
) -> (Vec<usize>, Vec<(usize, usize)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; count];
    let mut made = Vec::with_capacity(count);
    let mut circles = Vec::new();
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for start in 0..count {
        if marks[start] == Mark::New {
            marks[start] = Mark::Open;
            stack.push((start, 0));
        }
        while let Some((at, next)) = stack.last_mut() {
            let Some(base) = bases(*at).get(*next).copied() else {
                marks[*at] = Mark::Done;
                made.push(*at);
                stack.pop();
                continue;
            };
            *next += 1;
            match marks[base] {
                Mark::New => {
                    marks[base] = Mark::Open;
                    stack.push((base, 0));
                }
                Mark::Open => circles.push((*at, base)),
                Mark::Done => {}
            }
        }
    }
    (made, circles)
}
