//! `Subject`: the files that are looked at, in every depth at which a rule may look.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostics, SourceText};
use crate::lookml::{File, Project};
use crate::syntax::{self, Document};

/// The files of a project: as text, as trees, and as what they declare.
#[derive(Debug, Default)]
pub struct Subject {
    /// Every file, by path from the project's root.
    pub files: BTreeMap<Utf8PathBuf, SourceFile>,
    /// What the files of LookML declare.
    pub project: Project,
    /// What reading them found.
    pub findings: Diagnostics,
}

/// A file as text and, if it is `.lkml`, as a tree.
#[derive(Debug)]
pub struct SourceFile {
    /// The text, under the name that people know it by.
    pub source: Arc<SourceText>,
    /// The tree of a `.lkml` file.
    pub document: Option<Document>,
}

impl Subject {
    /// Reads the texts of a project; paths are from the project's root.
    #[must_use]
    pub fn read(texts: impl IntoIterator<Item = (Utf8PathBuf, Arc<SourceText>)>) -> Self {
        let mut subject = Self::default();
        for (path, source) in texts {
            subject.add(path, source);
        }
        subject
    }

    /// Adds what could not be read at all.
    #[must_use]
    pub fn with_findings(mut self, mut findings: Diagnostics) -> Self {
        findings.extend(self.findings);
        self.findings = findings;
        self
    }

    fn add(&mut self, path: Utf8PathBuf, source: Arc<SourceText>) {
        let mut document = None;
        if is_dashboards(&path) {
            let (dashboards, findings) = syntax::dashboards(&source);
            self.findings.extend(findings);
            let file = File::Dashboards(dashboards);
            self.project.files.insert(path.clone(), file);
        } else if path.extension() == Some("lkml") {
            let (tree, findings) = syntax::parse(&source);
            let (declarations, more) = syntax::lower(&tree);
            self.findings.extend(findings);
            self.findings.extend(more);
            let file = File::Lookml(declarations);
            self.project.files.insert(path.clone(), file);
            document = Some(tree);
        }
        self.files.insert(path, SourceFile { source, document });
    }

    /// The path of each text from the project's root.
    pub(super) fn paths(&self) -> BTreeMap<*const SourceText, &Utf8Path> {
        self.files
            .iter()
            .map(|(path, file)| (Arc::as_ptr(&file.source), path.as_path()))
            .collect()
    }
}

fn is_dashboards(path: &Utf8Path) -> bool {
    path.extension() == Some("lookml")
        && path
            .file_stem()
            .is_some_and(|stem| stem.ends_with(".dashboard"))
}
