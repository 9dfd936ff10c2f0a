//! `Folder`: a build appears whole under its own name, or not at all.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::statement::{self, Properties};
use super::{BLOCKS_NAME, RANGES_NAME, Written, readme};
use crate::diagnostic::Diagnostics;
use crate::geo::build::fault;

/// A folder that nobody looks at, which is renamed when all is in it.
pub(in crate::geo::build) struct Folder {
    out: Utf8PathBuf,
    temporary: TempDir,
}

impl Folder {
    /// A new folder on the disk of `out`, which need not exist yet.
    pub(in crate::geo::build) fn create(out: &Utf8Path) -> Result<Self, Diagnostics> {
        let unwritable = |error| fault::unwritable(out.as_std_path(), &error);
        let above = out
            .ancestors()
            .find(|folder| folder.as_str().is_empty() || folder.is_dir())
            .filter(|folder| !folder.as_str().is_empty())
            .unwrap_or(Utf8Path::new("."));
        let temporary = tempfile::Builder::new()
            .prefix(".geo-build-")
            .tempdir_in(above)
            .map_err(unwritable)?;
        let folder = Self {
            out: out.to_owned(),
            temporary,
        };
        fs::create_dir(folder.path()).map_err(unwritable)?;
        Ok(folder)
    }

    /// Where the build is made. A folder within the temporary one, which nobody else may enter.
    pub(in crate::geo::build) fn path(&self) -> PathBuf {
        self.temporary.path().join("build")
    }

    /// Adds the statements and the page, and gives the folder its name; tells the name, and whether it
    /// was not there before.
    pub(in crate::geo::build) fn publish(
        self,
        written: &Written,
        properties: &Properties,
    ) -> Result<(Utf8PathBuf, bool), Diagnostics> {
        let texts = [
            (
                format!("{RANGES_NAME}.sql"),
                statement::of_ranges(written, properties),
            ),
            (
                format!("{BLOCKS_NAME}.sql"),
                statement::of_blocks(properties),
            ),
            ("README.md".to_owned(), readme::readme(properties)),
        ];
        for (name, text) in texts {
            write(&self.path().join(name), &text)?;
        }
        let target = self.out.join(properties.build);
        let unwritable = |error| fault::unwritable(target.as_std_path(), &error);
        // The name follows from the contents, so what stands under it is this build.
        if target.is_dir() {
            for name in [
                format!("{RANGES_NAME}.sql"),
                format!("{BLOCKS_NAME}.sql"),
                "README.md".to_owned(),
            ] {
                fs::rename(self.path().join(&name), target.join(&name)).map_err(unwritable)?;
            }
            return Ok((target, false));
        }
        fs::create_dir_all(&self.out).map_err(unwritable)?;
        fs::rename(self.path(), &target).map_err(unwritable)?;
        Ok((target, true))
    }
}

fn write(path: &Path, text: &str) -> Result<(), Diagnostics> {
    File::create(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| fault::unwritable(path, &error))
}
