view: events {
  label: "CloudTrail Events"
  dimension: a { label: "Name of A"  description: "New words."  group_label: "Names"  tags: ["x"]  value_format: "0.0" }
  measure: n { type: count  drill_fields: [a, n]  html: <b>{{ value }}</b> ;;  link: { label: "Go" url: "https://example.com/{{ value }}" } }
}
