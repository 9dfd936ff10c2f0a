//! Who reads which data, and what leaves the account.
//!
//! Reads of objects are data events, which a trail writes only when it is told to; the bytes are in
//! `additionalEventData` (Amazon S3 user guide, *CloudTrail log file entries for Amazon S3*).

use indoc::indoc;

use crate::lookml::{Field, FieldKind, FieldType, YesNo};
use crate::modeling::definition::Definition;

pub(super) fn definitions() -> Vec<Definition> {
    let mut bytes_out = Field::new(FieldKind::Dimension, "bytes_out");
    bytes_out.field_type = Some(FieldType::Number);
    bytes_out.hidden = Some(YesNo::Yes);
    bytes_out.sql = Some(
        "TRY_CAST(json_extract_scalar(${additionaleventdata}, '$.bytesTransferredOut') AS double)"
            .to_owned(),
    );
    vec![
        Definition::plain(bytes_out),
        Definition::hidden_dimension(
            "is_object_read",
            "(COALESCE(${eventsource} = 's3.amazonaws.com' AND ${eventname} IN ('GetObject', 'SelectObjectContent', 'GetObjectTorrent') AND NOT ${has_error}, false))",
        )
        .needs(&["has_error"])
        .yesno(),
        exposure_change(),
        external_sharing(),
        Definition::hidden_dimension(
            "secret_read",
            indoc! {r"
                CASE
                  WHEN ${has_error} THEN NULL
                  WHEN ${eventsource} = 'secretsmanager.amazonaws.com' AND ${eventname} IN ('GetSecretValue', 'BatchGetSecretValue') THEN COALESCE(json_extract_scalar(${requestparameters}, '$.secretId'), '(several secrets)')
                  WHEN ${eventsource} = 'ssm.amazonaws.com' AND ${eventname} IN ('GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory') THEN COALESCE(json_extract_scalar(${requestparameters}, '$.name'), json_extract_scalar(${requestparameters}, '$.path'), json_format(json_extract(${requestparameters}, '$.names')), '(not stated)')
                END
            "},
        )
        .needs(&["has_error", "eventsource", "eventname", "requestparameters"]),
        Definition::hidden_dimension(
            "is_data_deletion",
            "(COALESCE((${eventsource} = 's3.amazonaws.com' AND ${eventname} IN ('DeleteObject', 'DeleteObjects', 'DeleteBucket') OR ${eventsource} = 'ec2.amazonaws.com' AND ${eventname} IN ('DeleteSnapshot', 'DeleteVolume') OR ${eventsource} = 'rds.amazonaws.com' AND ${eventname} IN ('DeleteDBInstance', 'DeleteDBCluster', 'DeleteDBSnapshot', 'DeleteDBClusterSnapshot') OR ${eventsource} = 'dynamodb.amazonaws.com' AND ${eventname} IN ('DeleteTable', 'DeleteBackup')) AND NOT ${has_error}, false))",
        )
        .needs(&["has_error"])
        .yesno(),
    ]
}

/// Management events, which every trail has.
fn exposure_change() -> Definition {
    Definition::hidden_dimension(
        "is_exposure_change",
        "(COALESCE(${eventsource} IN ('s3.amazonaws.com', 's3-control.amazonaws.com') AND ${eventname} IN ('PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketAcl', 'PutBucketPublicAccessBlock', 'DeleteBucketPublicAccessBlock', 'PutAccountPublicAccessBlock', 'DeleteAccountPublicAccessBlock', 'PutBucketWebsite', 'PutBucketCors', 'PutBucketOwnershipControls') AND NOT ${has_error}, false))",
    )
    .needs(&["has_error"])
    .yesno()
}

/// To whom a snapshot, an image or a bucket was opened, as the request has it.
fn external_sharing() -> Definition {
    Definition::hidden_dimension(
        "external_sharing",
        indoc! {r"
            CASE
              WHEN ${has_error} THEN NULL
              WHEN ${eventsource} = 'ec2.amazonaws.com' AND ${eventname} = 'ModifySnapshotAttribute' THEN json_format(json_extract(${requestparameters}, '$.createVolumePermission.add'))
              WHEN ${eventsource} = 'ec2.amazonaws.com' AND ${eventname} = 'ModifyImageAttribute' THEN json_format(json_extract(${requestparameters}, '$.launchPermission.add'))
              WHEN ${eventsource} = 'rds.amazonaws.com' AND ${eventname} IN ('ModifyDBSnapshotAttribute', 'ModifyDBClusterSnapshotAttribute') THEN json_format(json_extract(${requestparameters}, '$.valuesToAdd'))
              WHEN ${eventsource} = 's3.amazonaws.com' AND ${eventname} = 'PutBucketReplication' THEN json_format(json_extract(${requestparameters}, '$.ReplicationConfiguration.Rule'))
            END
        "},
    )
    .needs(&["has_error", "eventsource", "eventname", "requestparameters"])
}
