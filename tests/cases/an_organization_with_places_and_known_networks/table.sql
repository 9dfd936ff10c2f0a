-- An organization's trail, with partitions by account, region and day that Athena computes: put your accounts and regions in.
-- Source: Athena user guide, *Create a table for an organization wide trail using manual partitioning*, https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-org-wide-trail.html,
-- with the projection of *Supported types for partition projection*, https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
CREATE EXTERNAL TABLE cloudtrail_logs_organization (
    eventversion string,
    useridentity struct<
        type:string,
        principalid:string,
        arn:string,
        accountid:string,
        invokedby:string,
        accesskeyid:string,
        username:string,
        onbehalfof:struct<
            userid:string,
            identitystorearn:string>,
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
            webidfederationdata:struct<
                federatedprovider:string,
                attributes:map<string,string>>>>,
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
    readonly string,
    resources array<struct<
        arn:string,
        accountid:string,
        type:string>>,
    eventtype string,
    apiversion string,
    recipientaccountid string,
    serviceeventdetails string,
    sharedeventid string,
    vpcendpointid string,
    vpcendpointaccountid string,
    eventcategory string,
    addendum struct<
        reason:string,
        updatedfields:string,
        originalrequestid:string,
        originaleventid:string>,
    sessioncredentialfromconsole string,
    edgedevicedetails string,
    tlsdetails struct<
        tlsversion:string,
        ciphersuite:string,
        clientprovidedhostheader:string>
)
PARTITIONED BY (`account` string, `region` string, `date` string)
ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://amzn-s3-demo-bucket/AWSLogs/o-exampleorgid/'
TBLPROPERTIES (
    'projection.enabled' = 'true',
    'projection.account.type' = 'enum',
    'projection.account.values' = '111122223333,444455556666',
    'projection.region.type' = 'enum',
    'projection.region.values' = 'us-east-1,us-east-2,us-west-1,us-west-2,af-south-1,ap-east-1,ap-northeast-1,ap-northeast-2,ap-northeast-3,ap-south-1,ap-south-2,ap-southeast-1,ap-southeast-2,ap-southeast-3,ap-southeast-4,ca-central-1,ca-west-1,eu-central-1,eu-central-2,eu-north-1,eu-south-1,eu-south-2,eu-west-1,eu-west-2,eu-west-3,il-central-1,me-central-1,me-south-1,sa-east-1',
    'projection.date.type' = 'date',
    'projection.date.format' = 'yyyy/MM/dd',
    'projection.date.interval' = '1',
    'projection.date.interval.unit' = 'DAYS',
    'projection.date.range' = '2020/01/01,NOW',
    'storage.location.template' = 's3://amzn-s3-demo-bucket/AWSLogs/o-exampleorgid/${account}/CloudTrail/${region}/${date}');
