//! What is at a path of a repository, found without following a link out of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use super::hindrance::Hindrance;

/// What is at a path.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing; the path leads where it would be written.
    Nothing(PathBuf),
    /// A file, behind all links.
    File(PathBuf),
    /// Something that keeps the path from being written.
    Hindrance(Hindrance),
}

/// A repository, with the folders that were listed so far.
#[derive(Debug)]
pub(super) struct Disk {
    /// The root behind all links; `None` where it does not exist yet.
    real_root: Option<PathBuf>,
    root: PathBuf,
    listings: BTreeMap<PathBuf, Vec<String>>,
}

impl Disk {
    pub(super) fn new(root: &Utf8Path) -> Self {
        let root = if root.as_str().is_empty() {
            Utf8Path::new(".")
        } else {
            root
        };
        Self {
            real_root: root.as_std_path().canonicalize().ok(),
            root: root.as_std_path().to_owned(),
            listings: BTreeMap::new(),
        }
    }

    /// Walks down to a path, a name at a time.
    pub(super) fn find(&mut self, path: &Utf8Path) -> Found {
        let Some(real_root) = self.real_root.clone() else {
            return Found::Nothing(self.root.join(path));
        };
        let mut folder = real_root.clone();
        let mut walked = Utf8PathBuf::new();
        let mut names = path.components().peekable();
        while let Some(name) = names.next() {
            let Utf8Component::Normal(name) = name else {
                return Found::Hindrance(Hindrance::Link(path.to_owned()));
            };
            let above = walked.clone();
            walked.push(name);
            match self.name_in(&folder, name) {
                Name::Same => {}
                Name::None => {
                    return Found::Nothing(
                        names.fold(folder.join(name), |path, name| path.join(name.as_str())),
                    );
                }
                Name::OtherCase(other) => {
                    return Found::Hindrance(Hindrance::OtherCase(above.join(other)));
                }
            }
            let is_last = names.peek().is_none();
            match step(&real_root, folder.join(name), is_last) {
                Step::Folder(next) => folder = next,
                Step::Done(found) => return found,
                Step::Link => return Found::Hindrance(Hindrance::Link(walked)),
                Step::File => return Found::Hindrance(Hindrance::BelowFile(walked)),
            }
        }
        Found::Hindrance(Hindrance::Folder)
    }

    /// The names in the folders that were looked into so far, with their folders.
    pub(super) fn listed(&self) -> impl Iterator<Item = (&Path, &str)> {
        self.listings.iter().flat_map(|(folder, names)| {
            names
                .iter()
                .map(move |name| (folder.as_path(), name.as_str()))
        })
    }

    fn name_in(&mut self, folder: &Path, name: &str) -> Name {
        let names = self
            .listings
            .entry(folder.to_owned())
            .or_insert_with(|| list(folder));
        if names.iter().any(|other| other == name) {
            return Name::Same;
        }
        let lower = name.to_lowercase();
        match names.iter().find(|other| other.to_lowercase() == lower) {
            Some(other) => Name::OtherCase(other.clone()),
            None => Name::None,
        }
    }
}

enum Name {
    Same,
    OtherCase(String),
    None,
}

enum Step {
    Folder(PathBuf),
    Done(Found),
    Link,
    File,
}

/// One step down to something that exists.
fn step(root: &Path, path: PathBuf, is_last: bool) -> Step {
    let Ok(about) = fs::symlink_metadata(&path) else {
        return Step::Link;
    };
    let path = if about.is_symlink() {
        match path.canonicalize() {
            Ok(target) if target.starts_with(root) => target,
            _ => return Step::Link,
        }
    } else {
        path
    };
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() && is_last => Step::Done(Found::Hindrance(Hindrance::Folder)),
        Ok(about) if about.is_dir() => Step::Folder(path),
        Ok(_) if !is_last => Step::File,
        Ok(about) if about.is_file() => Step::Done(Found::File(path)),
        Ok(_) => Step::Done(Found::Hindrance(Hindrance::NoFile)),
        Err(_) => Step::Link,
    }
}

/// The names in a folder, sorted, so that the same one is named in each run.
fn list(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    names
}
