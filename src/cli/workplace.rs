//! `Workplace`: the folder in which a command works and the configuration that holds there.

use camino::{Utf8Path, Utf8PathBuf};

use super::General;
use crate::config::{self, Config, Origin};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The folder in which a command works and the configuration that holds there.
///
/// Paths are kept as the person named them, so that they can be shown: the working directory is the
/// empty path.
#[derive(Debug)]
pub(super) struct Workplace {
    /// `-C`, else the working directory.
    pub(super) directory: Utf8PathBuf,
    /// The configuration file, if there is one.
    pub(super) file: Option<Utf8PathBuf>,
    /// What it says, or the defaults.
    pub(super) config: Config,
}

impl Workplace {
    /// Finds and reads the configuration; warnings go into `findings`.
    pub(super) fn open(general: &General, findings: &mut Diagnostics) -> Result<Self, Diagnostics> {
        let directory = directory(general)?;
        Self::open_in(general, &directory, findings)
    }

    /// Finds the configuration from another folder than the working directory upwards, and reads it.
    pub(super) fn open_in(
        general: &General,
        folder: &Utf8Path,
        findings: &mut Diagnostics,
    ) -> Result<Self, Diagnostics> {
        let directory = directory(general)?;
        let file = match &general.config {
            Some(file) => Some(directory.join(file)),
            None => config::find(folder),
        };
        let config = match &file {
            Some(file) => config::load(file, findings)?,
            None => Config::default(),
        };
        Ok(Self {
            directory,
            file,
            config,
        })
    }

    /// The folder of the configuration file, else the working directory.
    pub(super) fn root(&self) -> &Utf8Path {
        self.file
            .as_deref()
            .and_then(Utf8Path::parent)
            .unwrap_or(&self.directory)
    }

    /// The folder from which the paths are named that stand under a key: the configuration file's, or
    /// for options the working directory.
    pub(super) fn base(&self, key: &str) -> &Utf8Path {
        match self.config.origins.of(key) {
            Origin::Flag(_) => &self.directory,
            Origin::File(_) | Origin::Default => self.root(),
        }
    }
}

/// The folder of `-C`, else the empty path.
pub(super) fn directory(general: &General) -> Result<Utf8PathBuf, Diagnostic> {
    let Some(directory) = &general.directory else {
        return Ok(Utf8PathBuf::new());
    };
    if directory.is_dir() {
        return Ok(directory.clone());
    }
    Err(
        Diagnostic::error("no-folder", format!("`-C {directory}` names no folder"))
            .help("name a folder that exists"),
    )
}
