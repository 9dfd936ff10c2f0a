//! Branches that meet, and line ends.

use super::git_repo::{GitRepo, LEDGER};
use super::{RAW_VIEW, VIEW};

/// Two branches that each add a column and regenerate, merged as far as Git can.
fn merged(one: &str, other: &str) -> GitRepo {
    let repo = GitRepo::generated();
    repo.git(&["checkout", "--quiet", "-b", "other"]);
    repo.set_columns(other);
    repo.generate(&[]).assert_code(0);
    repo.commit("other");
    repo.git(&["checkout", "--quiet", "main"]);
    repo.set_columns(one);
    repo.generate(&[]).assert_code(0);
    repo.commit("one");
    let said = repo.try_git(&["merge", "other"]);
    assert_eq!(
        said.code,
        Some(1),
        "a merge without a conflict shows nothing"
    );
    repo
}

#[test]
fn a_merge_is_mended_as_the_messages_say() {
    let repo = merged(", readonly string", ", tlsdetails string");
    assert!(repo.read(LEDGER).contains("<<<<<<< "));
    repo.git(&["checkout", "--ours", "--", "table.sql"]);
    repo.set_columns(", readonly string, tlsdetails string");

    let before = repo.files();
    for said in [
        repo.generate(&[]).assert_code(2),
        repo.check(&[]).assert_code(2),
    ] {
        assert!(
            said.err.contains(
                "error[merge-markers]: two branches wrote into `.cloudtrail-lookml.ledger`"
            ),
            "{}",
            said.err
        );
        assert!(
            said.err
                .contains("git checkout --ours -- .cloudtrail-lookml.ledger"),
            "{}",
            said.err
        );
    }
    assert_eq!(repo.files(), before);
    repo.git(&["checkout", "--ours", "--", LEDGER]);

    assert!(
        repo.read(RAW_VIEW).contains("<<<<<<< "),
        "both branches added a field in one place"
    );
    let said = repo.generate(&[]).assert_code(1);
    assert!(
        said.err.contains(&format!(
            "error[merge-markers]: two branches wrote into `{RAW_VIEW}`"
        )),
        "{}",
        said.err
    );
    assert!(
        said.err.contains("<<<<<<< "),
        "the line is shown: {}",
        said.err
    );
    assert!(
        said.err.contains(&format!("--take-over {RAW_VIEW}")),
        "{}",
        said.err
    );

    let (_, typed) = said
        .err
        .split_once("to overwrite, run again with `")
        .unwrap();
    let options: Vec<&str> = typed.split('`').next().unwrap().split(' ').collect();
    repo.generate(&options).assert_code(0);
    repo.check(&[]).assert_code(0);
    let text = repo.read(RAW_VIEW);
    assert!(text.contains("readonly") && text.contains("tlsdetails"));
}

#[test]
fn what_git_merged_to_the_right_text_is_current_whatever_the_ledger_says() {
    let repo = merged(", readonly string", ", tlsdetails string");
    repo.set_columns(", readonly string, tlsdetails string");
    let right = {
        let other = GitRepo::new();
        other.set_columns(", readonly string, tlsdetails string");
        other.generate(&[]).assert_code(0);
        other.files()
    };
    for (path, text) in &right {
        std::fs::write(repo.path(path), text).unwrap();
    }
    repo.git(&["checkout", "--theirs", "--", LEDGER]);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.files(), right);
}

#[test]
fn line_ends_that_git_changes_are_no_edit() {
    let repo = GitRepo::generated();
    // As on Windows: the repository holds line feeds, the disk both characters.
    repo.git(&["config", "core.autocrlf", "true"]);
    for file in repo.git(&["ls-files"]).lines() {
        repo.remove(file);
    }
    repo.git(&["checkout", "--quiet", "."]);
    assert!(repo.read(VIEW).contains("\r\n") && repo.read(LEDGER).contains("\r\n"));
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.changed(), [""; 0]);

    // What is updated keeps them, and an edit is one all the same.
    repo.set_columns(", tlsdetails string");
    repo.generate(&[]).assert_code(0);
    for path in [RAW_VIEW, LEDGER] {
        let text = repo.read(path);
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{path}"
        );
    }
    repo.check(&[]).assert_code(0);
    repo.edit(RAW_VIEW, "hidden: yes", "hidden: no");
    let said = repo.generate(&[]).assert_code(1);
    assert!(
        said.err.contains("1 line added, 1 line taken away"),
        "{}",
        said.err
    );
    assert!(said.out.contains("hidden: no"), "{}", said.out);
}

#[test]
fn a_ledger_of_a_newer_program_is_not_touched() {
    let repo = GitRepo::generated();
    repo.edit(LEDGER, "format 1", "format 2");
    let before = repo.files();
    for said in [
        repo.generate(&[]).assert_code(2),
        repo.check(&[]).assert_code(2),
    ] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(said.err, @r"
            error[newer-ledger]: `.cloudtrail-lookml.ledger` was written by a newer version of cloudtrail-lookml
             --> .cloudtrail-lookml.ledger:3:1
              |
            3 | format 2
              | ^^^^^^^^ this version knows formats up to 1
              |
              = help: upgrade cloudtrail-lookml
            ");
        }
    }
    assert_eq!(repo.files(), before);
}

#[test]
fn faults_of_a_ledger_are_told_together_and_in_their_places() {
    let repo = GitRepo::generated();
    let hash = "0".repeat(64);
    repo.write(
        LEDGER,
        &format!("format 1\nwritten {hash} ../outside\nwritten {hash} .git/config\nwritten x views/a.lkml\nkept /etc/passwd\nnonsense\nwritten {hash} b\nkept b\n"),
    );
    let said = repo.generate(&[]).assert_code(2);
    insta::assert_snapshot!(said.err, @r"
    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:2:1
      |
    2 | written 0000000000000000000000000000000000000000000000000000000000000000 ../outside
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this path does not lie in the project

    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:3:1
      |
    3 | written 0000000000000000000000000000000000000000000000000000000000000000 .git/config
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this path does not lie in the project

    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:4:1
      |
    4 | written x views/a.lkml
      | ^^^^^^^^^^^^^^^^^^^^^^ a hash of 64 digits has to stand here

    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:5:1
      |
    5 | kept /etc/passwd
      | ^^^^^^^^^^^^^^^^ this path does not lie in the project

    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:6:1
      |
    6 | nonsense
      | ^^^^^^^^ no line of a ledger begins so

    error[unreadable-ledger]: `.cloudtrail-lookml.ledger` cannot be read
     --> .cloudtrail-lookml.ledger:8:1
      |
    8 | kept b
      | ^^^^^^ another line says something else of this path
      |
      = note: without the ledger nothing says which files are the program's own, so nothing is written
      = help: run `git checkout HEAD -- .cloudtrail-lookml.ledger`; or remove the file: what holds what would be written is recognised, and everything else is asked about
    ");
    repo.write(LEDGER, "");
    repo.generate(&[]).assert_code(2);
    repo.write(LEDGER, "nonsense\n");
    repo.generate(&[]).assert_code(2);
}
