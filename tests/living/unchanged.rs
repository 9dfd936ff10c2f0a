//! What does not change is not touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::git_repo::{GitRepo, LEDGER};

/// When each file and folder was changed last, Git's own included.
fn times(root: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let mut times = BTreeMap::new();
    let mut paths = vec![root.to_owned()];
    while let Some(path) = paths.pop() {
        let about = fs::symlink_metadata(&path).unwrap();
        times.insert(path.clone(), about.modified().unwrap());
        if about.is_dir() {
            paths.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        }
    }
    times
}

#[test]
fn a_run_that_changes_nothing_moves_no_time() {
    for repo in [GitRepo::new(), GitRepo::without_git()] {
        repo.configure("");
        repo.set_columns("");
        repo.generate(&[]).assert_code(0);
        let before = times(&repo.path(""));
        std::thread::sleep(std::time::Duration::from_millis(20));
        repo.generate(&[]).assert_code(0);
        repo.generate(&["--partial", "--take-over", super::VIEW])
            .assert_code(0);
        repo.check(&[]).assert_code(0);
        assert_eq!(times(&repo.path("")), before);
    }
}

#[test]
fn a_comment_in_the_configuration_changes_nothing() {
    let repo = GitRepo::generated();
    repo.configure("# mine\nconnection: athena\ndashboards: {size: lean}\n");
    repo.commit("the same in other words");
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn the_ledger_is_the_same_however_the_table_arrives() {
    let repo = GitRepo::generated();
    let ledger = repo.read(LEDGER);
    // From another folder, by an option, and by standard input.
    repo.write("deep/other.sql", &repo.read("table.sql"));
    repo.generate(&["--ddl", "deep/other.sql"]).assert_code(0);
    assert_eq!(repo.read(LEDGER), ledger);
    let root = repo.path("");
    let said = repo
        .run(&[
            "generate",
            "-C",
            "deep",
            "--out",
            root.to_str().unwrap(),
            "--ddl",
            "other.sql",
        ])
        .assert_code(0);
    assert!(said.out.starts_with("unchanged"), "{}", said.out);
    assert_eq!(repo.read(LEDGER), ledger);
}

#[test]
fn a_column_more_touches_only_the_files_that_must_change() {
    let repo = GitRepo::generated();
    repo.set_columns(", recipientaccountid string");
    repo.commit("a column more");
    repo.generate(&[]).assert_code(0);
    let stat = repo.git(&["diff", "--stat=100"]);
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(
        readme.contains(stat.trim_end()),
        "the README has to show\n{stat}"
    );
}
