//! `--glue` as far as it goes without a network: what is typed wrongly, and what lacks.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and prepares its own folders"
)]

use std::fs;
use std::process::Command;

/// A folder without any setting of AWS but those that are written into it.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        Self(folder)
    }

    fn with(self, file: &str, text: &str) -> Self {
        fs::write(self.0.path().join(file), text).unwrap();
        self
    }

    /// What the program says, and its exit code.
    fn say(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_cloudtrail-lookml"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_clear()
            .env("HOME", self.0.path())
            .env("AWS_CONFIG_FILE", self.0.path().join("config"))
            .env(
                "AWS_SHARED_CREDENTIALS_FILE",
                self.0.path().join("credentials"),
            )
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .output()
            .unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        format!("{out}{err}exit code {}", output.status.code().unwrap())
    }
}

/// What is said, kept in a file beside this one.
fn snapshot(name: &str, said: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("glue_option");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, said));
}

#[test]
fn options_of_glue_are_checked_before_anything_is_asked() {
    let place = Place::new();
    snapshot(
        "a_table_without_a_database",
        &place.say(&["generate", "--glue", "cloudtrail", "--region", "us-east-1"]),
    );
    snapshot(
        "a_region_and_an_endpoint_that_are_none",
        &place.say(&[
            "generate",
            "--glue",
            "logs.cloudtrail",
            "--region",
            "US",
            "--endpoint-url",
            "http://a:b@c",
        ]),
    );
    snapshot(
        "a_region_without_glue",
        &place.say(&["generate", "--region", "us-east-1"]),
    );
    snapshot(
        "a_profile_without_glue",
        &place.say(&["tables", "--profile", "audit"]),
    );
    snapshot(
        "a_table_in_the_place_of_a_database",
        &place.say(&["tables", "--glue", "logs.cloudtrail"]),
    );
    for arguments in [
        &["generate", "--glue", "a.b", "--ddl", "c.sql"][..],
        &["generate", "--glue", "a.b", "--name", "c"],
        &[
            "tables",
            "--glue",
            "a",
            "--ddl",
            "projection",
            "--location",
            "s3://b/",
        ],
    ] {
        assert!(
            place.say(arguments).ends_with("exit code 2"),
            "{arguments:?}"
        );
    }
}

#[test]
fn options_win_over_the_configuration() {
    let config = "source:\n  glue: logs.cloudtrail\n  region: eu-west-1\n  profile: audit\n";
    let place = Place::new().with("cloudtrail-lookml.yml", config);
    let shown = place.say(&["config", "show"]);
    for row in ["source.glue", "source.region", "source.profile"] {
        let line = shown.lines().find(|line| line.starts_with(row)).unwrap();
        assert!(line.contains("cloudtrail-lookml.yml:"), "{line}");
    }
    let said = place.say(&["generate", "--name", "other"]);
    assert!(
        said.contains("error[wrong-value]: `--name other`"),
        "{said}"
    );
}

#[cfg(not(feature = "aws"))]
#[test]
fn a_build_without_aws_says_so() {
    let place = Place::new();
    snapshot(
        "no_aws_generate",
        &place.say(&["generate", "--glue", "logs.cloudtrail"]),
    );
    snapshot("no_aws_tables", &place.say(&["tables", "--glue", "logs"]));
}

#[cfg(feature = "aws")]
mod credentials {
    use super::{Place, snapshot};

    #[test]
    fn all_that_lacks_is_told_at_once() {
        let place = Place::new();
        snapshot(
            "no_credentials_and_no_region",
            &place.say(&["generate", "--glue", "logs.cloudtrail"]),
        );
    }

    #[test]
    fn keys_without_a_region_are_not_enough() {
        let keys = "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI\n";
        let place = Place::new().with("credentials", keys);
        snapshot("no_region", &place.say(&["tables", "--glue", "logs"]));
    }

    #[test]
    fn a_profile_may_lack_or_give_nothing() {
        let config = "[profile empty]\nregion = eu-west-1\n\
            [profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = gone\n\
            [profile helper]\nregion = eu-west-1\ncredential_process = /bin/sh -c \"echo wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY >&2; exit 3\"\n\
            [profile sso]\nregion = eu-west-1\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = Audit\n\
            [profile login]\nregion = eu-west-1\nlogin_session = arn:aws:iam::111122223333:user/jane\n";
        let place = Place::new().with("config", config);
        for profile in ["gone", "empty", "role", "helper", "sso", "login"] {
            let said = place.say(&["tables", "--glue", "logs", "--profile", profile]);
            let said = said.replace(place.0.path().to_str().unwrap(), "HOME");
            snapshot(&format!("profile_{profile}"), &said);
        }
    }
}
