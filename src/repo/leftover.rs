//! The temporary files of a run that was killed.

/// How the name of a temporary file begins, and how it ends; six letters and digits stand between.
pub(super) const PREFIX: &str = ".cloudtrail-lookml-";
pub(super) const SUFFIX: &str = ".tmp";
const RANDOM: usize = 6;

/// Whether a name is one that only a temporary file of ours has.
pub(super) fn is_temporary(name: &str) -> bool {
    name.strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX))
        .is_some_and(|middle| {
            middle.len() == RANDOM && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::{PREFIX, RANDOM, SUFFIX, is_temporary};

    #[test]
    fn only_names_that_are_made_for_temporary_files_are_theirs() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .rand_bytes(RANDOM)
            .tempfile_in(&folder)
            .expect("a file");
        let name = file
            .path()
            .file_name()
            .and_then(|name| name.to_str())
            .expect("text");
        assert!(is_temporary(name), "{name}");
        for name in [
            ".cloudtrail-lookml-.tmp",
            ".cloudtrail-lookml-abcdefg.tmp",
            ".cloudtrail-lookml-ab/def.tmp",
            ".cloudtrail-lookml.ledger",
            "x.cloudtrail-lookml-abcdef.tmp",
        ] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
