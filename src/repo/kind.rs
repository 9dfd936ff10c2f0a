//! `FileKind`: what a generated file holds, by its name, as Looker tells it.

use camino::Utf8Path;

/// What a generated file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `*.view.lkml`
    View,
    /// `*.explore.lkml`
    Explore,
    /// `*.dashboard.lookml`
    Dashboard,
    /// `*.model.lkml`
    Model,
    /// `manifest.lkml`, and `marketplace.json` with the same constants.
    Manifest,
    /// `*.test.lkml`
    Test,
    /// A page for people, or anything else.
    Page,
}

impl FileKind {
    /// What a path holds.
    #[must_use]
    pub fn of(path: &Utf8Path) -> Self {
        let name = path.file_name().unwrap_or_default();
        let kinds = [
            (".view.lkml", Self::View),
            (".explore.lkml", Self::Explore),
            (".dashboard.lookml", Self::Dashboard),
            (".model.lkml", Self::Model),
            (".test.lkml", Self::Test),
        ];
        let by_ending = kinds.into_iter().find(|(ending, _)| name.ends_with(ending));
        match by_ending {
            Some((_, kind)) => kind,
            None if super::SHARED.contains(&name) => Self::Manifest,
            None => Self::Page,
        }
    }
}
