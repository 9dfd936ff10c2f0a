//! A revision of a Git repository -> the LookML project that a folder held then.
//!
//! `git` itself is asked, so that every form of a revision, worktrees, packs and replaced objects are
//! what they are elsewhere; nothing is checked out and nothing is written.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, ErrorKind, Read as _, Write as _};
use std::process::{Command, Output, Stdio};

use camino::{Utf8Path, Utf8PathBuf};

use super::looker_project::{LookerProject, MAX_FILE, is_lookml};
use super::text;
use crate::diagnostic::{Diagnostic, Diagnostics, excerpt};

/// Reads the project that `folder` held in a revision; `name` is what stands before the paths of its
/// files in findings.
///
/// Where the folder was not there yet, the project is empty.
///
/// # Errors
///
/// Without `git`, outside of a repository, and when there is no such revision.
pub fn load(
    folder: &Utf8Path,
    revision: &str,
    name: &Utf8Path,
) -> Result<LookerProject, Diagnostics> {
    let git = Git::open(folder)?;
    let mut project = LookerProject::default();
    let Some(tree) = git.tree(revision)? else {
        return Ok(project);
    };
    let blobs = git.blobs(&tree)?;
    git.read(&blobs, |path, bytes| {
        let shown = LookerProject::shown(name, path);
        if bytes.len() as u64 > MAX_FILE {
            project
                .findings
                .push(text::too_large(shown.as_str(), MAX_FILE));
            return;
        }
        match text::decode(shown.as_str(), bytes) {
            Ok(source) => project.put(path.to_owned(), &source),
            Err(findings) => project.findings.extend(findings),
        }
    })?;
    Ok(project)
}

/// A repository, asked from a folder in it.
struct Git<'f> {
    folder: &'f Utf8Path,
    /// The folder from the top of the repository; empty for the top.
    prefix: String,
}

/// A file in a tree.
struct Blob {
    path: Utf8PathBuf,
    id: String,
}

impl<'f> Git<'f> {
    fn open(folder: &'f Utf8Path) -> Result<Self, Diagnostic> {
        let mut git = Self {
            folder,
            prefix: String::new(),
        };
        let output = git.run(["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            let error = Diagnostic::error(
                "no-repository",
                format!("`{}` is in no Git repository", shown_folder(folder)),
            );
            return Err(told(error, &output).help("name a folder to compare with: `--against DIR`"));
        }
        line(&output)
            .trim_end_matches('/')
            .clone_into(&mut git.prefix);
        Ok(git)
    }

    /// The tree of the folder in a revision, unless it was not there.
    fn tree(&self, revision: &str) -> Result<Option<String>, Diagnostic> {
        let root = format!("{revision}^{{tree}}");
        let output = self.verify(&root)?;
        if !output.status.success() || revision.is_empty() {
            let shown = excerpt(revision);
            let (message, help) = if revision == "HEAD" {
                (
                    "the repository has no commit yet".to_owned(),
                    "commit first, or name a folder to compare with: `--against DIR`",
                )
            } else {
                (
                    format!("`{shown}` is neither a folder nor a revision of the repository"),
                    "`git branch --all` and `git tag` list names; in CI the history may have to be fetched first",
                )
            };
            return Err(Diagnostic::error("unknown-revision", message).help(help));
        }
        let root = line(&output);
        if self.prefix.is_empty() {
            return Ok(Some(root));
        }
        let output = self.verify(&format!("{root}:{}", self.prefix))?;
        Ok(output.status.success().then(|| line(&output)))
    }

    fn verify(&self, name: &str) -> Result<Output, Diagnostic> {
        self.run(["rev-parse", "--verify", "--quiet", "--end-of-options", name])
    }

    /// The files of LookML in a tree; links, submodules and hidden folders are passed over, as on disk.
    fn blobs(&self, tree: &str) -> Result<Vec<Blob>, Diagnostic> {
        let output = self.run(["ls-tree", "-r", "-z", "--full-tree", tree])?;
        if !output.status.success() {
            return Err(failed("list", &output));
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let blob = |entry: &str| {
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            let mode = about.next()?;
            let id = about.nth(1)?;
            let path = Utf8Path::new(path);
            let mut folders = path.parent()?.components();
            let is_hidden = folders.any(|folder| folder.as_str().starts_with('.'));
            let is_wanted = mode.starts_with("100") && !is_hidden && is_lookml(path.file_name()?);
            is_wanted.then(|| Blob {
                path: path.to_owned(),
                id: id.to_owned(),
            })
        };
        Ok(text.split('\0').filter_map(blob).collect())
    }

    /// Calls back with the bytes of each file.
    fn read(
        &self,
        blobs: &[Blob],
        mut visit: impl FnMut(&Utf8Path, Vec<u8>),
    ) -> Result<(), Diagnostic> {
        let mut command = self.command(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::null());
        let mut child = command.spawn().map_err(|error| not_started(&error))?;
        let (Some(mut asked), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Diagnostic::error(
                "git-failed",
                "`git` has no input or output",
            ));
        };
        let ids: Vec<&str> = blobs.iter().map(|blob| blob.id.as_str()).collect();
        let ids = ids.join("\n") + "\n";
        // Asked in a thread of its own, or both would wait as soon as the pipes are full.
        let asking = std::thread::spawn(move || asked.write_all(ids.as_bytes()));
        let mut answers = BufReader::new(answers);
        let mut read = Ok(());
        for blob in blobs {
            if let Some(bytes) = answer(&mut answers) {
                visit(&blob.path, bytes);
                continue;
            }
            let message = format!("`git` does not give the text of `{}`", blob.path);
            read = Err(Diagnostic::error("git-failed", message)
                .help("look with `git fsck` at the repository; in a partial clone fetch the revision first"));
            break;
        }
        drop(answers);
        let _ = asking.join();
        let _ = child.wait();
        read
    }

    fn run<const N: usize>(&self, arguments: [&str; N]) -> Result<Output, Diagnostic> {
        self.command(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| not_started(&error))
    }

    fn command<const N: usize>(&self, arguments: [impl AsRef<OsStr>; N]) -> Command {
        let mut command = Command::new("git");
        if !self.folder.as_str().is_empty() {
            command.arg("-C").arg(self.folder);
        }
        // Nothing is written, not even the index that `git` keeps fresh.
        command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
        command.args(arguments);
        command
    }
}

/// `ID blob SIZE`, a line break, the bytes, a line break.
fn answer(answers: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut head = String::new();
    answers.read_line(&mut head).ok()?;
    let mut words = head.trim_end().split(' ').skip(1);
    if words.next()? != "blob" {
        return None;
    }
    let size: usize = words.next()?.parse().ok()?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(size).ok()?;
    answers.by_ref().take(limit).read_to_end(&mut bytes).ok()?;
    let mut end = [0];
    answers.read_exact(&mut end).ok()?;
    (bytes.len() == size).then_some(bytes)
}

fn line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim_end_matches(['\r', '\n']).to_owned()
}

fn shown_folder(folder: &Utf8Path) -> &str {
    match folder.as_str() {
        "" => ".",
        folder => folder,
    }
}

/// Adds what `git` itself said.
fn told(error: Diagnostic, output: &Output) -> Diagnostic {
    let said = String::from_utf8_lossy(&output.stderr);
    match said.lines().find(|line| !line.trim().is_empty()) {
        Some(line) => error.note(format!("git says: {}", line.trim())),
        None => error,
    }
}

fn failed(what: &str, output: &Output) -> Diagnostic {
    let error = Diagnostic::error("git-failed", format!("`git` does not {what} the files"));
    told(error, output).help("look at the repository with `git fsck`")
}

fn not_started(error: &std::io::Error) -> Diagnostic {
    let message = if error.kind() == ErrorKind::NotFound {
        "`git` is not installed, and the older side is a revision".to_owned()
    } else {
        format!("`git` cannot be started: {error}")
    };
    Diagnostic::error("no-git", message)
        .help("install it, or name a folder to compare with: `--against DIR`")
}
