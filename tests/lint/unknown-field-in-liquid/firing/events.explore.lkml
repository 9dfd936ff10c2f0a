explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  sql_always_where: {% condition events.windw %} ${events.seen_raw} {% endcondition %} ;;
}
