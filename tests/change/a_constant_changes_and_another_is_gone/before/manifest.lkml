constant: TABLE_NAME { value: "logs.cloudtrail" }
constant: OFFICE { value: "10.0.0.0/8" }
