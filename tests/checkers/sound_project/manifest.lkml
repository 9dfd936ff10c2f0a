constant: CONNECTION_NAME {
  value: "athena"
  export: override_optional
}

constant: TABLE {
  value: "logs.cloudtrail"
  export: override_optional
}
