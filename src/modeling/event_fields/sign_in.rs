//! Signing in to the console.
//!
//! A failed sign-in has no error code: `responseElements.ConsoleLogin` alone says how it ended.

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "Sign-In";

pub(super) fn definitions() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "is_console_login",
            GROUP,
            "Is Console Login",
            "Whether the event is a sign-in to the AWS console, successful or not.",
            "(${eventsource} = 'signin.amazonaws.com' AND ${eventname} = 'ConsoleLogin')",
        )
        .yesno(),
        Definition::dimension(
            "result",
            GROUP,
            "Result",
            "How the console sign-in ended: Success or Failure. It is empty for all other events.",
            "json_extract_scalar(${responseelements}, '$.ConsoleLogin')",
        )
        .suggestions(&["Success", "Failure"]),
        failure_reason(),
        Definition::hidden_dimension(
            "is_unknown_user",
            "COALESCE(${principal} = '(unknown user name)', false)",
        )
        .yesno(),
        mfa_status(),
        Definition::dimension(
            "mfa_device",
            GROUP,
            "MFA Device",
            "The ARN of the MFA device that was used.",
            "json_extract_scalar(${additionaleventdata}, '$.MFAIdentifier')",
        )
        .hidden(),
        Definition::dimension(
            "is_mobile",
            GROUP,
            "Is Mobile",
            "Whether the mobile version of the sign-in page was used.",
            "COALESCE(lower(json_extract_scalar(${additionaleventdata}, '$.MobileVersion')) = 'yes', false)",
        )
        .yesno()
        .hidden(),
        Definition::dimension(
            "console_host",
            GROUP,
            "Console Host",
            "The host of the console page that the user wanted to reach.",
            "NULLIF(TRY(url_extract_host(json_extract_scalar(${additionaleventdata}, '$.LoginTo'))), '')",
        )
        .hidden(),
        sign_in_region_hint(),
    ]
}

fn failure_reason() -> Definition {
    Definition::dimension(
        "failure_reason",
        GROUP,
        "Failure Reason",
        "Why the console sign-in failed, in plain words. It is empty unless the result is Failure.",
        indoc! {r"
            CASE
              WHEN ${result} IS DISTINCT FROM 'Failure' THEN NULL
              WHEN ${errormessage} = 'No username found in supplied account' THEN 'Unknown user name'
              WHEN ${errormessage} = 'Failed authentication' AND lower(json_extract_scalar(${additionaleventdata}, '$.MFAUsed')) = 'yes' THEN 'Failed at the MFA step'
              WHEN ${errormessage} = 'Failed authentication' THEN 'Wrong password'
              WHEN ${errormessage} <> '' THEN ${errormessage}
              ELSE 'Not stated'
            END
        "},
    )
    .needs(&["result"])
    .suggestions(&[
        "Wrong password",
        "Failed at the MFA step",
        "Unknown user name",
        "Not stated",
    ])
}

/// AWS cannot see the second factor of people who sign in at an identity provider, and writes
/// `MFAUsed: No` for them whatever they did.
fn mfa_status() -> Definition {
    Definition::dimension(
        "mfa_status",
        GROUP,
        "MFA Status",
        "Whether a second factor was used. For people who sign in at an identity provider AWS cannot see it, which is not the same as No MFA.",
        indoc! {r"
            CASE
              WHEN lower(json_extract_scalar(${additionaleventdata}, '$.MFAUsed')) = 'yes' THEN 'MFA'
              WHEN lower(${useridentity__sessioncontext__attributes__mfaauthenticated}) = 'true' THEN 'MFA'
              WHEN ${useridentity__type} IN ('IAMUser', 'Root') THEN 'No MFA'
              ELSE 'Not visible (IdP)'
            END
        "},
    )
    .needs(&["useridentity__type", "additionaleventdata"])
    .suggestions(&["MFA", "No MFA", "Not visible (IdP)"])
}

/// AWS sends IAM users who have an account alias cookie to one of three regions by latency
/// (CloudTrail user guide, *AWS Management Console sign-in events*); the continents are our reading.
fn sign_in_region_hint() -> Definition {
    Definition::dimension(
        "sign_in_region_hint",
        GROUP,
        "Sign-In Region Hint",
        "What the region of the sign-in page hints at. Three regions are chosen by latency for IAM users and point to a continent; all others say nothing of the place.",
        indoc! {r"
            CASE
              WHEN ${useridentity__type} = 'IAMUser' AND ${awsregion} = 'us-east-2' THEN 'Nearest: Americas'
              WHEN ${useridentity__type} = 'IAMUser' AND ${awsregion} = 'eu-north-1' THEN 'Nearest: Europe / Africa'
              WHEN ${useridentity__type} = 'IAMUser' AND ${awsregion} = 'ap-southeast-2' THEN 'Nearest: Asia-Pacific'
              ELSE 'Endpoint: ' || COALESCE(${awsregion}, 'unknown')
            END
        "},
    )
    .needs(&["useridentity__type", "awsregion"])
    .hidden()
}
