//! What is made of the answers of the Glue API, replayed: text, exit code, and the calls themselves.
//!
//! A case is a folder whose name is a sentence, with `exchange.txt`: the arguments on the first line, and
//! behind it the answers in their order. An answer begins with a line such as `< 200` or
//! `< 502 text/html`; `< refused` is a connection that nobody takes, `< silence` one on which nothing
//! comes. `@NAME` in an answer stands for the file `tests/glue_api/NAME`.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use aws_config::Region;
use aws_sdk_glue::config::Credentials;
use aws_smithy_async::test_util::InstantSleep;
use aws_smithy_http_client::test_util::{NeverClient, ReplayEvent, StaticReplayClient};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::shared::IntoShared as _;
use aws_smithy_types::body::SdkBody;
use clap::Parser as _;
use cloudtrail_lookml::cli::{Cli, Exit};
use cloudtrail_lookml::report;
use cloudtrail_lookml::source::Network;
use serde_json::Value;

/// The keys that the requests are signed with; they may stand in no text.
const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN0123456789";

/// A case, as it is written.
struct Exchange {
    arguments: String,
    answers: Vec<(String, String)>,
}

/// What a case gave.
struct Replayed {
    requests: Vec<String>,
    /// The actions that were asked for, as a policy names them.
    actions: BTreeSet<String>,
    waited: usize,
    said: String,
}

#[test]
fn each_exchange_gives_what_is_expected() {
    insta::glob!("glue_api/*/exchange.txt", |file| {
        let replayed = replay(&Exchange::read(file));
        for secret in [SECRET, TOKEN] {
            assert!(!replayed.said.contains(secret), "{}", replayed.said);
        }
        let mut text = String::new();
        for request in &replayed.requests {
            let _ = writeln!(text, "> {request}");
        }
        if replayed.waited > 0 {
            let _ = writeln!(text, "waited {} times", replayed.waited);
        }
        let _ = write!(text, "\n{}", replayed.said);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(file.parent().unwrap().join("expected"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("said", text));
    });
}

/// The policies in the README allow what is called, and nothing more.
#[test]
fn the_policies_of_the_readme_allow_the_calls_that_are_made() {
    let policies = policies();
    let mut all = BTreeSet::new();
    for case in fs::read_dir(folder()).unwrap() {
        let file = case.unwrap().path().join("exchange.txt");
        if file.exists() {
            all.extend(replay(&Exchange::read(&file)).actions);
        }
    }
    let allowed: BTreeSet<String> = policies.values().flatten().cloned().collect();
    assert_eq!(allowed, all);
    for (sid, case) in [
        ("ReadTheTable", "a_table_is_read"),
        ("ListTheTables", "tables_are_listed_over_all_pages"),
    ] {
        let called = replay(&Exchange::read(&folder().join(case).join("exchange.txt"))).actions;
        assert_eq!(policies[sid], called, "{sid}");
    }
}

/// The actions of each statement in the README's policy, by its name.
fn policies() -> BTreeMap<String, BTreeSet<String>> {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```json\n").unwrap();
    let (policy, _) = rest.split_once("```").unwrap();
    let policy: Value = serde_json::from_str(policy).unwrap();
    let texts = |value: &Value| -> BTreeSet<String> {
        let list = value.as_array().unwrap();
        list.iter()
            .map(|text| text.as_str().unwrap().to_owned())
            .collect()
    };
    policy["Statement"]
        .as_array()
        .unwrap()
        .iter()
        .map(|statement| {
            let sid = statement["Sid"].as_str().unwrap().to_owned();
            (sid, texts(&statement["Action"]))
        })
        .collect()
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/glue_api")
}

impl Exchange {
    fn read(file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap();
        let (arguments, rest) = text.split_once('\n').unwrap();
        let mut answers: Vec<(String, String)> = Vec::new();
        for line in rest.lines() {
            if let Some(head) = line.strip_prefix("< ") {
                answers.push((head.to_owned(), String::new()));
            } else {
                let (_, body) = answers.last_mut().expect("an answer begins with `< `");
                body.push_str(&with_files(line));
                body.push('\n');
            }
        }
        Self {
            arguments: arguments.to_owned(),
            answers,
        }
    }
}

/// A line with the files for which `@NAME` stands.
fn with_files(line: &str) -> String {
    let Some((before, rest)) = line.split_once('@') else {
        return line.to_owned();
    };
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_');
    let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
    match fs::read_to_string(folder().join(name)) {
        Ok(text) => format!("{before}{}{}", text.trim_end(), with_files(after)),
        Err(_) => format!("{before}@{rest}"),
    }
}

/// Runs the program in a folder of its own, over a network on which only the answers are.
fn replay(exchange: &Exchange) -> Replayed {
    let here = tempfile::tempdir().unwrap();
    let sleep = InstantSleep::unlogged();
    let client = StaticReplayClient::new(events(&exchange.answers));
    let http: SharedHttpClient = match exchange.answers.first().map(|(head, _)| head.as_str()) {
        Some("refused") => Refusing.into_shared(),
        Some("silence") => NeverClient::new().into_shared(),
        _ => client.clone().into_shared(),
    };
    let network = {
        let sleep = sleep.clone();
        Network::with(move |loader| {
            loader
                .credentials_provider(Credentials::new(
                    "AKIAIOSFODNN7EXAMPLE",
                    SECRET,
                    Some(TOKEN.to_owned()),
                    None,
                    "test",
                ))
                .region(Region::new("us-east-1"))
                .sleep_impl(sleep.clone())
                .http_client(http.clone())
        })
    };
    let arguments = words(&exchange.arguments);
    let folder = here.path().to_str().unwrap();
    let typed = ["cloudtrail-lookml", "-C", folder].map(str::to_owned);
    let outcome = Cli::try_parse_from(typed.into_iter().chain(arguments))
        .unwrap()
        .run_over(&network);
    let code = match outcome.exit {
        Exit::Done => 0,
        Exit::Refused | Exit::Found => 1,
        Exit::Failed => 2,
    };
    // The plan of a project is tested elsewhere.
    let result = if exchange.arguments.starts_with("tables") {
        outcome.result
    } else {
        String::new()
    };
    let findings = report::render(&outcome.findings);
    let requests: Vec<&HttpRequest> = client.actual_requests().collect();
    Replayed {
        actions: requests.iter().map(|request| action(request)).collect(),
        requests: requests.iter().map(|request| shown(request)).collect(),
        waited: sleep
            .logs()
            .iter()
            .filter(|wait| is_back_off(**wait))
            .count(),
        said: format!("{result}{}{findings}exit code {code}\n", outcome.summary),
    }
}

/// Whether the SDK waits a random time before the next attempt, and not for the end of a time limit.
fn is_back_off(wait: Duration) -> bool {
    !wait.subsec_nanos().is_multiple_of(1_000_000)
}

/// The words of a command line, in which single quotes keep blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

fn events(answers: &[(String, String)]) -> Vec<ReplayEvent> {
    answers
        .iter()
        .filter(|(head, _)| head.starts_with(|c: char| c.is_ascii_digit()))
        .map(|(head, body)| {
            let (status, kind) = head
                .split_once(' ')
                .unwrap_or((head, "application/x-amz-json-1.1"));
            let status: u16 = status.parse().unwrap();
            let mut response =
                HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body.as_str()));
            response
                .headers_mut()
                .insert("content-type", kind.to_owned());
            ReplayEvent::new(HttpRequest::new(SdkBody::empty()), response)
        })
        .collect()
}

/// `glue:GetTable`, of a request whose target is `AWSGlue.GetTable`.
fn action(request: &HttpRequest) -> String {
    let target = request.headers().get("x-amz-target").unwrap();
    target.replace("AWSGlue.", "glue:")
}

fn shown(request: &HttpRequest) -> String {
    let body = String::from_utf8_lossy(request.body().bytes().unwrap());
    format!("{} {} {body}", request.uri(), action(request))
}

/// A network on which nobody takes a connection.
#[derive(Clone, Debug)]
struct Refusing;

impl HttpConnector for Refusing {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let error = std::io::Error::new(ErrorKind::ConnectionRefused, "connection refused");
        HttpConnectorFuture::ready(Err(ConnectorError::io(error.into())))
    }
}

impl HttpClient for Refusing {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
