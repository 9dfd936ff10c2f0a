//! `Pattern`: a path with `*` and `**`.

use camino::Utf8Path;

/// The path from the project's root that an include names, without a slash at its beginning.
///
/// `None` where `..` leads out of the project.
pub(super) fn absolute(written: &str, from: &Utf8Path) -> Option<String> {
    let folder = from.parent().unwrap_or(Utf8Path::new(""));
    let mut parts: Vec<&str> = Vec::new();
    if !written.starts_with('/') {
        parts.extend(folder.as_str().split('/').filter(|part| !part.is_empty()));
    }
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path without the ending that an include may leave out.
pub(super) fn without_ending(path: &str) -> Option<&str> {
    path.strip_suffix(".lkml")
        .or_else(|| path.strip_suffix(".lookml"))
}

/// A path from the root in which `*` stands for any part of a name, and `**` for any folders.
pub(super) struct Pattern<'t> {
    text: &'t str,
    parts: Vec<&'t str>,
}

impl<'t> Pattern<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            parts: text.split('/').collect(),
        }
    }

    /// What every path that matches begins with.
    pub(super) fn literal_start(&self) -> &'t str {
        let end = self.text.find('*').unwrap_or(self.text.len());
        &self.text[..end]
    }

    /// Whether a path matches, with its ending or without.
    pub(super) fn matches(&self, path: &str) -> bool {
        self.matches_whole(path) || without_ending(path).is_some_and(|it| self.matches_whole(it))
    }

    fn matches_whole(&self, path: &str) -> bool {
        let names: Vec<&str> = path.split('/').collect();
        // Whether the parts so far match the first so many names.
        let mut reached = vec![false; names.len() + 1];
        reached[0] = true;
        for (at, part) in self.parts.iter().enumerate() {
            let is_last = at + 1 == self.parts.len();
            let mut next = vec![false; names.len() + 1];
            if is_folders(part) && !is_last {
                if let Some(first) = reached.iter().position(|it| *it) {
                    next[first..].fill(true);
                }
            } else {
                for (index, name) in names.iter().enumerate() {
                    next[index + 1] = reached[index] && matches_name(part, name);
                }
            }
            reached = next;
        }
        reached[names.len()]
    }
}

/// Whether a part of a pattern stands for any number of folders.
fn is_folders(part: &str) -> bool {
    part.len() > 1 && part.bytes().all(|byte| byte == b'*')
}

/// Whether a name matches, where `*` stands for any characters; in time of the product of both.
fn matches_name(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (pattern.as_bytes(), name.as_bytes());
    let (mut p, mut n) = (0, 0);
    // Where to go on when the last star takes one character more.
    let mut again = None;
    while n < name.len() {
        if pattern.get(p) == Some(&b'*') {
            p += 1;
            again = Some((p, n));
        } else if pattern.get(p) == name.get(n) {
            p += 1;
            n += 1;
        } else if let Some((star, taken)) = again {
            p = star;
            n = taken + 1;
            again = Some((star, n));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::{Pattern, absolute};

    #[test]
    fn the_examples_of_the_reference() {
        for (pattern, path, is_match) in [
            ("p/*.view", "p/a.view.lkml", true),
            ("p/*.view", "p/q/a.view.lkml", false),
            ("p/*.view.lkml", "p/a.view.lkml", true),
            ("p/*.lkml", "p/a.model.lkml", true),
            ("p/myfile.*", "p/myfile.view.lkml", true),
            ("p/myfile.*.lkml", "p/myfile.view.lkml", true),
            ("p/my*fi*le.view", "p/my_fi_le.view.lkml", true),
            ("p/*/myfile.lkml", "p/q/myfile.lkml", true),
            ("p/*/myfile.lkml", "p/q/r/myfile.lkml", false),
            ("p/**/my_file.view", "p/my_file.view.lkml", true),
            ("p/**/my_file.view", "p/q/r/my_file.view.lkml", true),
            ("p/**/f/myfile.view", "p/x/y/f/myfile.view.lkml", true),
            ("**/*.dashboard", "a/b.dashboard.lookml", true),
            ("p/**.dashboard", "p/b.dashboard.lookml", true),
            ("p/*", "p/a.explore.lkml", true),
            ("p/**", "p/a.explore.lkml", true),
            ("p/**", "p/q/a.explore.lkml", false),
        ] {
            assert_eq!(
                Pattern::new(pattern).matches(path),
                is_match,
                "{pattern} {path}"
            );
        }
    }

    #[test]
    fn a_path_begins_at_its_file_or_at_the_root() {
        let of = |written| absolute(written, "views/raw/a.view.lkml".into());
        assert_eq!(of("b.view").as_deref(), Some("views/raw/b.view"));
        assert_eq!(of("./b.view").as_deref(), Some("views/raw/b.view"));
        assert_eq!(of("../b.view").as_deref(), Some("views/b.view"));
        assert_eq!(of("/b.view").as_deref(), Some("b.view"));
        assert_eq!(of("../../../b.view"), None);
    }
}
