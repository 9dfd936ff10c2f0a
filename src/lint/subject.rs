//! `Subject`: the files that are looked at, in every depth at which a rule may look.

use std::collections::BTreeMap;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostics, SourceText};
use crate::lookml::{File, Project};
use crate::parallel;
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
        let texts: Vec<_> = texts.into_iter().collect();
        let bytes = texts.iter().map(|(_, source)| source.text.len()).sum();
        let read = parallel::map(&texts, bytes, |(path, source)| Read::of(path, source));
        let mut files = Vec::with_capacity(texts.len());
        let mut declared = Vec::with_capacity(texts.len());
        let mut findings = Diagnostics::new();
        for ((path, source), read) in texts.into_iter().zip(read) {
            findings.extend(read.findings);
            declared.extend(read.declared.map(|it| (path.clone(), it)));
            let document = read.document;
            files.push((path, SourceFile { source, document }));
        }
        Self {
            files: files.into_iter().collect(),
            project: Project {
                files: declared.into_iter().collect(),
            },
            findings,
        }
    }

    /// Adds what could not be read at all.
    #[must_use]
    pub fn with_findings(mut self, mut findings: Diagnostics) -> Self {
        findings.extend(self.findings);
        self.findings = findings;
        self
    }

    /// The path of each text from the project's root.
    pub(super) fn paths(&self) -> BTreeMap<*const SourceText, &Utf8Path> {
        self.files
            .iter()
            .map(|(path, file)| (Arc::as_ptr(&file.source), path.as_path()))
            .collect()
    }
}

/// What comes of reading one text.
#[derive(Default)]
struct Read {
    document: Option<Document>,
    declared: Option<File>,
    findings: Diagnostics,
}

impl Read {
    fn of(path: &Utf8Path, source: &Arc<SourceText>) -> Self {
        if is_dashboards(path) {
            let (dashboards, findings) = syntax::dashboards(source);
            return Self {
                document: None,
                declared: Some(File::Dashboards(dashboards)),
                findings,
            };
        }
        if path.extension() != Some("lkml") {
            return Self::default();
        }
        let (tree, mut findings) = syntax::parse(source);
        let (declarations, more) = syntax::lower(&tree);
        findings.extend(more);
        Self {
            document: Some(tree),
            declared: Some(File::Lookml(declarations)),
            findings,
        }
    }
}

fn is_dashboards(path: &Utf8Path) -> bool {
    path.extension() == Some("lookml")
        && path
            .file_stem()
            .is_some_and(|stem| stem.ends_with(".dashboard"))
}
