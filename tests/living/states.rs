//! A test for each row of the table of states.

use super::git_repo::{GitRepo, LEDGER};
use super::{EXPLORE, PAGE, RAW_VIEW, VIEW};

/// The state and the action that `check` tells of a path; nothing where it is as it should be.
fn told(repo: &GitRepo, path: &str) -> Option<(String, String)> {
    let document: serde_json::Value =
        serde_json::from_str(&repo.check(&["--format", "json"]).out).unwrap();
    let paths = document["paths"].as_array().unwrap();
    let found = paths.iter().find(|entry| entry["path"] == path)?;
    let text = |key: &str| found[key].as_str().unwrap().to_owned();
    Some((text("state"), text("action")))
}

#[track_caller]
fn assert_told(repo: &GitRepo, path: &str, state: &str, action: &str) {
    assert_eq!(
        told(repo, path),
        Some((state.to_owned(), action.to_owned()))
    );
    repo.check(&[]).assert_code(1);
}

/// Nothing is written, and the path is named.
#[track_caller]
fn assert_refused(repo: &GitRepo, path: &str, code: &str) {
    let before = repo.files();
    let said = repo.generate(&[]).assert_code(1);
    assert!(
        said.err.contains(&format!("error[{code}]: `{path}`")),
        "{}",
        said.err
    );
    assert_eq!(repo.files(), before);
}

#[test]
fn current_with_an_entry_is_left_as_it_is() {
    let repo = GitRepo::generated();
    assert_eq!(told(&repo, VIEW), None);
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn current_without_an_entry_gets_one() {
    let repo = GitRepo::generated();
    let ledger = repo.read(LEDGER);
    repo.remove(LEDGER);
    assert_told(&repo, LEDGER, "new", "create");
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.read(LEDGER), ledger);

    // One entry that lacks, as after a run that was killed.
    let line = ledger.lines().find(|line| line.ends_with(VIEW)).unwrap();
    repo.edit(LEDGER, &format!("{line}\n"), "");
    assert_told(&repo, LEDGER, "stale", "update");
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn stale_is_updated() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string");
    assert_told(&repo, RAW_VIEW, "stale", "update");
    let said = repo.generate(&[]).assert_code(0);
    assert!(said.out.contains("the table has changed"), "{}", said.out);
    assert!(repo.read(RAW_VIEW).contains("tlsdetails"));
    repo.check(&[]).assert_code(0);
}

#[test]
fn edited_is_refused() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "label: \"", "label: \"My ");
    assert_told(&repo, VIEW, "edited", "refuse");
    assert_refused(&repo, VIEW, "edited-file");
}

#[test]
fn conflicted_is_refused() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "label: \"", "label: \"My ");
    repo.set_columns(", recipientaccountid string");
    assert_told(&repo, VIEW, "conflicted", "refuse");
    assert_refused(&repo, VIEW, "conflicted-file");
}

#[test]
fn deleted_is_written_again_aloud() {
    let repo = GitRepo::generated();
    repo.remove(EXPLORE);
    assert_told(&repo, EXPLORE, "deleted", "create");
    let said = repo.generate(&[]).assert_code(0);
    assert!(
        said.err
            .contains(&format!("warning[written-again]: `{EXPLORE}`")),
        "{}",
        said.err
    );
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn foreign_is_refused() {
    let repo = GitRepo::new();
    repo.write(VIEW, "view: mine {}\n");
    assert_told(&repo, VIEW, "foreign", "refuse");
    assert_refused(&repo, VIEW, "foreign-file");
    assert!(!repo.exists(LEDGER));
}

#[test]
fn new_is_written() {
    let repo = GitRepo::new();
    assert_told(&repo, VIEW, "new", "create");
    repo.generate(&[]).assert_code(0);
    repo.check(&[]).assert_code(0);
    let ledger = repo.read(LEDGER);
    let entries: Vec<&str> = ledger
        .lines()
        .filter(|line| line.starts_with("written "))
        .collect();
    assert!(
        entries.is_sorted_by_key(|line| line.rsplit(' ').next()),
        "{ledger}"
    );
    assert_eq!(
        entries.len(),
        repo.files().len()
            - [
                "table.sql",
                "cloudtrail-lookml.yml",
                "refinements.lkml",
                LEDGER
            ]
            .len()
    );
}

/// Another name for a view leaves files that are no longer generated.
fn with_orphans() -> GitRepo {
    let repo = GitRepo::generated();
    repo.configure("views: {sign_in: login}\n");
    repo
}

#[test]
fn orphaned_and_untouched_is_removed() {
    let repo = with_orphans();
    assert_told(&repo, EXPLORE, "orphaned", "remove");
    let said = repo.generate(&[]).assert_code(0);
    assert!(said.out.contains(&format!("- {EXPLORE}")), "{}", said.out);
    assert!(!repo.exists(EXPLORE));
    assert!(repo.exists("explores/login.explore.lkml"));
    assert!(!repo.read(LEDGER).contains(EXPLORE));
    repo.check(&[]).assert_code(0);
}

#[test]
fn orphaned_and_edited_is_refused() {
    let repo = with_orphans();
    repo.edit(EXPLORE, "label: \"", "label: \"My ");
    assert_told(&repo, EXPLORE, "orphaned", "refuse");
    assert_refused(&repo, EXPLORE, "orphaned-file");
}

#[test]
fn orphaned_and_gone_is_dropped_from_the_ledger() {
    let repo = with_orphans();
    repo.remove(EXPLORE);
    assert_eq!(told(&repo, EXPLORE), None);
    repo.generate(&[]).assert_code(0);
    assert!(!repo.read(LEDGER).contains(EXPLORE));
    repo.check(&[]).assert_code(0);
}

#[test]
fn an_empty_folder_goes_with_its_last_orphan() {
    let repo = GitRepo::new();
    repo.configure("folder: security\n");
    repo.generate(&[]).assert_code(0);
    repo.write("security/tests/mine.test.lkml", "# mine\n");
    repo.configure("folder: audit\n");
    repo.generate(&[]).assert_code(0);
    assert!(!repo.exists("security/views") && !repo.exists("security/models"));
    assert!(repo.exists("security/tests/mine.test.lkml"));
    assert!(
        repo.exists("security/refinements.lkml"),
        "it is the person's"
    );
    repo.check(&[]).assert_code(0);
}

#[test]
fn refinements_are_written_once_and_are_the_persons_from_then_on() {
    let repo = GitRepo::generated();
    assert!(!repo.read(LEDGER).contains("refinements.lkml"));
    repo.write("refinements.lkml", "# mine\n");
    repo.check(&[]).assert_code(0);
    repo.set_columns(", tlsdetails string");
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.read("refinements.lkml"), "# mine\n");
    repo.remove("refinements.lkml");
    repo.check(&[]).assert_code(1);
    repo.generate(&[]).assert_code(0);
    assert!(repo.exists("refinements.lkml"));
}

#[test]
fn a_manifest_of_the_persons_is_never_edited_foreign_or_orphaned() {
    let repo = GitRepo::new();
    repo.write("manifest.lkml", "project_name: \"mine\"\n");
    repo.write("marketplace.json", "{}\n");
    let said = repo.generate(&[]).assert_code(0);
    assert!(
        said.out.contains("constant: CONNECTION_NAME {"),
        "{}",
        said.out
    );
    let ledger = repo.read(LEDGER);
    assert!(
        !ledger.contains("manifest.lkml") && !ledger.contains("marketplace.json"),
        "{ledger}"
    );
    repo.check(&[]).assert_code(0);
    repo.write("manifest.lkml", "project_name: \"mine too\"\n");
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.read("manifest.lkml"), "project_name: \"mine too\"\n");
}

#[test]
fn a_manifest_of_ours_follows_the_configuration_and_is_refused_once_it_is_edited() {
    let repo = GitRepo::generated();
    repo.configure("connection: prod\n");
    assert_told(&repo, "manifest.lkml", "stale", "update");
    let said = repo.generate(&[]).assert_code(0);
    assert!(
        said.out.contains("the configuration has changed"),
        "{}",
        said.out
    );
    assert!(repo.read("manifest.lkml").contains("\"prod\""));
    repo.edit("manifest.lkml", "\"prod\"", "\"test\"");
    assert_refused(&repo, "manifest.lkml", "edited-file");
    let said = repo.generate(&[]);
    assert!(said.err.contains("`connection`"), "{}", said.err);
}

#[test]
fn a_page_is_refused_with_the_key_that_sets_it() {
    let repo = GitRepo::generated();
    repo.write(PAGE, "mine\n");
    assert_refused(&repo, PAGE, "edited-file");
    let said = repo.generate(&[]);
    assert!(said.err.contains("`templates`"), "{}", said.err);
}
