//! Which files a model is made of, and in which order.
//!
//! A file stands where the first `include:` of it stands; what it includes itself stands before what
//! comes behind that include. The order inside of one pattern is that of the paths, which no page
//! states (see `precedence`).
//!
//! Source: <https://cloud.google.com/looker/docs/reference/param-model-include>

mod order;
mod pattern;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};
use crate::lookml::{Dashboard, Declaration, File, Include, Project};

use super::constant::Constants;
use super::findings::{self, IMPORTED_PROJECT, INCLUDE_WITHOUT_MATCH, MODEL_INCLUDED, Near};
use order::Arrival;
use pattern::Pattern;

pub(super) use order::{Order, Spot, Unclear};

/// The file of the project's constants, which belongs to no model.
pub(super) const MANIFEST: &str = "manifest.lkml";

/// Follows includes through one project.
pub(super) struct Includes<'p, 'c> {
    files: &'p BTreeMap<Utf8PathBuf, File>,
    constants: &'c Constants<'p>,
    /// The files by their paths, with and without the ending that may be left out.
    by_name: HashMap<&'p str, Vec<&'p Utf8Path>>,
    matches: HashMap<String, Vec<&'p Utf8Path>>,
    near: OnceCell<Near<'p>>,
}

/// The files of a model.
#[derive(Default)]
pub(super) struct Included<'p> {
    /// In the order in which they are read.
    pub(super) files: Vec<&'p Utf8Path>,
    /// The declarations, in the order in which they are read.
    pub(super) declarations: Vec<Read<'p>>,
    /// Dashboards, likewise.
    pub(super) dashboards: Vec<(&'p Dashboard, Spot)>,
    /// How the files came.
    pub(super) order: Order,
    /// Files that are not read.
    passed_over: HashSet<&'p Utf8Path>,
    /// The number of each file.
    index: HashMap<&'p Utf8Path, usize>,
    /// Whether a file of another project is included, which is not here.
    pub(super) is_open: bool,
}

/// A declaration, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Read<'p> {
    pub(super) declaration: &'p Declaration,
    pub(super) spot: Spot,
}

/// A file that is being read.
struct Open<'p> {
    declarations: &'p [Declaration],
    next: usize,
    file: usize,
    /// Files to be read before the next declaration, last one first.
    pending: Vec<(&'p Utf8Path, Arrival)>,
}

impl<'p, 'c> Includes<'p, 'c> {
    pub(super) fn new(project: &'p Project, constants: &'c Constants<'p>) -> Self {
        let mut by_name: HashMap<&str, Vec<&Utf8Path>> = HashMap::new();
        for path in project.files.keys() {
            by_name.entry(path.as_str()).or_default().push(path);
            if let Some(short) = pattern::without_ending(path.as_str()) {
                by_name.entry(short).or_default().push(path);
            }
        }
        Self {
            files: &project.files,
            constants,
            by_name,
            matches: HashMap::new(),
            near: OnceCell::new(),
        }
    }

    /// The files of the model that begins in a file.
    pub(super) fn of_model(
        &mut self,
        model: &'p Utf8Path,
        findings: &mut Diagnostics,
    ) -> Included<'p> {
        let mut included = Included::default();
        self.read(model, &mut included, findings);
        included
    }

    /// Files as if one model included them, without those of other models.
    pub(super) fn of_all(
        &mut self,
        paths: &[&'p Utf8Path],
        others: &HashSet<&'p Utf8Path>,
        findings: &mut Diagnostics,
    ) -> Included<'p> {
        let mut included = Included {
            passed_over: others.clone(),
            ..Included::default()
        };
        for path in paths {
            self.read(path, &mut included, findings);
        }
        included
    }

    /// Reads a file and what it includes, depth first, unless it was read before.
    fn read(
        &mut self,
        begin: &'p Utf8Path,
        included: &mut Included<'p>,
        findings: &mut Diagnostics,
    ) {
        let mut stack: Vec<Open<'p>> = Vec::new();
        stack.extend(self.open(begin, None, included));
        while let Some(top) = stack.last_mut() {
            if let Some((path, arrival)) = top.pending.pop() {
                stack.extend(self.open(path, Some(arrival), included));
                continue;
            }
            let Some(declaration) = top.declarations.get(top.next) else {
                stack.pop();
                continue;
            };
            let (file, at) = (top.file, top.next);
            top.next += 1;
            if let Declaration::Include(include) = declaration {
                let from = included.files[file];
                let is_open = &mut included.is_open;
                let paths = self.matching(include, from, begin, is_open, findings);
                let arrivals = paths.into_iter().enumerate().map(|(ordinal, path)| {
                    let parent = file;
                    (
                        path,
                        Arrival {
                            parent,
                            at,
                            ordinal,
                        },
                    )
                });
                top.pending.extend(arrivals.rev());
            } else {
                let spot = included.spot(file, at);
                included.declarations.push(Read { declaration, spot });
            }
        }
    }

    fn open(
        &self,
        path: &'p Utf8Path,
        arrival: Option<Arrival>,
        included: &mut Included<'p>,
    ) -> Option<Open<'p>> {
        if let Some(file) = included.index.get(path) {
            included.order.add_again(*file, included.declarations.len());
            return None;
        }
        if included.passed_over.contains(path) {
            return None;
        }
        let file = included.files.len();
        included.index.insert(path, file);
        included.files.push(path);
        included.order.add(arrival);
        match &self.files[path] {
            File::Lookml(declarations) => Some(Open {
                declarations,
                next: 0,
                file,
                pending: Vec::new(),
            }),
            File::Dashboards(dashboards) => {
                let spot = included.spot(file, 0);
                let dashboards = dashboards.iter().map(|it| (it, spot));
                included.dashboards.extend(dashboards);
                None
            }
        }
    }

    /// The files that an include names, in the order of their paths.
    fn matching(
        &mut self,
        include: &Include,
        from: &Utf8Path,
        model: &Utf8Path,
        is_open: &mut bool,
        findings: &mut Diagnostics,
    ) -> Vec<&'p Utf8Path> {
        let filled = self.constants.filled(&include.path, &include.origin);
        let written = filled.as_deref().unwrap_or(&include.path);
        if let Some(imported) = written.strip_prefix("//") {
            *is_open = true;
            findings.push(imported_project(include, imported));
            return Vec::new();
        }
        let found = match pattern::absolute(written, from) {
            Some(wanted) => self.find(&wanted),
            None => Vec::new(),
        };
        if found.is_empty() {
            findings.push(self.without_match(include, written, from));
        }
        let is_other_model =
            |path: &&&Utf8Path| **path != model && is_model(model) && is_model(path);
        if let Some(other) = found.iter().find(is_other_model) {
            findings.push(model_included(include, other));
        }
        found
    }

    fn find(&mut self, wanted: &str) -> Vec<&'p Utf8Path> {
        if !wanted.contains('*') {
            return self.by_name.get(wanted).cloned().unwrap_or_default();
        }
        if let Some(found) = self.matches.get(wanted) {
            return found.clone();
        }
        let pattern = Pattern::new(wanted);
        let start = pattern.literal_start();
        let range = (Bound::Included(Utf8Path::new(start)), Bound::Unbounded);
        let found: Vec<&Utf8Path> = self
            .files
            .range::<Utf8Path, _>(range)
            .map(|(path, _)| path.as_path())
            .take_while(|path| path.as_str().starts_with(start))
            .filter(|path| pattern.matches(path.as_str()))
            .collect();
        self.matches.insert(wanted.to_owned(), found.clone());
        found
    }

    /// The path that is nearly the one that is wanted, if any is.
    fn near(&self, wanted: &str) -> Option<&'p str> {
        let near = self
            .near
            .get_or_init(|| Near::new(self.by_name.keys().copied()));
        near.to(wanted)
    }

    fn without_match(&self, include: &Include, written: &str, from: &Utf8Path) -> Diagnostic {
        let finding = Diagnostic::warning(
            INCLUDE_WITHOUT_MATCH,
            format!("no file of the project matches `{}`", excerpt(written)),
        );
        let first =
            "correct the path: it begins at the folder of this file, or with `/` at the root";
        let wanted = pattern::absolute(written, from).unwrap_or_default();
        let near = self.near(&wanted);
        let help = match near {
            Some(near) => format!("write `include: \"/{near}\"`, or {first}"),
            None => first.to_owned(),
        };
        findings::at(
            finding.help(help),
            include.origin.value().map(|it| it.place()),
        )
    }
}

impl Included<'_> {
    fn spot(&self, file: usize, at: usize) -> Spot {
        let tick = self.declarations.len();
        Spot { file, at, tick }
    }
}

/// Whether a file is a model.
pub(super) fn is_model(path: &Utf8Path) -> bool {
    path.as_str().ends_with(".model.lkml")
}

fn imported_project(include: &Include, imported: &str) -> Diagnostic {
    let project = imported.split('/').next().unwrap_or_default();
    let finding = Diagnostic::warning(
        IMPORTED_PROJECT,
        format!(
            "`{}` is another project, whose files are not here",
            excerpt(project)
        ),
    )
    .note("what it declares is unknown, so names that are found nowhere else are not reported")
    .help("nothing is to be done, unless the include is wrong");
    findings::at(finding, include.origin.value().map(|it| it.place()))
}

fn model_included(include: &Include, other: &Utf8Path) -> Diagnostic {
    let finding = Diagnostic::warning(
        MODEL_INCLUDED,
        format!("`{other}` is a model file, which no other file can include"),
    )
    .help("move what is shared into an `.explore.lkml` or `.lkml` file, and include that one");
    findings::at(finding, include.origin.value().map(|it| it.place()))
}
