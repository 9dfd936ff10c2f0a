view: flights {
  dimension: carrier { label: "0" description: "0" group_label: "0" }
}
