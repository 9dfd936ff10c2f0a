project_name: "web_shop"

constant: CONNECTION_NAME {
  value: "athena"
  export: override_required
}

constant: SCHEMA {
  value: "shop"
  export: override_optional
}
