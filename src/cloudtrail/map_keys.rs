//! The keys of the maps in CloudTrail's tables.

/// The keys that AWS documents for a map of that name, in the case of the records.
///
/// A schema tells the type of a map but not its keys. Source: AWS CloudTrail user guide,
/// *CloudTrail userIdentity element*, `webIdFederationData`
/// (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>).
#[must_use]
pub fn documented_map_keys(name: &str) -> &'static [&'static str] {
    if name.eq_ignore_ascii_case("webidfederationdata") {
        &["federatedProvider"]
    } else {
        &[]
    }
}
