//! File systems that refuse: one that is full, and one that is mounted for reading only.
//!
//! Both need a mount of one's own, which `unshare` gives to root, and on many systems to everybody.
//! Where it does not, the test says so and tests nothing.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail, and tells when it cannot run"
)]

#[path = "support/git_repo.rs"]
mod git_repo;

use std::path::Path;
use std::process::{Command, Output};

use git_repo::{GitRepo, files_below};

/// Runs a script in a mount namespace of its own, if the system gives one.
fn in_own_mounts(script: &str, arguments: &[&Path]) -> Option<Output> {
    for options in [&["--mount"][..], &["--user", "--map-root-user", "--mount"]] {
        let try_out = Command::new("unshare")
            .args(options)
            .args(["sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"])
            .output();
        if try_out.is_ok_and(|output| output.status.success()) {
            let output = Command::new("unshare")
                .args(options)
                .args([
                    "sh",
                    "-euc",
                    script,
                    "sh",
                    env!("CARGO_BIN_EXE_cloudtrail-lookml"),
                ])
                .args(arguments)
                .output()
                .unwrap();
            return Some(output);
        }
    }
    eprintln!("not tested: this system gives no mount namespace");
    None
}

/// The files outside of the mount are what the script copied there before and after.
#[track_caller]
fn assert_nothing_changed(out: &Path) {
    let (before, after) = (
        files_below(&out.join("before")),
        files_below(&out.join("after")),
    );
    assert!(before.len() > 10, "{:?}", before.keys());
    assert_eq!(before, after);
}

#[track_caller]
fn assert_said(output: &Output, code: i32, words: &[&str]) {
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(out.ends_with(&format!("code {code}\n")), "{out}{err}");
    for word in words {
        assert!(err.contains(word), "{word}: {err}");
    }
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let repo = GitRepo::generated();
    repo.set_columns(", tlsdetails string, recipientaccountid string");
    let out = tempfile::tempdir().unwrap();
    // A file takes the room that is left, but for one block.
    let script = r#"
        mount -t tmpfs -o size=2m tmpfs /mnt
        cp -R "$2/." /mnt/
        dd if=/dev/zero of=/mnt/filler bs=4096 2>/dev/null || true
        truncate -s -8192 /mnt/filler
        mkdir "$3/before" "$3/after"
        cp -R /mnt/. "$3/before"
        cd /mnt
        code=0; "$1" generate || code=$?
        cp -R /mnt/. "$3/after"
        echo "code $code"
        rm filler
        "$1" generate >/dev/null 2>&1
        "$1" check
    "#;
    let Some(output) = in_own_mounts(script, &[&repo.path(""), out.path()]) else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("clean: "),
        "with room again the next run does it: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let words = [
        "cannot be written: No space left on device",
        "nothing was written",
    ];
    let first = Output {
        stdout: said
            .split_inclusive('\n')
            .take_while(|line| !line.starts_with("clean"))
            .collect::<String>()
            .into_bytes(),
        ..output
    };
    assert_said(&first, 2, &words);
    assert_nothing_changed(out.path());
}

#[test]
fn a_file_system_for_reading_only_is_told_and_can_be_checked() {
    let repo = GitRepo::generated();
    let out = tempfile::tempdir().unwrap();
    let script = r#"
        mount -t tmpfs -o size=4m tmpfs /mnt
        cp -R "$2/." /mnt/
        mount -o remount,ro /mnt
        cd /mnt
        "$1" check >/dev/null
        "$1" generate >/dev/null
        mkdir "$3/before" "$3/after"
        cp -R /mnt/. "$3/before"
        code=0; "$1" generate --table builtin:projection || code=$?
        cp -R /mnt/. "$3/after"
        echo "code $code"
    "#;
    let Some(output) = in_own_mounts(script, &[&repo.path(""), out.path()]) else {
        return;
    };
    assert_said(
        &output,
        2,
        &[
            "cannot be written: Read-only file system",
            "nothing was written",
        ],
    );
    assert_nothing_changed(out.path());
}
