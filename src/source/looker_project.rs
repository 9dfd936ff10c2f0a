//! A folder of LookML files -> what they declare, with their texts and comments.
//!
//! Every file whose name ends in `.lkml` or `.dashboard.lookml` is read. Folders whose name begins
//! with a point are passed over, as Git's own, and so are links that lead out of the folder.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};
use crate::lookml::Project;
use crate::parallel;
use crate::syntax;

/// A larger file holds no LookML that a person wrote; it is named and not read.
pub(super) const MAX_FILE: u64 = 64 << 20;

/// The size of most files.
const USUAL_FILE: usize = 1 << 12;

/// What a block says about itself to Looker's marketplace.
const MARKETPLACE: &str = "marketplace.json";

/// Deeper folders are named and not read.
const MAX_DEPTH: usize = 64;

/// More files than this are no project; the rest is named and not read.
const MAX_FILES: usize = 200_000;

/// A project on disk.
#[derive(Debug, Default)]
pub struct LookerProject {
    /// What the files declare, by path from the folder.
    pub project: Project,
    /// The texts of the same files, and of those that could not be read as LookML.
    pub files: BTreeMap<Utf8PathBuf, LookerFile>,
    /// What could not be read, and what is wrong with the syntax, in the order of the paths.
    pub findings: Diagnostics,
}

/// A file of a project.
#[derive(Debug)]
pub struct LookerFile {
    /// The text, under the path as a person would type it.
    pub source: Arc<SourceText>,
    /// The bytes of each comment, from its `#` to the end of the line.
    pub comments: Vec<Range<usize>>,
}

/// The texts of a project on disk.
#[derive(Debug, Default)]
pub struct LookerTexts {
    /// The files of LookML and `marketplace.json`, by path from the folder.
    pub files: BTreeMap<Utf8PathBuf, Arc<SourceText>>,
    /// What could not be read.
    pub findings: Diagnostics,
}

/// Reads the texts of the project in a folder as [`load`] does, and leaves their LookML alone.
///
/// # Errors
///
/// When the folder cannot be listed.
pub fn texts(folder: &Utf8Path, name: &Utf8Path) -> Result<LookerTexts, Diagnostics> {
    let mut listing = Listing::of(folder)?;
    let marketplace = listing.root.join(MARKETPLACE);
    if marketplace.is_file() {
        listing.add(MARKETPLACE.into(), marketplace, true);
    }
    let files: Vec<_> = listing.files.into_iter().collect();
    let bytes = files.len() * USUAL_FILE;
    let read = parallel::map(&files, bytes, |(path, real)| {
        let shown = LookerProject::shown(name, path);
        super::text::read_below(shown.as_str(), real, MAX_FILE)
    });
    let mut findings = listing.findings;
    let mut texts = Vec::with_capacity(files.len());
    for ((path, _), read) in files.into_iter().zip(read) {
        match read {
            Ok(source) => texts.push((path, source)),
            Err(more) => findings.extend(more),
        }
    }
    Ok(LookerTexts {
        files: texts.into_iter().collect(),
        findings,
    })
}

/// Reads the project in a folder; `name` is what stands before the paths of its files in findings,
/// mostly the folder as the person typed it, and empty for the working directory.
///
/// # Errors
///
/// When the folder cannot be listed. A file that cannot be read is a finding among the others.
pub fn load(folder: &Utf8Path, name: &Utf8Path) -> Result<LookerProject, Diagnostics> {
    let listing = Listing::of(folder)?;
    let mut loaded = LookerProject {
        findings: listing.findings,
        ..LookerProject::default()
    };
    for (path, real) in listing.files {
        loaded.read(path, &real, name);
    }
    Ok(loaded)
}

impl LookerProject {
    fn read(&mut self, path: Utf8PathBuf, real: &Path, name: &Utf8Path) {
        let shown = Self::shown(name, &path);
        let source = match super::text::read_below(shown.as_str(), real, MAX_FILE) {
            Ok(source) => source,
            Err(findings) => return self.findings.extend(findings),
        };
        self.put(path, &source);
    }

    /// Reads a text as the file of that path, in the place of the one that was there.
    pub fn put(&mut self, path: Utf8PathBuf, source: &Arc<SourceText>) {
        if let Some(read) = syntax::read_with_comments(&path, source) {
            self.findings.extend(read.findings);
            self.project.files.insert(path.clone(), read.file);
            let (source, comments) = (Arc::clone(source), read.comments);
            self.files.insert(path, LookerFile { source, comments });
        }
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &Utf8Path) {
        self.project.files.remove(path);
        self.files.remove(path);
    }

    /// The name of a file in findings: what stands before all paths, and the path.
    #[must_use]
    pub fn shown(name: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
        if name.as_str().is_empty() || name == "." {
            path.to_owned()
        } else {
            name.join(path)
        }
    }
}

/// The files below a folder.
struct Listing {
    root: PathBuf,
    files: BTreeMap<Utf8PathBuf, PathBuf>,
    findings: Diagnostics,
}

impl Listing {
    fn of(folder: &Utf8Path) -> Result<Self, Diagnostics> {
        let root = folder.as_std_path().canonicalize();
        let root = root.map_err(|error| unlistable(folder, &error))?;
        let mut listing = Self {
            root: root.clone(),
            files: BTreeMap::new(),
            findings: Diagnostics::new(),
        };
        listing
            .list(&root)
            .map_err(|error| unlistable(folder, &error))?;
        Ok(listing)
    }

    fn list(&mut self, root: &Path) -> std::io::Result<()> {
        let mut folders = vec![(root.to_owned(), Utf8PathBuf::new(), 0)];
        while let Some((folder, path, depth)) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) if depth == 0 => return Err(error),
                Err(error) => {
                    self.findings.push(unlistable(&path, &error));
                    continue;
                }
            };
            for entry in entries.flatten() {
                let Ok(file_name) = entry.file_name().into_string() else {
                    continue;
                };
                let Ok(kind) = entry.file_type() else {
                    continue;
                };
                let below = path.join(&file_name);
                if kind.is_dir() {
                    if file_name.starts_with('.') {
                        continue;
                    }
                    if depth == MAX_DEPTH {
                        self.findings.push(too_deep(&below));
                        continue;
                    }
                    folders.push((entry.path(), below, depth + 1));
                } else if is_lookml(&file_name) {
                    self.add(below, entry.path(), kind.is_symlink());
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, path: Utf8PathBuf, real: PathBuf, is_link: bool) {
        if self.files.len() == MAX_FILES {
            self.findings.push(too_many());
        }
        if self.files.len() >= MAX_FILES {
            return;
        }
        let real = if is_link {
            match real.canonicalize() {
                Ok(target) if target.starts_with(&self.root) && target.is_file() => target,
                _ => return self.findings.push(link_out(&path)),
            }
        } else {
            real
        };
        self.files.insert(path, real);
    }
}

/// Whether Looker reads a file of that name as LookML.
pub(super) fn is_lookml(name: &str) -> bool {
    let path = Utf8Path::new(name);
    path.extension() == Some("lkml")
        || path.extension() == Some("lookml")
            && path
                .file_stem()
                .is_some_and(|it| it.ends_with(".dashboard"))
}

fn unlistable(folder: &Utf8Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "unreadable-folder",
        format!("the folder `{folder}` cannot be read: {error}"),
    )
    .help("name the folder of a LookML project")
}

fn too_deep(path: &Utf8Path) -> Diagnostic {
    Diagnostic::warning(
        "folder-too-deep",
        format!("`{path}` lies below {MAX_DEPTH} folders and is not read"),
    )
    .help("move it up")
}

fn too_many() -> Diagnostic {
    Diagnostic::error(
        "too-many-files",
        format!("there are more than {MAX_FILES} files of LookML, and the rest is not read"),
    )
    .help("name the folder of one project")
}

fn link_out(path: &Utf8Path) -> Diagnostic {
    Diagnostic::warning(
        "link-not-followed",
        format!("`{path}` is a link to no file of the project, and is not read"),
    )
    .help("put the file itself there")
}
