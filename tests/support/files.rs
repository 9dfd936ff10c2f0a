//! The files of a project as they lie on the disk.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

/// Every file below a folder.
pub(crate) fn files(root: &Utf8Path) -> BTreeMap<Utf8PathBuf, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir_utf8().expect("a folder") {
            let path = entry.expect("an entry").into_path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("text");
                let path = path.strip_prefix(root).expect("below the root").to_owned();
                files.insert(path, text);
            }
        }
    }
    files
}
