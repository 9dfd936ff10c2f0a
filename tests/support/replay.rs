//! Answers of AWS, replayed: the program over a network on which only they are.
//!
//! A case is a folder whose name is a sentence, with `exchange.txt`: the arguments on the first line, and
//! behind it the answers in their order. An answer begins with a line such as `< 200` or
//! `< 502 text/html`; `< refused` is a connection that nobody takes, `< silence` one on which nothing
//! comes; with the call before `< 200 interrupt` Ctrl-C is pressed. `@NAME` in an answer stands for the file NAME in the folder of all cases.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
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
pub(crate) const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
pub(crate) const TOKEN: &str = "IQoJb3JpZ2luX2VjEXAMPLETOKEN0123456789";

/// A case, as it is written.
pub(crate) struct Exchange {
    pub(crate) arguments: String,
    pub(crate) answers: Vec<(String, String)>,
}

/// What a case gave.
pub(crate) struct Replayed {
    pub(crate) requests: Vec<String>,
    /// The actions that were asked for, as a policy names them.
    pub(crate) actions: BTreeSet<String>,
    pub(crate) waited: usize,
    pub(crate) said: String,
}

impl Replayed {
    /// What went out, and what was said.
    pub(crate) fn text(&self) -> String {
        for secret in [SECRET, TOKEN] {
            assert!(!self.said.contains(secret), "{}", self.said);
        }
        let mut text = String::new();
        for request in &self.requests {
            let _ = writeln!(text, "> {request}");
        }
        if self.waited > 0 {
            let _ = writeln!(text, "waited {} times", self.waited);
        }
        let _ = write!(text, "\n{}", self.said);
        text
    }
}

/// The actions of each statement in one of the README's policies, by its name; policies are told apart
/// by the service that all their actions begin with.
pub(crate) fn policies(service: &str) -> BTreeMap<String, BTreeSet<String>> {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let blocks = readme.split("```json\n").skip(1);
    let texts = blocks.map(|block| block.split("```").next().unwrap());
    let named = format!("\"{service}:");
    let policy = texts
        .into_iter()
        .find(|text| text.contains(&named))
        .unwrap();
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

impl Exchange {
    pub(crate) fn read(file: &Path) -> Self {
        let all = file.parent().and_then(Path::parent).unwrap();
        let text = fs::read_to_string(file).unwrap();
        let (arguments, rest) = text.split_once('\n').unwrap();
        let mut answers: Vec<(String, String)> = Vec::new();
        for line in rest.lines() {
            if let Some(head) = line.strip_prefix("< ") {
                answers.push((head.to_owned(), String::new()));
            } else {
                let (_, body) = answers.last_mut().expect("an answer begins with `< `");
                body.push_str(&with_files(line, all));
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
fn with_files(line: &str, all: &Path) -> String {
    let Some((before, rest)) = line.split_once('@') else {
        return line.to_owned();
    };
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_');
    let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
    match fs::read_to_string(all.join(name)) {
        Ok(text) => format!("{before}{}{}", text.trim_end(), with_files(after, all)),
        Err(_) => format!("{before}@{rest}"),
    }
}

/// Runs the program in a folder, over a network on which only the answers are; `shows` says whether what
/// it prints belongs to the case.
pub(crate) fn replay(exchange: &Exchange, folder: &Path, shows: bool) -> Replayed {
    let sleep = InstantSleep::unlogged();
    let client = StaticReplayClient::new(events(&exchange.answers));
    let mut heads = exchange.answers.iter().map(|(head, _)| head.as_str());
    let interrupted = heads.position(|head| head == "200 interrupt");
    let http: SharedHttpClient = match exchange.answers.first().map(|(head, _)| head.as_str()) {
        Some("refused") => Refusing.into_shared(),
        Some("silence") => NeverClient::new().into_shared(),
        _ if interrupted.is_some() => Interrupting {
            answers: client.clone(),
            at: interrupted.unwrap() + 1,
            calls: Arc::default(),
        }
        .into_shared(),
        _ => client.clone().into_shared(),
    };
    let network = {
        let sleep = sleep.clone();
        Network::with(move |loader| {
            let loader = loader
                .credentials_provider(Credentials::new(
                    "AKIAIOSFODNN7EXAMPLE",
                    SECRET,
                    Some(TOKEN.to_owned()),
                    None,
                    "test",
                ))
                .region(Region::new("us-east-1"))
                .http_client(http.clone());
            // Whoever shall be interrupted has to wait.
            if interrupted.is_some() {
                loader
            } else {
                loader.sleep_impl(sleep.clone())
            }
        })
    };
    let arguments = words(&exchange.arguments);
    let folder = folder.to_str().unwrap();
    let typed = ["cloudtrail-lookml", "-C", folder].map(str::to_owned);
    let outcome = Cli::try_parse_from(typed.into_iter().chain(arguments))
        .unwrap()
        .run_over(&network);
    let code = match outcome.exit {
        Exit::Done => 0,
        Exit::Refused | Exit::Found => 1,
        Exit::Failed => 2,
    };
    let result = if shows { outcome.result } else { String::new() };
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
        said: format!("{result}{}{findings}exit code {code}\n", outcome.summary)
            .replace(&format!("{folder}/"), ""),
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
            let json = "application/x-amz-json-1.1";
            let (status, kind) = match head.split_once(' ') {
                Some((status, "interrupt")) => (status, json),
                Some(parts) => parts,
                None => (head.as_str(), json),
            };
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
    target
        .replace("AWSGlue.", "glue:")
        .replace("AmazonAthena.", "athena:")
}

fn shown(request: &HttpRequest) -> String {
    let body = String::from_utf8_lossy(request.body().bytes().unwrap());
    format!(
        "{} {} {}",
        request.uri(),
        action(request),
        without_token(&body)
    )
}

/// The body without the random text by which Athena knows a call that is sent again.
fn without_token(body: &str) -> String {
    let mark = "\"ClientRequestToken\":\"";
    match body.split_once(mark) {
        Some((before, rest)) => {
            let (_, after) = rest.split_once('"').unwrap();
            format!("{before}{mark}..\"{after}")
        }
        None => body.to_owned(),
    }
}

/// A network that presses Ctrl-C with a call.
#[derive(Clone, Debug)]
struct Interrupting {
    answers: StaticReplayClient,
    /// The number of the call, from 1.
    at: usize,
    calls: Arc<AtomicUsize>,
}

impl HttpConnector for Interrupting {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if self.calls.fetch_add(1, Ordering::Relaxed) + 1 == self.at {
            let this = std::process::id().to_string();
            let kill = Command::new("kill").args(["-INT", &this]).status();
            assert!(kill.unwrap().success());
        }
        self.answers.call(request)
    }
}

impl HttpClient for Interrupting {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
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
