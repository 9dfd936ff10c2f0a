-- The table of 2017, without partitions: each query reads every file.
-- Source: Athena user guide as of 2017, *Querying AWS CloudTrail logs*, https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html
CREATE EXTERNAL TABLE cloudtrail_logs (
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
                username:string>>>,
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
    vpcendpointid string
)
ROW FORMAT SERDE 'com.amazon.emr.hive.serde.CloudTrailSerde'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/111122223333/CloudTrail/';
