//! The places in which a repository may lie, and what may stand in the way there.

use std::fs;
use std::process::Stdio;

use super::git_repo::{GitRepo, LEDGER, files_below};
use super::{RAW_VIEW, VIEW};

#[test]
fn no_git_is_no_matter() {
    let repo = GitRepo::without_git();
    repo.configure("");
    repo.set_columns("");
    repo.generate(&[]).assert_code(0);
    repo.check(&[]).assert_code(0);
    repo.set_columns(", tlsdetails string");
    repo.generate(&[]).assert_code(0);
    let strange: Vec<_> = repo
        .files()
        .into_keys()
        .filter(|path| path.starts_with(".cloudtrail-lookml") && path != LEDGER)
        .collect();
    assert_eq!(
        strange, [""; 0],
        "neither a lock nor a temporary file stays"
    );
}

#[test]
fn an_existing_repository_keeps_its_manifest_and_its_readme() {
    let repo = GitRepo::empty();
    let theirs = [
        (
            "manifest.lkml",
            "project_name: \"shop\"\n\nconstant: SCHEMA { value: \"public\" }\n",
        ),
        ("README.md", "# Shop\n"),
        ("models/shop.model.lkml", "connection: \"shop\"\n"),
        ("views/orders.view.lkml", "view: orders { }\n"),
    ];
    for (path, text) in theirs {
        repo.write(path, text);
    }
    repo.commit("shop");
    let said = repo
        .generate(&["--table", "builtin:projection"])
        .assert_code(0);
    for (path, text) in theirs {
        assert_eq!(repo.read(path), text);
    }
    assert_eq!(
        repo.git(&["diff", "--stat"]),
        "",
        "nothing that was committed is another now"
    );
    let blocks = &said.out[said.out.find("# paste").unwrap()..];
    let pasted = blocks.split("wrote").next().unwrap();
    repo.write("manifest.lkml", &format!("{}{pasted}", theirs[0].1));
    let said = repo
        .generate(&["--table", "builtin:projection"])
        .assert_code(0);
    assert!(!said.out.contains("# paste"), "{}", said.out);
    repo.check(&["--table", "builtin:projection"])
        .assert_code(0);
}

#[test]
fn a_folder_below_the_root_has_its_entries_in_the_ledger_of_the_root() {
    let repo = GitRepo::new();
    repo.configure("folder: security/cloudtrail\n");
    repo.generate(&[]).assert_code(0);
    let path = format!("security/cloudtrail/{VIEW}");
    assert!(repo.read(LEDGER).contains(&path));
    repo.edit(&path, "label: \"", "label: \"My ");
    let said = repo.generate(&[]).assert_code(1);
    assert!(
        said.err.contains("security/cloudtrail/refinements.lkml"),
        "{}",
        said.err
    );
    repo.generate(&["--take-over", &path]).assert_code(0);
    repo.check(&[]).assert_code(0);
}

#[test]
fn a_worktree_of_git_is_a_repository_too() {
    let repo = GitRepo::generated();
    repo.git(&["worktree", "add", "--quiet", "beside"]);
    assert!(repo.path("beside/.git").is_file());
    repo.run(&["-C", "beside", "check"]).assert_code(0);
    fs::remove_file(repo.path(&format!("beside/{VIEW}"))).unwrap();
    repo.run(&["-C", "beside", "generate"]).assert_code(0);
    let status = repo.git(&["-C", "beside", "status", "--porcelain"]);
    assert_eq!(status, "");
}

#[test]
fn a_folder_without_the_right_to_write_is_told_before_anything_is_written() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string");
    let folder = repo.path("views/raw");
    let mut permissions = fs::metadata(&folder).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&folder, permissions.clone()).unwrap();
    let before = repo.files();
    let said = repo.generate(&[]).assert_code(2);
    assert!(
        said.err
            .contains(&format!("`{RAW_VIEW}` cannot be written")),
        "{}",
        said.err
    );
    assert!(said.err.contains("nothing was written"), "{}", said.err);
    assert_eq!(repo.files(), before);
    // Looking needs no right to write.
    repo.check(&[]).assert_code(1);
    #[expect(
        clippy::permissions_set_readonly_false,
        reason = "the folder is removed at the end of the test"
    )]
    permissions.set_readonly(false);
    fs::set_permissions(&folder, permissions).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let repo = GitRepo::generated();
    let outside = tempfile::tempdir().unwrap();
    let inside = repo.path("views/raw");
    fs::rename(&inside, outside.path().join("raw")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("raw"), &inside).unwrap();
    repo.set_columns(", tlsdetails string");
    let before = files_below(outside.path());
    let said = repo.generate(&[]).assert_code(1);
    assert!(said.err.contains("error[blocked-path]"), "{}", said.err);
    repo.generate(&["--take-over", RAW_VIEW, "--partial"])
        .assert_code(1);
    assert_eq!(files_below(outside.path()), before);

    // Nor is an orphan removed there, or a lock or a ledger written.
    repo.configure("views: {events: other}\n");
    repo.generate(&["--partial"]);
    assert_eq!(files_below(outside.path()), before);
    for name in [LEDGER, ".git/cloudtrail-lookml.lock"] {
        let link = repo.path(name);
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(outside.path().join("made"), &link).unwrap();
        repo.generate(&[]).assert_code(2);
        assert_eq!(files_below(outside.path()), before, "{name}");
        fs::remove_file(&link).unwrap();
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_refused() {
    let repo = GitRepo::generated();
    repo.remove(VIEW);
    repo.write(&format!("{VIEW}/mine"), "mine\n");
    let said = repo.generate(&["--take-over", VIEW]).assert_code(1);
    assert!(
        said.err.contains(&format!("`{VIEW}` is a folder")),
        "{}",
        said.err
    );
    assert_eq!(repo.read(&format!("{VIEW}/mine")), "mine\n");
    let said = repo.check(&[]).assert_code(1);
    assert!(said.out.contains("cannot be written"), "{}", said.out);
}

#[test]
fn a_path_that_differs_in_capital_letters_is_refused() {
    let repo = GitRepo::generated();
    fs::rename(repo.path(VIEW), repo.path("views/CloudTrail.view.lkml")).unwrap();
    let said = repo.generate(&[]).assert_code(1);
    assert!(
        said.err.contains(
            "`views/CloudTrail.view.lkml`, which Windows and macOS take for the same path"
        ),
        "{}",
        said.err
    );
    assert!(!repo.exists(VIEW));
}

#[test]
fn a_second_run_is_told_that_it_has_to_wait() {
    let places = [
        (GitRepo::new(), ".git/cloudtrail-lookml.lock"),
        (GitRepo::without_git(), ".cloudtrail-lookml.lock"),
    ];
    for (repo, lock) in places {
        repo.configure("");
        repo.set_columns("");
        let file = fs::File::create(repo.path(lock)).unwrap();
        file.lock().unwrap();
        let said = repo.generate(&[]).assert_code(2);
        assert!(
            said.err
                .contains("error[at-work]: another run of cloudtrail-lookml"),
            "{}",
            said.err
        );
        assert!(
            said.err.contains("help: wait until it has ended"),
            "{}",
            said.err
        );
        assert!(!repo.exists(VIEW));
        // Looking needs no lock.
        repo.check(&[]).assert_code(1);
        repo.generate(&["--dry-run"]).assert_code(0);
        file.unlock().unwrap();
        repo.generate(&[]).assert_code(0);
    }
}

#[test]
fn runs_at_once_do_no_harm() {
    for repo in [GitRepo::new(), GitRepo::without_git()] {
        repo.configure("");
        repo.set_columns("");
        let children: Vec<_> = (0..6)
            .map(|_| {
                repo.command(&["generate"])
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let mut done = 0;
        for child in children {
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            match output.status.code() {
                Some(0) => done += 1,
                Some(2) => assert!(said.contains("error[at-work]"), "{said}"),
                code => panic!("{code:?}: {said}"),
            }
        }
        assert!(done > 0);
        repo.check(&[]).assert_code(0);
        let strange: Vec<_> = repo
            .files()
            .into_keys()
            .filter(|path| path.starts_with(".cloudtrail-lookml-") || path.contains(".lock"))
            .collect();
        assert_eq!(strange, [""; 0]);
    }
}

#[test]
fn temporary_files_of_a_run_that_was_killed_are_removed_and_no_others() {
    let repo = GitRepo::generated();
    let ours = [
        ".cloudtrail-lookml-a1B2c3.tmp",
        "views/.cloudtrail-lookml-zzzzzz.tmp",
        "views/raw/.cloudtrail-lookml-000000.tmp",
    ];
    let theirs = [
        ".cloudtrail-lookml-mine.tmp",
        "views/.cloudtrail-lookml-a1B2c3.lkml",
        "docs/.cloudtrail-lookml-a1B2c3.tmp",
    ];
    for path in ours.iter().chain(&theirs) {
        repo.write(path, "x");
    }
    // They are no drift: nobody commits them.
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert!(ours.iter().all(|path| !repo.exists(path)));
    assert!(theirs.iter().all(|path| repo.exists(path)));
}

#[test]
fn a_lock_of_a_run_that_was_killed_at_its_very_end_is_removed() {
    let repo = GitRepo::without_git();
    repo.configure("");
    repo.set_columns("");
    repo.generate(&[]).assert_code(0);
    let files = repo.files();
    repo.write(".cloudtrail-lookml.lock", "");
    // It is no drift: it holds nothing, and nobody has it.
    repo.check(&[]).assert_code(0);
    repo.generate(&[]).assert_code(0);
    assert_eq!(repo.files(), files);
}
