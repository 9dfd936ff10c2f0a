-- The table that the CloudTrail console makes, without partitions: each query reads every file.
-- Source: Athena user guide, *Use the CloudTrail console to create an Athena table for CloudTrail logs*, https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-ct.html
CREATE EXTERNAL TABLE cloudtrail_logs_amzn_s3_demo_bucket (
    eventversion string,
    useridentity struct<
        type:string,
        principalid:string,
        arn:string,
        accountid:string,
        invokedby:string,
        accesskeyid:string,
        username:string,
        sessioncontext:struct<
            attributes:struct<
                mfaauthenticated:string,
                creationdate:string>,
            sessionissuer:struct<
                type:string,
                principalid:string,
                arn:string,
                accountid:string,
                username:string>,
            ec2roledelivery:string,
            webidfederationdata:map<string,string>>>,
    eventtime string,
    eventsource string,
    eventname string,
    awsregion string,
    sourceipaddress string,
    useragent string,
    errorcode string,
    errormessage string,
    requestparameters string,
    responseelements string,
    additionaleventdata string,
    requestid string,
    eventid string,
    resources array<struct<
        arn:string,
        accountid:string,
        type:string>>,
    eventtype string,
    apiversion string,
    readonly string,
    recipientaccountid string,
    serviceeventdetails string,
    sharedeventid string,
    vpcendpointid string,
    tlsdetails struct<
        tlsversion:string,
        ciphersuite:string,
        clientprovidedhostheader:string>
)
COMMENT 'CloudTrail table for amzn-s3-demo-bucket bucket'
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/'
TBLPROPERTIES ('classification' = 'cloudtrail');
