//! `Failure`: why a call gave no answer.

mod denial;

use aws_sdk_glue::config::http::HttpResponse;
use aws_sdk_glue::error::{ProvideErrorMetadata, SdkError};

use self::denial::Denial;
use super::address::Address;
use crate::aws::codes::{BAD_CREDENTIALS, DENIED, EXPIRED, THROTTLED};
use crate::aws::{Seen, words};
use crate::diagnostic::Diagnostic;

/// A call of the Glue API.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// The action, as a policy names it.
    pub(super) action: &'static str,
    /// What was asked for.
    pub(super) address: Address,
    /// The catalog that was asked, where it is not the credentials' own.
    pub(super) catalog_id: Option<String>,
    /// The region that was asked.
    pub(super) region: String,
}

/// Why a call gave no answer.
#[derive(Debug)]
pub(super) struct Failure {
    call: Call,
    endpoint: String,
    attempts: u32,
    reason: Reason,
}

/// What the reasons are that need different steps.
#[derive(Debug)]
enum Reason {
    /// There is no such table or database.
    Missing,
    /// No policy allows the action.
    Denied(Denial),
    /// Lake Formation's own permissions lack.
    LakeFormation,
    /// The credentials were good once.
    Expired,
    /// The credentials were never good, or the clock is wrong.
    BadCredentials,
    /// Too many calls.
    Throttled,
    /// No answer in time.
    TimedOut,
    /// Nobody answered.
    Unreachable(String),
    /// Somebody else answered.
    NotGlue(String),
    /// The catalog is encrypted with a key that may not be used.
    Encrypted,
    /// Anything else, in the words of AWS.
    Other(String),
}

impl Failure {
    pub(super) fn new<E: ProvideErrorMetadata + std::error::Error + 'static>(
        call: Call,
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
            SdkError::ResponseError(response) => Reason::NotGlue(words::answer(response.raw())),
            _ => Reason::Other(words::innermost(Some(error))),
        };
        Self {
            call,
            endpoint: seen.endpoint.clone(),
            attempts: seen.attempts,
            reason,
        }
    }

    /// An answer that is well-formed, and no answer to the question.
    pub(super) fn not_glue(call: Call, endpoint: &str, what: &str) -> Self {
        Self {
            call,
            endpoint: endpoint.to_owned(),
            attempts: 1,
            reason: Reason::NotGlue(what.to_owned()),
        }
    }

    /// Whether the table or the database is not there.
    pub(super) fn is_missing(&self) -> bool {
        matches!(self.reason, Reason::Missing)
    }

    /// The action, where it is denied.
    pub(super) fn denied(&self) -> Option<&'static str> {
        matches!(self.reason, Reason::Denied(_) | Reason::LakeFormation).then_some(self.call.action)
    }

    /// What the person is told.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        let (action, address) = (self.call.action, &self.call.address);
        let endpoint = &self.endpoint;
        match &self.reason {
            Reason::Missing => Diagnostic::error(
                "glue-not-found",
                format!("the Glue catalog has no `{address}`"),
            )
            .help("list the tables of a database with `cloudtrail-lookml tables --glue DATABASE`"),
            Reason::Denied(denial) => denial.diagnostic(&self.call),
            Reason::LakeFormation => denial::lake_formation(&self.call),
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
                "glue-timeout",
                format!("`{endpoint}` gave no answer in time"),
            )
            .help("see whether a proxy or a VPC endpoint stands between, and name the endpoint with `--endpoint-url URL`"),
            Reason::Unreachable(why) => Diagnostic::error(
                "glue-unreachable",
                format!("`{endpoint}` cannot be reached: {why}"),
            )
            .help("see whether this machine is online and the region is written rightly, or give the table as a file with `--get-table FILE`"),
            Reason::NotGlue(what) => Diagnostic::error(
                "no-glue-answer",
                format!("`{endpoint}` gave {what}, which is not what Glue answers to `{action}`"),
            )
            .help("see whether `--endpoint-url`, `AWS_ENDPOINT_URL` or a proxy leads to another server"),
            Reason::Encrypted => Diagnostic::error(
                "glue-encryption",
                "the Glue catalog is encrypted with a key that these credentials may not use",
            )
            .help("allow `kms:Decrypt` on the key of the catalog, which stands under Catalog settings in the Glue console"),
            Reason::Other(words) => Diagnostic::error(
                "glue-failure",
                format!("`{action}` failed: {words}"),
            )
            .help("run the command again, or give the table as a file with `--get-table FILE`"),
        }
    }
}

/// What a service says, by its code.
fn of_service<E: ProvideErrorMetadata>(error: &E, response: &HttpResponse) -> Reason {
    let message = error.message().unwrap_or_default();
    match error.code() {
        None => Reason::NotGlue(words::answer(response)),
        Some("EntityNotFoundException") => Reason::Missing,
        Some("GlueEncryptionException") => Reason::Encrypted,
        Some(code) if EXPIRED.contains(&code) => Reason::Expired,
        Some(code) if BAD_CREDENTIALS.contains(&code) => Reason::BadCredentials,
        Some(code) if THROTTLED.contains(&code) => Reason::Throttled,
        Some(code) if DENIED.contains(&code) && message.contains("Lake Formation") => {
            Reason::LakeFormation
        }
        Some(code) if DENIED.contains(&code) => Reason::Denied(Denial::read(message)),
        Some(code) => Reason::Other(words::of_aws(code, message)),
    }
}
