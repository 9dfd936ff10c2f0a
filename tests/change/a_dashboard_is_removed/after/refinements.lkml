view: +events {
  dimension: go { sql: ${name} ;;  link: { label: "D" url: "/dashboards/trail::d?Region={{ value }}" } }
}
