//! What was asked for, out of the JSON text that CloudTrail's table keeps.

use indoc::indoc;

use crate::modeling::definition::Definition;

const GROUP: &str = "Request";

pub(super) fn definitions() -> Vec<Definition> {
    vec![
        Definition::dimension(
            "request_parameters",
            GROUP,
            "Request Parameters",
            "What was sent with the request, as JSON text. Use it in lists of single events.",
            "${requestparameters}",
        ),
        Definition::dimension(
            "response_elements",
            GROUP,
            "Response Elements",
            "What the service answered, as JSON text. It is empty for calls that only read.",
            "${responseelements}",
        ),
        Definition::dimension(
            "target_identity",
            GROUP,
            "Target Identity",
            "The user, role or group that a call to IAM was about.",
            indoc! {r"
                CASE WHEN ${eventsource} = 'iam.amazonaws.com' THEN COALESCE(
                  json_extract_scalar(${requestparameters}, '$.userName'),
                  json_extract_scalar(${requestparameters}, '$.roleName'),
                  json_extract_scalar(${requestparameters}, '$.groupName')) END
            "},
        )
        .needs(&["eventsource", "requestparameters"]),
        Definition::dimension(
            "bucket",
            GROUP,
            "Bucket",
            "The S3 bucket that the call was about.",
            "json_extract_scalar(${requestparameters}, '$.bucketName')",
        ),
        Definition::dimension(
            "assumed_role",
            GROUP,
            "Assumed Role ARN",
            "The ARN of the role that a call to AssumeRole asked for.",
            "json_extract_scalar(${requestparameters}, '$.roleArn')",
        ),
        Definition::dimension(
            "resource_arns",
            GROUP,
            "Resource ARNs",
            "The ARNs of all resources that the event lists, parted by commas.",
            "${resources__arn}",
        ),
    ]
}
