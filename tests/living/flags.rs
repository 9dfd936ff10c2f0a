//! A test for each flag.

use super::git_repo::{GitRepo, LEDGER};
use super::{EXPLORE, PAGE, VIEW};

#[test]
fn take_over_overwrites_an_edit() {
    let repo = GitRepo::generated();
    let text = repo.read(VIEW);
    repo.edit(VIEW, "label: \"", "label: \"My ");
    repo.write(PAGE, "mine\n");
    repo.generate(&["--take-over", VIEW]).assert_code(1);
    let said = repo
        .generate(&["--take-over", VIEW, "--take-over", "./CLOUDTRAIL.md"])
        .assert_code(0);
    assert!(
        said.out.contains(&format!("~ {VIEW}  (taken over)")),
        "{}",
        said.out
    );
    assert_eq!(repo.read(VIEW), text);
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn take_over_overwrites_a_file_that_was_never_ours() {
    let repo = GitRepo::new();
    repo.write(VIEW, "view: mine {}\n");
    repo.generate(&["--take-over", VIEW]).assert_code(0);
    assert!(repo.read(LEDGER).contains(VIEW));
    repo.check(&[]).assert_code(0);
}

#[test]
fn take_over_removes_an_edited_file_that_is_not_generated_any_more() {
    let repo = GitRepo::generated();
    repo.edit(EXPLORE, "label: \"", "label: \"My ");
    repo.configure("views: {sign_in: login}\n");
    repo.generate(&["--take-over", EXPLORE]).assert_code(0);
    assert!(!repo.exists(EXPLORE));
    repo.check(&[]).assert_code(0);
}

#[test]
fn take_over_takes_paths_as_a_shell_completes_them() {
    let repo = GitRepo::new();
    repo.generate(&["--out", "looker"]).assert_code(0);
    repo.edit(&format!("looker/{VIEW}"), "label: \"", "label: \"My ");
    repo.generate(&["--out", "looker", "--take-over", &format!("looker/{VIEW}")])
        .assert_code(0);
    repo.check(&["--out", "looker"]).assert_code(0);
}

#[test]
fn keep_hands_a_path_to_the_person_for_good() {
    let repo = GitRepo::generated();
    repo.edit(VIEW, "label: \"", "label: \"My ");
    let said = repo.generate(&["--keep", VIEW]).assert_code(0);
    assert!(said.out.contains(&format!("kept: {VIEW}")), "{}", said.out);
    assert!(repo.read(LEDGER).contains(&format!("kept {VIEW}\n")));
    repo.check(&[]).assert_code(0);
    repo.commit("keep");

    // Later runs leave it alone, and say so.
    repo.set_columns(", recipientaccountid string");
    repo.edit(VIEW, "label: \"", "label: \"Even ");
    let text = repo.read(VIEW);
    let said = repo.generate(&[]).assert_code(0);
    assert!(said.out.contains(&format!("kept: {VIEW}")), "{}", said.out);
    assert_eq!(repo.read(VIEW), text);
    repo.check(&[]).assert_code(0);

    // A file that is gone is not made again.
    repo.remove(VIEW);
    repo.generate(&[]).assert_code(0);
    assert!(!repo.exists(VIEW));

    // And back.
    repo.write(VIEW, &text);
    repo.generate(&["--take-over", VIEW]).assert_code(0);
    assert!(
        repo.read(LEDGER)
            .lines()
            .any(|line| line.starts_with("written ") && line.ends_with(VIEW))
    );
    assert_ne!(repo.read(VIEW), text);
}

#[test]
fn keep_leaves_a_file_that_is_not_generated_any_more() {
    let repo = GitRepo::generated();
    repo.edit(EXPLORE, "label: \"", "label: \"My ");
    repo.configure("views: {sign_in: login}\n");
    repo.generate(&["--keep", EXPLORE]).assert_code(0);
    assert!(repo.exists(EXPLORE));
    repo.check(&[]).assert_code(0);
    repo.remove(EXPLORE);
    repo.generate(&[]).assert_code(0);
    assert!(!repo.read(LEDGER).contains(EXPLORE));
}

#[test]
fn a_kept_manifest_is_told_what_it_lacks_and_no_more_than_that() {
    let repo = GitRepo::generated();
    repo.write("manifest.lkml", "project_name: \"mine\"\n");
    let said = repo.generate(&["--keep", "manifest.lkml"]).assert_code(0);
    assert!(
        said.out.contains("constant: CONNECTION_NAME {"),
        "{}",
        said.out
    );
    let said = repo.generate(&[]).assert_code(0);
    assert_eq!(said.err, "");
    assert!(
        said.out.contains("constant: CONNECTION_NAME {"),
        "{}",
        said.out
    );
}

#[test]
fn a_path_is_claimed_for_one_side() {
    let repo = GitRepo::generated();
    let said = repo
        .generate(&["--keep", VIEW, "--take-over", VIEW])
        .assert_code(2);
    assert!(said.err.contains("error[both-claims]"), "{}", said.err);
    let said = repo
        .generate(&["--keep", "views/cloudtrial.view.lkml"])
        .assert_code(2);
    assert!(
        said.err.contains(&format!("did you mean `--keep {VIEW}`?")),
        "{}",
        said.err
    );
    repo.generate(&["--keep", "refinements.lkml"])
        .assert_code(0);
    assert!(!repo.read(LEDGER).contains("refinements.lkml"));
    assert_eq!(repo.changed(), [""; 0]);
}

#[test]
fn partial_writes_everything_else() {
    let repo = GitRepo::generated();
    repo.edit(PAGE, "CloudTrail", "My CloudTrail");
    repo.set_columns(", tlsdetails string");
    let page = repo.read(PAGE);
    let said = repo.generate(&["--partial"]).assert_code(1);
    assert!(said.err.contains("error[partly-written]"), "{}", said.err);
    assert_eq!(repo.read(PAGE), page);
    assert!(
        repo.read("views/raw/cloudtrail.view.lkml")
            .contains("tlsdetails")
    );
    // What was refused is still known as what was written before.
    repo.commit("partial");
    repo.generate(&[]).assert_code(1);
    assert_eq!(repo.changed(), [""; 0]);
    repo.generate(&["--take-over", PAGE]).assert_code(0);
    repo.check(&[]).assert_code(0);
}

#[test]
fn a_dry_run_shows_the_plan_and_touches_nothing() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string");
    repo.remove(EXPLORE);
    let before = (repo.files(), repo.exists(".git/cloudtrail-lookml.lock"));
    let said = repo.generate(&["--dry-run"]).assert_code(0);
    for line in [
        "  ~ views/raw/cloudtrail.view.lkml\n",
        "  + explores/sign_in.explore.lkml  (written before and gone)\n",
        "  = refinements.lkml  (yours)\n",
        "  ~ .cloudtrail-lookml.ledger\n",
        "nothing was written\n",
    ] {
        assert!(said.out.contains(line), "{line}{}", said.out);
    }
    assert_eq!(
        (repo.files(), repo.exists(".git/cloudtrail-lookml.lock")),
        before
    );
}

#[test]
fn diff_shows_what_differs_as_a_patch_that_applies() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string");
    repo.commit("another table");
    let said = repo.generate(&["-q", "--diff", "--dry-run"]).assert_code(0);
    let patch = &said.out[said.out.find("--- ").unwrap()..];
    repo.write(".git/patch", patch);
    repo.git(&["apply", ".git/patch"]);
    let patched = repo.files();
    repo.git(&["checkout", "--quiet", "."]);
    repo.generate(&[]).assert_code(0);
    let mut generated = repo.files();
    generated.insert(LEDGER.to_owned(), patched[LEDGER].clone());
    assert_eq!(patched, generated);
    assert_eq!(repo.check(&["--diff", "--quiet"]).assert_code(0).out, "");
}

#[test]
fn check_tells_each_path_with_the_command_that_mends_it() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string");
    repo.write(PAGE, "it's mine\n");
    repo.remove(EXPLORE);
    let said = repo.check(&["--partition", "x=y"]);
    assert_eq!(
        said.code,
        Some(2),
        "an option that makes no sense is none of drift"
    );
    insta::assert_snapshot!(repo.check(&["--size", "lean"]).assert_code(1).out, @r"
    CLOUDTRAIL.md                   edited by a person: run `cloudtrail-lookml generate --size lean --keep CLOUDTRAIL.md` or `cloudtrail-lookml generate --size lean --take-over CLOUDTRAIL.md`
    explores/sign_in.explore.lkml   was there and is gone: run `cloudtrail-lookml generate --size lean`
    views/raw/cloudtrail.view.lkml  not up to date: run `cloudtrail-lookml generate --size lean`

    the table has changed
    ");
    insta::assert_snapshot!(repo.check(&["--format", "github"]).assert_code(1).out, @r"
    ::error file=CLOUDTRAIL.md,title=drift::CLOUDTRAIL.md: edited by a person, run `cloudtrail-lookml generate --keep CLOUDTRAIL.md` or `cloudtrail-lookml generate --take-over CLOUDTRAIL.md`
    ::error file=explores/sign_in.explore.lkml,title=drift::explores/sign_in.explore.lkml: was there and is gone, run `cloudtrail-lookml generate`
    ::error file=views/raw/cloudtrail.view.lkml,title=drift::views/raw/cloudtrail.view.lkml: not up to date, run `cloudtrail-lookml generate`
    ");
    insta::assert_snapshot!(repo.check(&["--format", "json"]).assert_code(1).out, @r#"
    {
      "version": 1,
      "drift": true,
      "cause": "the table has changed",
      "paths": [
        {
          "path": "CLOUDTRAIL.md",
          "state": "edited",
          "action": "refuse",
          "commands": [
            "cloudtrail-lookml generate --keep CLOUDTRAIL.md",
            "cloudtrail-lookml generate --take-over CLOUDTRAIL.md"
          ]
        },
        {
          "path": "explores/sign_in.explore.lkml",
          "state": "deleted",
          "action": "create",
          "commands": [
            "cloudtrail-lookml generate"
          ]
        },
        {
          "path": "views/raw/cloudtrail.view.lkml",
          "state": "stale",
          "action": "update",
          "commands": [
            "cloudtrail-lookml generate"
          ]
        }
      ]
    }
    "#);
    repo.generate(&["--take-over", PAGE]).assert_code(0);
    let said = repo.check(&[]).assert_code(0);
    assert!(said.out.starts_with("clean: "), "{}", said.out);
    assert_eq!(repo.check(&["--format", "github"]).assert_code(0).out, "");
    insta::assert_snapshot!(repo.check(&["--format", "json"]).assert_code(0).out, @r#"
    {
      "version": 1,
      "drift": false,
      "cause": null,
      "paths": []
    }
    "#);
    assert_eq!(repo.check(&["--quiet"]).assert_code(0).out, "");
}

#[test]
fn what_cannot_run_is_no_drift() {
    let repo = GitRepo::generated();
    repo.configure("nonsense: 1\n");
    repo.check(&[]).assert_code(2);
    repo.configure("");
    repo.remove("table.sql");
    let said = repo.check(&["--format", "json"]).assert_code(2);
    assert_eq!(said.out, "");
}
