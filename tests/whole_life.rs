//! The whole life of a project in one walk, with real Git: made, refined by a person, overtaken by a
//! change of the table, found broken, mended, clean again.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fs;
use std::process::Command;

use cloudtrail_lookml::glue::Column;
use cloudtrail_lookml::source::{builtin, get_table};

/// A Looker repository on a person's machine.
struct Repository(tempfile::TempDir);

struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    fn call(&self, program: &str, arguments: &[&str]) -> Said {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.0.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        Said {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }

    fn git(&self, arguments: &[&str]) -> String {
        let identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
        let said = self.call("git", &[&identity, arguments].concat());
        assert_eq!(said.code, Some(0), "git {arguments:?}: {}", said.err);
        said.out
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn program(&self, arguments: &[&str]) -> Said {
        self.call(env!("CARGO_BIN_EXE_cloudtrail-lookml"), arguments)
    }

    /// A run that ends well; what it prints.
    fn works(&self, arguments: &[&str]) -> String {
        let said = self.program(arguments);
        assert_eq!(
            said.code,
            Some(0),
            "{arguments:?}: {}{}",
            said.out,
            said.err
        );
        said.out
    }

    /// A run that finds something; all that it says.
    fn finds(&self, arguments: &[&str]) -> String {
        let said = self.program(arguments);
        assert_eq!(
            said.code,
            Some(1),
            "{arguments:?}: {}{}",
            said.out,
            said.err
        );
        format!("{}{}", said.out, said.err)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.path().join(path), text).unwrap();
    }
}

/// What the catalog has: the table of the guide, with or without a column that people use.
fn catalog(has_vpc_endpoint: bool) -> String {
    let mut table = builtin::table("projection").unwrap();
    "cloudtrail".clone_into(&mut table.name);
    table.database = Some("logs".to_owned());
    if !has_vpc_endpoint {
        table
            .columns
            .retain(|column| column.name != "vpcendpointid");
        table.columns.push(Column {
            name: "riskscore".to_owned(),
            hive_type: Some(cloudtrail_lookml::glue::HiveType::Int),
            comment: None,
            span: None,
        });
    }
    get_table::write(&table)
}

const REFINEMENT: &str = "
view: +cloudtrail {
  dimension: came_over_endpoint {
    type: yesno
    label: \"Came over a VPC Endpoint\"
    sql: ${vpcendpointid} IS NOT NULL ;;
  }
}
";

/// The comment on a pull request that the README shows.
fn example_of_the_readme() -> String {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, rest) = readme.split_once("````markdown\n").unwrap();
    let (example, _) = rest.split_once("````\n").unwrap();
    example.to_owned()
}

#[test]
fn a_project_lives() {
    let repository = Repository::new();
    let pull = ["schema", "pull", "--get-table", "catalog.json"];

    // Init, generate, commit.
    repository.write("catalog.json", &catalog(true));
    repository.works(&["init"]);
    let pulled = repository.works(&pull);
    let (_, lines) = pulled.split_once("need no AWS:\n").unwrap();
    let config = format!("{}\n{lines}", repository.read("cloudtrail-lookml.yml"));
    repository.write("cloudtrail-lookml.yml", &config);
    repository.works(&["generate"]);
    repository.commit("Make the project");
    repository.works(&["check"]);
    repository.works(&["lint"]);
    repository.works(&["diff", "--exit-code"]);

    // Refine.
    let seeded = repository.read("refinements.lkml");
    repository.write("refinements.lkml", &format!("{seeded}{REFINEMENT}"));
    repository.works(&["check"]);
    repository.works(&["lint"]);
    let told = repository.finds(&["diff", "--exit-code"]);
    assert!(
        told.contains("+ dimension `cloudtrail.came_over_endpoint`: added"),
        "{told}"
    );
    assert!(told.contains("0 breaking"), "{told}");
    repository.commit("Refine");

    // A column is added, and another one dropped that the refinement uses.
    repository.write("catalog.json", &catalog(false));
    let told = repository.finds(&[
        "schema",
        "diff",
        "--exit-code",
        "schemas/cloudtrail.json",
        "catalog.json",
    ]);
    assert!(told.contains("- column `vpcendpointid` string\n"), "{told}");
    assert!(told.contains("+ column `riskscore` int\n"), "{told}");
    repository.works(&pull);

    // Check fails.
    let told = repository.finds(&["check"]);
    assert!(told.contains("views/raw/cloudtrail.view.lkml"), "{told}");

    // Diff says breaking, and names the refinement.
    let line = 1 + repository
        .read("refinements.lkml")
        .lines()
        .position(|line| line.contains("${vpcendpointid}"))
        .unwrap();
    let told = repository.finds(&["diff", "--fail-on", "breaking"]);
    assert!(
        told.contains("- dimension `cloudtrail.vpcendpointid`: removed"),
        "{told}"
    );
    assert!(
        told.contains(&format!("refinements.lkml:{line}: `sql` of dimension `came_over_endpoint` in `view: +cloudtrail`")),
        "{told}"
    );
    assert!(
        told.contains("+ dimension `cloudtrail.riskscore`: added"),
        "{told}"
    );

    let told_as_comment = repository.works(&["diff", "--format", "markdown"]);
    assert_eq!(told_as_comment, example_of_the_readme());

    // Generate; the answer of diff stays, now of the files themselves.
    repository.works(&["generate"]);
    repository.works(&["check"]);
    let again = repository.finds(&["diff", "--fail-on", "breaking"]);
    let changes = |told: &str| told.lines().skip(2).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(changes(&again), changes(&told));
    let stat = repository.git(&["diff", "--stat"]);
    assert!(!stat.contains("refinements.lkml"), "{stat}");

    // Lint finds the dangling reference.
    let told = repository.finds(&["lint"]);
    assert!(told.contains("vpcendpointid"), "{told}");
    assert!(told.contains(&format!("refinements.lkml:{line}")), "{told}");

    // The person mends, and all is clean.
    repository.write("refinements.lkml", &seeded);
    repository.works(&["lint"]);
    repository.works(&["check"]);
    repository.commit("Follow the table");
    repository.works(&["diff", "--exit-code"]);
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    let unchanged = repository.works(&["generate"]);
    assert!(unchanged.contains("unchanged"), "{unchanged}");
}
