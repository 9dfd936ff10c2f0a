view: events {
  label: "Events"
  dimension: a { label: "A"  description: "Old words."  hidden: yes  value_format_name: decimal_0 }
  measure: n { type: count  drill_fields: [a]  html: {{ value }} ;; }
}
