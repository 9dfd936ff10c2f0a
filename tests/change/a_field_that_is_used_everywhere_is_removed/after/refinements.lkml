view: +events {
  set: detail { fields: [name, error] }
  drill_fields: [error]
  dimension: has_error { type: yesno  sql: ${error} IS NOT NULL ;; }
  dimension: shown {
    type: string
    sql: ${name} ;;
    html: {% if events.error._value %}!{% endif %}{{ value }} ;;
    link: { label: "More" url: "/explore/trail/events?fields=events.name&f[events.error]={{ error._value }}" }
    order_by_field: error
  }
  measure: failed { type: count  filters: [error: "-NULL"]  drill_fields: [detail*, events.error] }
}
explore: +events {
  always_filter: { filters: [events.error: "-EMPTY"] }
  sql_always_where: ${events.error} IS NULL OR {% condition events.error %} 'x' {% endcondition %} ;;
  join: other { from: events  sql_on: ${events.error} = ${other.error} ;;  relationship: many_to_one  fields: [other.error] }
}
