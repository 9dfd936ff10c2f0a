//! `generate` killed at 200 points: whatever the moment, each file is the old or the new one, the person's
//! bytes are all there, and the next run ends as if nothing had happened.
//!
//! Half of the points are spread over the whole run, half over the time in which it writes, which begins
//! when the first temporary file is seen.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may fail, prepares its own folders, and tells what it hit"
)]

#[path = "support/git_repo.rs"]
mod git_repo;
#[path = "fuzz/random.rs"]
#[allow(dead_code, reason = "no characters are needed")]
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use git_repo::{GitRepo, LEDGER};
use random::Random;

const POINTS: u64 = 200;

type Files = BTreeMap<String, Vec<u8>>;

/// The files before and after the run that is killed, and how long it takes.
struct Undisturbed {
    before: Files,
    after: Files,
    whole: Duration,
    writing: Duration,
}

/// What a person has in the repository.
const THEIRS: [(&str, &str); 5] = [
    ("README.md", "# Mine\n"),
    (
        "refinements.lkml",
        "view: +cloudtrail { label: \"Mine\" }\n",
    ),
    ("views/orders.view.lkml", "view: orders { }\n"),
    ("views/.cloudtrail-lookml-mine", "no temporary file\n"),
    ("CLOUDTRAIL.md", "my own page\n"),
];

/// A repository in which a run has files to create, to update and to remove, and some to leave alone.
fn prepared() -> GitRepo {
    let repo = GitRepo::without_git();
    repo.configure("");
    repo.set_columns("");
    repo.generate(&[]).assert_code(0);
    for (path, text) in THEIRS {
        repo.write(path, text);
    }
    repo.generate(&["--keep", "CLOUDTRAIL.md"]).assert_code(0);
    repo.set_columns(", recipientaccountid string, tlsdetails string");
    repo.configure("views: {sign_in: login}\nconnection: prod\n");
    repo
}

/// A copy, with a `.git` for every second point, since the lock lies there.
fn copy(files: &Files, has_git: bool) -> GitRepo {
    let repo = GitRepo::without_git();
    if has_git {
        fs::create_dir(repo.path(".git")).unwrap();
    }
    for (path, bytes) in files {
        let path = repo.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    repo
}

fn start(repo: &GitRepo) -> Child {
    repo.command(&["generate", "--quiet"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until a temporary file is seen, or the run has ended.
fn wait_for_writing(repo: &GitRepo, child: &mut Child) -> bool {
    while child.try_wait().unwrap().is_none() {
        let mut names = fs::read_dir(repo.path("")).unwrap().flatten();
        if names.any(|entry| is_temporary(&entry.file_name().to_string_lossy())) {
            return true;
        }
    }
    false
}

fn is_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_prefix(".cloudtrail-lookml-")
        .is_some_and(|rest| rest.strip_suffix(".tmp").is_some())
}

fn undisturbed() -> Undisturbed {
    let repo = prepared();
    let before = repo.files();
    // The second run of two, when everything is in the caches.
    let mut whole = Duration::ZERO;
    for _ in 0..2 {
        let other = copy(&before, true);
        let started = Instant::now();
        assert!(start(&other).wait().unwrap().success());
        whole = started.elapsed();
    }
    let other = copy(&before, true);
    let mut child = start(&other);
    assert!(
        wait_for_writing(&other, &mut child),
        "no temporary file was seen"
    );
    let started = Instant::now();
    assert!(child.wait().unwrap().success());
    let writing = started.elapsed();
    Undisturbed {
        before,
        after: other.files(),
        whole,
        writing,
    }
}

/// Where a run was when it was killed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Hit {
    NothingWritten,
    TextsStaged,
    SomeFilesInPlace,
    AllButTheLedger,
    Done,
}

/// Holds what was found against what may be there.
fn judge(found: &Files, undisturbed: &Undisturbed, point: &str) -> Hit {
    let Undisturbed { before, after, .. } = undisturbed;
    for (path, text) in THEIRS {
        assert_eq!(
            found.get(path).map(Vec::as_slice),
            Some(text.as_bytes()),
            "{point}: {path}"
        );
    }
    let has_temporary = found.keys().any(|path| is_temporary(path));
    let (mut old, mut new) = (0, 0);
    for path in before.keys().chain(after.keys()) {
        let there = found.get(path);
        assert!(
            there == before.get(path) || there == after.get(path),
            "{point}: {path} is neither the old nor the new text"
        );
        if before.get(path) != after.get(path) && path != LEDGER {
            if there == after.get(path) {
                new += 1;
            } else {
                old += 1;
            }
        }
    }
    for path in found.keys() {
        let is_known = before.contains_key(path) || after.contains_key(path);
        assert!(
            is_known || is_temporary(path) || path == ".cloudtrail-lookml.lock",
            "{point}: {path} was left"
        );
    }
    match (old, new) {
        (_, 0) if has_temporary => Hit::TextsStaged,
        (_, 0) => Hit::NothingWritten,
        (0, _) if found.get(LEDGER) == after.get(LEDGER) => Hit::Done,
        (0, _) => Hit::AllButTheLedger,
        _ => Hit::SomeFilesInPlace,
    }
}

#[test]
fn a_run_may_be_killed_at_any_moment() {
    let undisturbed = undisturbed();
    let mut random = Random::new(20_261_126);
    let mut hits: BTreeMap<Hit, u32> = BTreeMap::new();
    for number in 0..POINTS {
        let repo = copy(&undisturbed.before, number % 4 < 2);
        let mut child = start(&repo);
        let is_while_writing = number % 2 == 1;
        let span = if is_while_writing && wait_for_writing(&repo, &mut child) {
            undisturbed.writing
        } else {
            undisturbed.whole
        };
        let nanoseconds = usize::try_from(span.as_nanos()).unwrap() * 11 / 10;
        let delay = Duration::from_nanos(random.below(nanoseconds.max(1)) as u64);
        let point = format!("point {number}, killed after {delay:?}");
        let until = Instant::now() + delay;
        // A sleep would end some tenths of a millisecond late.
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        let _ = child.kill();
        child.wait().unwrap();

        let hit = judge(&repo.files(), &undisturbed, &point);
        *hits.entry(hit).or_default() += 1;
        let said = repo.generate(&[]);
        assert_eq!(said.code, Some(0), "{point}: {}{}", said.out, said.err);
        assert_eq!(
            repo.files(),
            undisturbed.after,
            "{point}: the next run ends otherwise"
        );
        assert_eq!(repo.check(&[]).code, Some(0), "{point}");
    }
    eprintln!(
        "killed at {POINTS} points of a run of {:?}: {hits:?}",
        undisturbed.whole
    );
    let halfway: u32 = hits
        .range(Hit::TextsStaged..Hit::Done)
        .map(|(_, count)| count)
        .sum();
    assert!(
        halfway >= 20,
        "too few points hit a run that writes: {hits:?}"
    );
}
