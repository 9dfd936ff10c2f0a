constant: CONNECTION_NAME {
  value: "athena"
  export: override_required
}

constant: INNER { value: "x" }
