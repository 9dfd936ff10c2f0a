//! `Archive`: the files of MaxMind's CSV download, packed or unpacked.

use std::fs::File;
use std::io::{BufReader, Read};

use camino::{Utf8Path, Utf8PathBuf};
use zip::ZipArchive;

use crate::diagnostic::Diagnostics;
use crate::geo::build::fault;

/// The files of MaxMind's CSV download, packed or unpacked.
pub(super) struct Archive {
    /// As the person named it.
    pub(super) path: Utf8PathBuf,
    /// The files in it with their sizes, in the order of their names.
    pub(super) files: Vec<(String, u64)>,
    kind: Kind,
}

enum Kind {
    Zip,
    /// The files lie in this folder.
    Folder(Utf8PathBuf),
}

impl Archive {
    pub(super) fn zip(path: &Utf8Path) -> Result<Self, Diagnostics> {
        let mut zip = open_zip(path)?;
        let mut files = Vec::new();
        for index in 0..zip.len() {
            let file = zip.by_index_raw(index).map_err(|e| broken_zip(path, &e))?;
            let name = file.name().map_err(|e| broken_zip(path, &e))?;
            files.push((name.into_owned(), file.size()));
        }
        files.sort();
        Ok(Self {
            path: path.to_owned(),
            files,
            kind: Kind::Zip,
        })
    }

    pub(super) fn folder(path: &Utf8Path) -> Result<Self, Diagnostics> {
        let mut files = Vec::new();
        let unreadable = |error| fault::unreadable(path, &error);
        // The working folder is the empty path, so that its files are shown as they were named.
        let listed = if path.as_str().is_empty() {
            Utf8Path::new(".")
        } else {
            path
        };
        for entry in listed.read_dir_utf8().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let about = std::fs::metadata(entry.path()).map_err(unreadable)?;
            if about.is_file() {
                files.push((entry.file_name().to_owned(), about.len()));
            }
        }
        files.sort();
        Ok(Self {
            path: path.to_owned(),
            files,
            kind: Kind::Folder(path.to_owned()),
        })
    }

    /// One file with networks, beside which those with the locations may lie.
    pub(super) fn one_file(path: &Utf8Path) -> Result<Self, Diagnostics> {
        let mut archive = Self::folder(path.parent().unwrap_or(Utf8Path::new("")))?;
        let own = path.file_name().unwrap_or_default();
        archive
            .files
            .retain(|(name, _)| name == own || name.contains("-Locations-"));
        archive.path = path.to_owned();
        Ok(archive)
    }

    /// How people find a file in it.
    pub(super) fn shown(&self, file: &str) -> Utf8PathBuf {
        match &self.kind {
            Kind::Zip => self.path.join(file),
            Kind::Folder(folder) => folder.join(file),
        }
    }

    /// Reads a file of it.
    pub(super) fn read<T>(
        &self,
        file: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<T, Diagnostics>,
    ) -> Result<T, Diagnostics> {
        match &self.kind {
            Kind::Zip => {
                let mut zip = open_zip(&self.path)?;
                let mut member = zip.by_name(file).map_err(|e| broken_zip(&self.path, &e))?;
                read(&mut member)
            }
            Kind::Folder(folder) => {
                let path = folder.join(file);
                let opened = File::open(&path);
                read(&mut opened.map_err(|error| fault::unreadable(&path, &error))?)
            }
        }
    }
}

fn open_zip(path: &Utf8Path) -> Result<ZipArchive<BufReader<File>>, Diagnostics> {
    let file = File::open(path).map_err(|error| fault::unreadable(path, &error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error| broken_zip(path, &error))
}

fn broken_zip(path: &Utf8Path, error: &dyn std::fmt::Display) -> Diagnostics {
    fault::in_file(
        path,
        "broken-archive",
        &format!("cannot be unpacked: {error}"),
        "get the file anew; it may have been cut off",
    )
}
