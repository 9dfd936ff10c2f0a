//! `GitRepo`: a temporary Looker repository, with real Git in it, and the program run there.

#![allow(dead_code, reason = "not every test needs everything")]
#![allow(clippy::disallowed_methods, reason = "the folder is the test's own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The path of the ledger.
pub(crate) const LEDGER: &str = ".cloudtrail-lookml.ledger";

/// A repository in which the program is started.
pub(crate) struct GitRepo {
    folder: tempfile::TempDir,
}

/// What a program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: Option<i32>,
}

/// The columns that every table of the tests has, and the line for more.
const COLUMNS: &str = "eventtime string, eventsource string, eventname string, eventid string,
  useridentity struct<type:string,username:string,arn:string>, responseelements string,
  additionaleventdata string, sourceipaddress string";

impl GitRepo {
    /// A repository with a table and a configuration, committed.
    pub(crate) fn new() -> Self {
        let repo = Self::empty();
        repo.configure("");
        repo.set_columns("");
        repo.commit("table");
        repo
    }

    /// A repository with nothing in it.
    pub(crate) fn empty() -> Self {
        let repo = Self::without_git();
        repo.git(&["init", "--quiet", "--initial-branch", "main"]);
        repo
    }

    /// A folder that is no repository; nothing above it is looked at either.
    pub(crate) fn without_git() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// The same as [`Self::new`], with the project generated and committed.
    pub(crate) fn generated() -> Self {
        let repo = Self::new();
        repo.generate(&[]).assert_code(0);
        repo.commit("generate");
        repo
    }

    /// Sets what the configuration says beside where the table is.
    pub(crate) fn configure(&self, more: &str) {
        self.write(
            "cloudtrail-lookml.yml",
            &format!("source: {{ddl: table.sql}}\n{more}"),
        );
    }

    /// Sets the table; further columns stand behind a comma.
    pub(crate) fn set_columns(&self, more: &str) {
        self.write(
            "table.sql",
            &format!(
                "CREATE EXTERNAL TABLE logs.cloudtrail (\n  {COLUMNS}{more})\nPARTITIONED BY (day string)\n\
                 ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'\n\
                 STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'\n\
                 OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'\n\
                 LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1'\n\
                 TBLPROPERTIES ('projection.enabled'='true', 'projection.day.type'='date',\n\
                 'projection.day.format'='yyyy/MM/dd', 'projection.day.range'='2020/01/01,NOW',\n\
                 'storage.location.template'='s3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/us-east-1/${{day}}')\n"
            ),
        );
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
        fs::write(path, text).expect("a file that can be written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file that is there");
    }

    pub(crate) fn exists(&self, path: &str) -> bool {
        fs::symlink_metadata(self.path(path)).is_ok()
    }

    /// Puts a text in the place of another one in a file; it has to be there.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} holds no {from:?}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Runs Git, untouched by anybody's own settings.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let said = self.try_git(arguments);
        assert_eq!(
            said.code,
            Some(0),
            "git {arguments:?}: {}{}",
            said.out,
            said.err
        );
        said.out
    }

    pub(crate) fn try_git(&self, arguments: &[&str]) -> Said {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.com",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(self.folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .output()
            .expect("git is installed");
        said(output)
    }

    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    /// What differs from the last commit, a line a path, as `git status --porcelain` tells it.
    pub(crate) fn changed(&self) -> Vec<String> {
        self.git(&["status", "--porcelain", "--untracked-files=all"])
            .lines()
            .map(ToOwned::to_owned)
            .collect()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"));
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        said(
            self.command(arguments)
                .output()
                .expect("the program starts"),
        )
    }

    pub(crate) fn generate(&self, options: &[&str]) -> Said {
        self.run(&[&["generate"], options].concat())
    }

    pub(crate) fn check(&self, options: &[&str]) -> Said {
        self.run(&[&["check"], options].concat())
    }

    /// Every file but Git's own, with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(self.folder.path())
    }
}

impl Said {
    #[track_caller]
    pub(crate) fn assert_code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self
    }
}

fn said(output: Output) -> Said {
    Said {
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
        code: output.status.code(),
    }
}

/// Every file below a folder but Git's own, with its bytes.
pub(crate) fn files_below(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .strip_prefix(root)
                .expect("below the root")
                .to_str()
                .expect("text")
                .to_owned();
            let about = fs::symlink_metadata(&path).expect("it is there");
            if about.is_dir() && name != ".git" {
                folders.push(path);
            } else if about.is_file() {
                files.insert(name, fs::read(&path).expect("a file that can be read"));
            }
        }
    }
    files
}
