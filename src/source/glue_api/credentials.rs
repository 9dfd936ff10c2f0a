//! Finding credentials and a region, and saying what lacks.

use std::error::Error;

use aws_config::default_provider::region::DefaultRegionChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_config::provider_config::ProviderConfig;
use aws_config::{ConfigLoader, Region, SdkConfig};
use aws_credential_types::provider::error::CredentialsError;
use aws_sdk_glue::config::{Credentials, ProvideCredentials as _};

use super::failure::words::innermost;
use crate::config::GlueCatalog;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The loader with the region and the profile that the person named.
///
/// The SDK takes keys of the environment before those of a profile; a profile that somebody named is
/// meant, as it is for the AWS command line.
pub(super) async fn named(loader: ConfigLoader, catalog: &GlueCatalog) -> ConfigLoader {
    let region = catalog.region.clone().map(Region::new);
    let Some(profile) = &catalog.profile else {
        return match region {
            Some(region) => loader.region(region),
            None => loader,
        };
    };
    let region = match region {
        Some(region) => Some(region),
        None => {
            let chain = DefaultRegionChain::builder().profile_name(profile);
            chain.build().region().await
        }
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
    catalog: &GlueCatalog,
) -> Result<(Credentials, String), Diagnostics> {
    let credentials = match sdk.credentials_provider() {
        Some(provider) => provider
            .provide_credentials()
            .await
            .map_err(|error| refused(&error, catalog)),
        None => Err(none(catalog)),
    };
    let region = sdk.region().map(ToString::to_string);
    match (credentials, region.ok_or_else(|| no_region(catalog))) {
        (Ok(credentials), Ok(region)) => Ok((credentials, region)),
        (Err(error), Ok(_)) | (Ok(_), Err(error)) => Err(error.into()),
        (Err(error), Err(other)) => Err(Diagnostics(vec![error, other])),
    }
}

fn no_region(catalog: &GlueCatalog) -> Diagnostic {
    let message = match &catalog.profile {
        Some(profile) => format!("no AWS region is given, and the profile `{profile}` has none"),
        None => "no AWS region is given".to_owned(),
    };
    Diagnostic::error("no-region", message)
        .help("name the region of the catalog with `--region us-east-1`, or set `AWS_REGION`")
}

fn none(catalog: &GlueCatalog) -> Diagnostic {
    let message = match &catalog.profile {
        Some(profile) => format!("the profile `{profile}` has no AWS credentials"),
        None => "no AWS credentials were found".to_owned(),
    };
    Diagnostic::error("no-credentials", message)
        .note("looked for in the environment, in the profile, as a web identity, and from the container or instance")
        .help("sign in with `aws sso login --profile NAME` and add `--profile NAME`; `aws configure list` shows what is set")
}

/// The SDK's reasons overlap, so that their words tell more than their kinds.
fn refused(error: &CredentialsError, catalog: &GlueCatalog) -> Diagnostic {
    if matches!(error, CredentialsError::CredentialsNotLoaded(_)) {
        return none(catalog);
    }
    let words = innermost(Some(error));
    let all = all_words(error);
    let profile = catalog.profile.as_deref().unwrap_or("NAME");
    if all.contains("sso") {
        return Diagnostic::error(
            "expired-credentials",
            format!("the single sign-on gives no credentials: {words}"),
        )
        .help(format!(
            "sign in again with `aws sso login --profile {profile}`"
        ));
    }
    if all.contains("was not defined") || all.contains("no profile") {
        return Diagnostic::error("no-credentials", format!("no such AWS profile: {words}")).help(
            "`aws configure list-profiles` shows the names, choose one with `--profile NAME`",
        );
    }
    if matches!(error, CredentialsError::ProviderTimedOut(_)) {
        return Diagnostic::error("no-credentials", "the AWS credentials could not be fetched in time")
            .help("see whether `aws sts get-caller-identity` works, or choose other credentials with `--profile NAME`");
    }
    Diagnostic::error(
        "no-credentials",
        format!("the AWS credentials could not be fetched: {words}"),
    )
    .help("see whether `aws sts get-caller-identity` works, or choose other credentials with `--profile NAME`")
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
