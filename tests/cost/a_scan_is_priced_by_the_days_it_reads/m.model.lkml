connection: "athena"
include: "/*.view.lkml"
include: "/*.dashboard.lookml"

explore: v {
  always_filter: { filters: [v.day: "7 days"] }
  sql_always_where:
    {% condition v.day %} ${TABLE}.at {% endcondition %}
    AND ${TABLE}.dt >= date_format(date_add('day', -1, COALESCE({% date_start v.day %}, TIMESTAMP '2025-01-01')), '%Y/%m/%d')
    AND ${TABLE}.dt <= date_format(date_add('hour', 1, COALESCE({% date_end v.day %}, LOCALTIMESTAMP)), '%Y/%m/%d') ;;
}

explore: whole {
  from: v
  view_name: v
}
