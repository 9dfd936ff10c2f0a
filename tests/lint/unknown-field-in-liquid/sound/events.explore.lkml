explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  sql_always_where: {% condition events.window %} ${events.seen_raw} {% endcondition %} ;;
}
