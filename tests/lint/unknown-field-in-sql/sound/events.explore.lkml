explore: events {
  always_filter: { filters: [events.window: "7 days"] }
  sql_always_where: ${events.source} IS NOT NULL ;;
}
