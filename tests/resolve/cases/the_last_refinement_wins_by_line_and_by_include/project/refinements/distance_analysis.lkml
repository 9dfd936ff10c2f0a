view: +flights {
  dimension: carrier { label: "1" description: "1" group_label: "1" }
}
view: +flights {
  dimension: carrier { label: "2" description: "2" }
}
