connection: "athena"
include: "/*.view.lkml"
include: "/*.dashboard.lookml"

explore: v {
  sql_always_where:
    ${TABLE}.dt >= date_format({% date_start v.day %}, '%Y/%m/%d')
    AND ${TABLE}.dt < date_format({% date_end v.day %}, '%Y/%m/%d') ;;
}

explore: whole {
  from: v
  view_name: v
}
