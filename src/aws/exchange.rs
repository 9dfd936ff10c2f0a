//! `Exchange`: what went over the wire in one call, which the SDK's own values leave out.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use aws_sdk_glue::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeTransmitInterceptorContextRef,
};
use aws_sdk_glue::config::{ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_glue::error::BoxError;

/// What went over the wire in one call; a clone looks at the same call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchange(Arc<Mutex<Seen>>);

/// What was seen of a call.
#[derive(Clone, Default)]
pub(crate) struct Seen {
    /// Scheme, host and port that were asked.
    pub(crate) endpoint: String,
    /// How often the request was sent.
    pub(crate) attempts: u32,
    /// The last answer, as it came.
    pub(crate) body: String,
}

/// An answer may hold anything; only its length is told.
impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes from {}", self.body.len(), self.endpoint)
    }
}

impl Exchange {
    /// What has been seen until now.
    pub(crate) fn take(&self) -> Seen {
        std::mem::take(&mut *self.lock())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Intercept for Exchange {
    fn name(&self) -> &'static str {
        "Exchange"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let mut seen = self.lock();
        seen.endpoint = endpoint(context.request().uri());
        seen.attempts += 1;
        Ok(())
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let bytes = context.response().body().bytes().unwrap_or_default();
        self.lock().body = String::from_utf8_lossy(bytes).into_owned();
        Ok(())
    }
}

/// A URI without its path, and without a user or a password.
fn endpoint(uri: &str) -> String {
    let (scheme, rest) = uri.split_once("://").unwrap_or(("https", uri));
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}")
}
