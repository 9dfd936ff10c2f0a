//! `Templates`: the program's own templates, and those that a person has put in their place.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Diagnostics, SourceText};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lookml_templates");

/// The templates by path, such as `view.lkml` or `partials/field.lkml`.
#[derive(Clone, Debug, Default)]
pub struct Templates {
    replaced: BTreeMap<String, Arc<SourceText>>,
}

impl Templates {
    /// The program's own templates.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The program's own templates, with those in their place that lie under the same path in a
    /// folder. A file that takes no template's place is a warning.
    ///
    /// # Errors
    ///
    /// When the folder, or a file in it, cannot be read.
    pub fn with_folder(folder: &Utf8Path, warnings: &mut Diagnostics) -> Result<Self, Diagnostics> {
        let mut templates = Self::default();
        let paths = files_below(folder).map_err(|error| unreadable(folder, &error))?;
        for path in paths {
            let name = name_of(folder, &path);
            if EMBEDDED.get_file(&name).is_none() {
                warnings.push(without_place(&path, &name));
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            templates = templates.replace(name, SourceText::new(path, text));
        }
        Ok(templates)
    }

    /// The same templates with one of them replaced.
    #[must_use]
    pub fn replace(mut self, name: impl Into<String>, text: Arc<SourceText>) -> Self {
        self.replaced.insert(name.into(), text);
        self
    }

    /// The paths of the templates that a person has put in the place of the program's own.
    #[must_use]
    pub fn replaced_names(&self) -> Vec<&str> {
        self.replaced.keys().map(String::as_str).collect()
    }

    /// The names and texts of the same templates.
    pub(crate) fn replaced_texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.replaced
            .iter()
            .map(|(name, source)| (name.as_str(), source.text.as_str()))
    }

    /// The template that a person has put in the place of the program's own of that name.
    pub(super) fn replaced(&self, name: &str) -> Option<&Arc<SourceText>> {
        self.replaced.get(name)
    }

    /// Each template's name and text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let replaced = self.replaced_texts();
        let own = embedded_names()
            .into_iter()
            .filter(|name| !self.replaced.contains_key(*name))
            .filter_map(|name| Some((name, EMBEDDED.get_file(name)?.contents_utf8()?)));
        replaced.chain(own)
    }
}

/// The names of the program's own templates, in order.
fn embedded_names() -> Vec<&'static str> {
    let mut folders = vec![&EMBEDDED];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        names.extend(folder.files().filter_map(|file| file.path().to_str()));
    }
    names.sort_unstable();
    names
}

/// The files below a folder, in order. Names that begin with a dot are an editor's or Git's, and
/// links to folders are not followed.
fn files_below(folder: &Utf8Path) -> io::Result<Vec<Utf8PathBuf>> {
    let mut entries: Vec<_> = folder.read_dir_utf8()?.collect::<io::Result<_>>()?;
    entries.retain(|entry| !entry.file_name().starts_with('.'));
    entries.sort_by(|one, other| one.file_name().cmp(other.file_name()));
    let mut files = Vec::new();
    for entry in entries {
        if entry.file_type()?.is_dir() {
            files.extend(files_below(entry.path())?);
        } else {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The path from the folder, with `/` between its parts on every machine.
fn name_of(folder: &Utf8Path, path: &Utf8Path) -> String {
    let parts: Vec<&str> = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .components()
        .map(|part| part.as_str())
        .collect();
    parts.join("/")
}

fn unreadable(path: &Utf8Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error(
        "template-unreadable",
        format!("`{path}` cannot be read as templates: {error}"),
    )
    .help("name a folder that holds templates and can be read, or take `templates` away")
}

fn without_place(path: &Utf8Path, name: &str) -> Diagnostic {
    let names = embedded_names();
    let file_name = |name: &str| name.rsplit('/').next().map(str::to_lowercase);
    let near = names.iter().find(|own| file_name(own) == file_name(name));
    let help = match near {
        Some(near) => format!("to replace the template `{near}`, move the file to that path"),
        None => format!("the templates are {}", in_back_ticks(&names)),
    };
    Diagnostic::warning(
        "template-without-place",
        format!("`{path}` takes no template's place: there is no template `{name}`"),
    )
    .help(help)
}

fn in_back_ticks(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
