explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  sql_always_where: ${events.day} >= date_format({% date_start events.window %}, '%Y/%m/%d') ;;
}
