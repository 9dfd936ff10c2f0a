//! Finding credentials and a region, and saying what lacks.

use std::error::Error;

use aws_config::default_provider::region::DefaultRegionChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::{ConfigLoader, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials as _, error::CredentialsError};

use super::Reach;
use super::words::innermost;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The loader with the region and the profile that the person named.
///
/// The SDK takes keys of the environment before those of a profile; a profile that somebody named is
/// meant, as it is for the AWS command line.
pub(super) async fn named(loader: ConfigLoader, reach: Reach<'_>) -> ConfigLoader {
    let region = reach.region.map(|region| Region::new(region.to_owned()));
    let Some(profile) = reach.profile else {
        return match region {
            Some(region) => loader.region(region),
            None => loader,
        };
    };
    let region = if region.is_some() {
        region
    } else {
        let chain = DefaultRegionChain::builder().profile_name(profile);
        chain.build().region().await
    };
    let surroundings = ProviderConfig::without_region().with_region(region.clone());
    let credentials = ProfileFileCredentialsProvider::builder()
        .configure(&surroundings)
        .profile_name(profile)
        .build();
    loader
        .region(region)
        .profile_name(profile)
        .credentials_provider(credentials)
}

/// The credentials and the region, or all that lacks of them at once.
pub(super) async fn resolve(
    sdk: &SdkConfig,
    reach: Reach<'_>,
) -> Result<(Credentials, String), Diagnostics> {
    let credentials = match sdk.credentials_provider() {
        Some(provider) => provider
            .provide_credentials()
            .await
            .map_err(|error| refused(&error, reach)),
        None => Err(none(reach)),
    };
    let region = sdk.region().map(ToString::to_string);
    match (credentials, region.ok_or_else(|| no_region(reach))) {
        (Ok(credentials), Ok(region)) => Ok((credentials, region)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error.into()),
        (Err(error), Err(other)) => Err(Diagnostics(vec![error, other])),
    }
}

fn no_region(reach: Reach<'_>) -> Diagnostic {
    let message = match reach.profile {
        Some(profile) => format!("no AWS region is given, and the profile `{profile}` has none"),
        None => "no AWS region is given".to_owned(),
    };
    Diagnostic::error("no-region", message)
        .help("name the region with `--region us-east-1`, or set `AWS_REGION`")
}

fn none(reach: Reach<'_>) -> Diagnostic {
    let Some(profile) = reach.profile else {
        return Diagnostic::error("no-credentials", "no AWS credentials were found")
            .note("looked for in the environment, in the profile, as a web identity, and from the container or instance")
            .help("sign in with `aws sso login --profile NAME` and add `--profile NAME`; `aws configure list` shows what is set");
    };
    let message = format!("the AWS profile `{profile}` gives no credentials");
    Diagnostic::error("no-credentials", message).help(
        "`aws configure list-profiles` shows the names; see whether `aws sts get-caller-identity --profile NAME` works",
    )
}

/// The SDK's reasons overlap, so that their words tell more than their kinds.
fn refused(error: &CredentialsError, reach: Reach<'_>) -> Diagnostic {
    let reason = all_words(error);
    let words = format!("the reason that the SDK gives: {}", innermost(Some(error)));
    let profile = reach.profile.unwrap_or("NAME");
    if reason.contains("sso") {
        let message = "the single sign-on session is missing or has expired";
        return Diagnostic::error("expired-credentials", message)
            .help(format!("sign in with `aws sso login --profile {profile}`"));
    }
    if reason.contains("login session") {
        let message = "the AWS profile signs in by `aws login`, which this program does not know";
        return Diagnostic::error("no-credentials", message).help(format!(
            "run `eval \"$(aws configure export-credentials --profile {profile} --format env)\"` and leave `--profile` out"
        ));
    }
    match error {
        CredentialsError::CredentialsNotLoaded(_)
            if reach.profile.is_none() || error.source().is_none() =>
        {
            none(reach)
        }
        CredentialsError::CredentialsNotLoaded(_) => none(reach).note(words),
        _ => Diagnostic::error("no-credentials", "the AWS credentials could not be fetched")
            .note(words)
            .help("see whether `aws sts get-caller-identity` works, or choose other credentials with `--profile NAME`"),
    }
}

/// Every error of a chain, in lower case; for telling them apart, not for showing.
fn all_words(error: &CredentialsError) -> String {
    let mut words = String::new();
    let mut error: Option<&dyn Error> = Some(error);
    while let Some(found) = error {
        words.push_str(&found.to_string().to_lowercase());
        words.push('\n');
        error = found.source();
    }
    words
}
