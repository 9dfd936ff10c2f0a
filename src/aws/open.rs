//! `Reach` and `Opened`: how an API is to be reached, and what the SDK needs for it, credentials in hand.

use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::provider::SharedCredentialsProvider;

use super::{Network, credentials};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// How often a call is made until it is given up; the SDK waits longer each time, and adds chance.
const MAX_ATTEMPTS: u32 = 5;
/// The longest wait between two attempts.
const MAX_BACKOFF: Duration = Duration::from_secs(8);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_secs(30);
/// How long a call may take with all its attempts.
const CALL: Duration = Duration::from_secs(90);

/// What the person says about how to reach an API; nothing means as every AWS program does it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reach<'r> {
    /// The region, such as `us-east-1`.
    pub(crate) region: Option<&'r str>,
    /// The profile in AWS's configuration files.
    pub(crate) profile: Option<&'r str>,
    /// Another address than AWS's own.
    pub(crate) endpoint_url: Option<&'r str>,
}

/// What a client of any service is made of.
pub(crate) struct Opened {
    /// Everything, the credentials included.
    pub(crate) sdk: SdkConfig,
    /// The region that is asked.
    pub(crate) region: String,
}

/// Finds credentials and a region as every AWS program does.
///
/// The credentials are fetched here, once, so that nothing can go wrong with them inside a call.
///
/// # Errors
///
/// When credentials or the region lack, both at once.
pub(crate) async fn open(reach: Reach<'_>, network: &Network) -> Result<Opened, Diagnostics> {
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .retry_config(retries())
        .timeout_config(timeouts());
    if let Some(url) = reach.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    let loader = credentials::named(loader, reach).await;
    let sdk = network.adjust(loader).load().await;
    let (credentials, region) = credentials::resolve(&sdk, reach).await?;
    let sdk = sdk
        .to_builder()
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .build();
    Ok(Opened { sdk, region })
}

fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(MAX_ATTEMPTS)
        .with_max_backoff(MAX_BACKOFF)
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(CALL)
        .build()
}

/// Runs to the end on this thread; `otherwise` makes the finding where there can be no network.
///
/// # Errors
///
/// Those of the future, or that this process can use no network.
pub(crate) fn block_on<T>(
    future: impl Future<Output = Result<T, Diagnostics>>,
    otherwise: impl FnOnce(&std::io::Error) -> Diagnostic,
) -> Result<T, Diagnostics> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| otherwise(&error))?;
    runtime.block_on(future)
}
