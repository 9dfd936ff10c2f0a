//! Codes by which AWS's services, and the layers in front of them, say that a call is refused.
//!
//! Sources: AWS Glue API reference, *`GetTable`*, Errors, and *Common Errors*
//! (<https://docs.aws.amazon.com/glue/latest/webapi/CommonErrors.html>), which all services share.

/// The credentials were good once.
pub(crate) const EXPIRED: &[&str] = &["ExpiredTokenException", "ExpiredToken", "RequestExpired"];
/// The credentials were never good, or the clock is wrong.
pub(crate) const BAD_CREDENTIALS: &[&str] = &[
    "UnrecognizedClientException",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "SignatureDoesNotMatch",
    "IncompleteSignature",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
];
/// No policy allows the action.
pub(crate) const DENIED: &[&str] = &[
    "AccessDeniedException",
    "AccessDenied",
    "UnauthorizedOperation",
];
/// Too many calls.
pub(crate) const THROTTLED: &[&str] = &[
    "ThrottlingException",
    "Throttling",
    "ThrottledException",
    "RequestLimitExceeded",
    "TooManyRequestsException",
    "RequestThrottled",
];
