//! `Failure`: why a call of the Athena API gave no answer.

use aws_sdk_athena::config::http::HttpResponse;
use aws_sdk_athena::error::{ProvideErrorMetadata, SdkError};

use crate::aws::codes::{BAD_CREDENTIALS, DENIED, EXPIRED, THROTTLED};
use crate::aws::{Seen, words};
use crate::diagnostic::Diagnostic;

/// Why a call gave no answer.
#[derive(Debug)]
pub(super) struct Failure {
    /// The action, as a policy names it.
    action: &'static str,
    endpoint: String,
    attempts: u32,
    reason: Reason,
}

/// What the reasons are that need different steps.
#[derive(Debug)]
enum Reason {
    /// No policy allows the action; AWS's words.
    Denied(String),
    /// The request is not one that Athena takes; its words.
    Invalid(String),
    Expired,
    BadCredentials,
    Throttled,
    TimedOut,
    Unreachable(String),
    /// Somebody else answered.
    NotAthena(String),
    /// Anything else, in the words of AWS.
    Other(String),
}

/// No call could be made at all.
pub(super) fn no_network(error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(
        "athena-unreachable",
        format!("the network cannot be used: {error}"),
    )
    .help(
        "close some programs, or paste what `cloudtrail-lookml sql` prints into the Athena console",
    )
}

impl Failure {
    pub(super) fn new<E: ProvideErrorMetadata + std::error::Error + 'static>(
        action: &'static str,
        error: &SdkError<E, HttpResponse>,
        seen: &Seen,
    ) -> Self {
        let reason = match error {
            SdkError::TimeoutError(_) => Reason::TimedOut,
            SdkError::DispatchFailure(failure) if failure.is_timeout() => Reason::TimedOut,
            SdkError::DispatchFailure(failure) => {
                let error = failure.as_connector_error();
                Reason::Unreachable(words::innermost(error.map(|error| error as _)))
            }
            SdkError::ServiceError(service) => of_service(service.err(), service.raw()),
            SdkError::ResponseError(response) => Reason::NotAthena(words::answer(response.raw())),
            _ => Reason::Other(words::innermost(Some(error))),
        };
        Self {
            action,
            endpoint: seen.endpoint.clone(),
            attempts: seen.attempts,
            reason,
        }
    }

    /// An answer that is well-formed, and no answer to the question.
    pub(super) fn not_athena(action: &'static str, seen: &Seen) -> Self {
        Self {
            action,
            endpoint: seen.endpoint.clone(),
            attempts: seen.attempts,
            reason: Reason::NotAthena("an answer without what was asked for".to_owned()),
        }
    }

    /// What the person is told.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        let (action, endpoint) = (self.action, &self.endpoint);
        match &self.reason {
            Reason::Denied(words) => Diagnostic::error(
                "access-denied",
                format!("the credentials may not use `{action}`"),
            )
            .note(format!("the reason that AWS gives: {words}"))
            .help("allow it on the workgroup, and reading and writing the location of results; the README has a policy to copy"),
            Reason::Invalid(words) => Diagnostic::error(
                "athena-refuses",
                format!("Athena does not take the request: {words}"),
            )
            .help("choose the workgroup with `--workgroup NAME`, and where it has no location of results, `--output-location s3://BUCKET/PREFIX/`"),
            Reason::Expired => Diagnostic::error("expired-credentials", "the AWS credentials have expired")
                .help("sign in again with `aws sso login`, or get new keys, and run the command once more"),
            Reason::BadCredentials => Diagnostic::error("refused-credentials", "AWS does not accept the credentials")
                .note("the keys are not those of an active user or role, or this machine's clock is wrong by minutes")
                .help("see whether `aws sts get-caller-identity` works, or choose other credentials with `--profile NAME`"),
            Reason::Throttled => Diagnostic::error(
                "throttled",
                format!("AWS refuses `{action}` because of too many calls, also at attempt {}", self.attempts),
            )
            .note("the limit is that of the account in the region, so that others may have used it up")
            .help("run the command again in a minute"),
            Reason::TimedOut => Diagnostic::error(
                "athena-timeout",
                format!("`{endpoint}` gave no answer in time"),
            )
            .help("see whether a proxy or a VPC endpoint stands between, and name the endpoint with `--endpoint-url URL`"),
            Reason::Unreachable(why) => Diagnostic::error(
                "athena-unreachable",
                format!("`{endpoint}` cannot be reached: {why}"),
            )
            .help("see whether this machine is online and the region is written rightly"),
            Reason::NotAthena(what) => Diagnostic::error(
                "no-athena-answer",
                format!("`{endpoint}` gave {what}, which is not what Athena answers to `{action}`"),
            )
            .help("see whether `--endpoint-url`, `AWS_ENDPOINT_URL` or a proxy leads to another server"),
            Reason::Other(words) => Diagnostic::error(
                "athena-failure",
                format!("`{action}` failed: {words}"),
            )
            .help("run the command again, or paste what `cloudtrail-lookml sql` prints into the Athena console"),
        }
    }
}

/// What a service says, by its code.
fn of_service<E: ProvideErrorMetadata>(error: &E, response: &HttpResponse) -> Reason {
    let message = error.message().unwrap_or_default();
    match error.code() {
        None => Reason::NotAthena(words::answer(response)),
        Some("InvalidRequestException") => Reason::Invalid(words::plain(message)),
        Some(code) if EXPIRED.contains(&code) => Reason::Expired,
        Some(code) if BAD_CREDENTIALS.contains(&code) => Reason::BadCredentials,
        Some(code) if THROTTLED.contains(&code) => Reason::Throttled,
        Some(code) if DENIED.contains(&code) => Reason::Denied(words::plain(message)),
        Some(code) => Reason::Other(words::of_aws(code, message)),
    }
}
