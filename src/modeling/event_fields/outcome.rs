//! How it ended.

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "Outcome";

pub(super) fn definitions() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "error_code",
            GROUP,
            "Error Code",
            "The code of the error, such as AccessDenied. Failed sign-ins have none: see Failure Reason.",
            "NULLIF(${errorcode}, '')",
        ),
        Definition::dimension(
            "error_message",
            GROUP,
            "Error Message",
            "The text of the error, as the service wrote it.",
            "NULLIF(${errormessage}, '')",
        ),
        has_error(),
        error_class(),
    ]
}

/// All that can tell of a failure is asked: sign-in failures have no code, and some errors and some
/// sign-in failures have no message.
fn has_error() -> Definition {
    Definition::dimension(
        "has_error",
        GROUP,
        "Has Error",
        "Whether the call failed, by its error code, its error message or, for sign-ins, its result.",
        indoc! {r"
            (COALESCE(
              ${error_message},
              ${error_code}) IS NOT NULL
              OR COALESCE(${result} = 'Failure', false)
            )
        "},
    )
    .needs(&["error_code"])
    .yesno()
}

fn error_class() -> Definition {
    Definition::dimension(
        "error_class",
        GROUP,
        "Error Class",
        "What kind of error it was, for all services alike. No Error means that the call went through.",
        indoc! {r"
            CASE
              WHEN NOT ${has_error} THEN 'No error'
              WHEN ${error_code} IS NULL AND ${eventsource} = 'signin.amazonaws.com' THEN 'Sign-in failure'
              WHEN ${error_code} IS NULL THEN 'Other'
              WHEN regexp_like(${error_code}, '(?i)AccessDenied|Unauthorized|AuthFailure|Forbidden|NotAuthorized|OptInRequired|ExpiredToken|InvalidClientTokenId|SignatureDoesNotMatch') THEN 'Access denied'
              WHEN regexp_like(${error_code}, '(?i)Throttl|RequestLimitExceeded|TooManyRequests|SlowDown') THEN 'Throttled'
              WHEN regexp_like(${error_code}, '(?i)LimitExceeded|Quota') THEN 'Quota'
              WHEN regexp_like(${error_code}, '(?i)NotFound|NoSuch|DoesNotExist') THEN 'Not found'
              WHEN regexp_like(${error_code}, '(?i)Exists|Conflict|InUse|Dependency|NotEmpty') THEN 'Conflict'
              WHEN regexp_like(${error_code}, '(?i)Invalid|Validation|Malformed|Missing|BadRequest') THEN 'Invalid request'
              WHEN regexp_like(${error_code}, '(?i)Internal|Unavailable') THEN 'AWS side'
              ELSE 'Other'
            END
        "},
    )
    .needs(&["error_code"])
    .suggestions(&[
        "No error",
        "Sign-in failure",
        "Access denied",
        "Throttled",
        "Quota",
        "Not found",
        "Conflict",
        "Invalid request",
        "AWS side",
        "Other",
    ])
}
