explore: events {
  always_filter: { filters: [events.windw: "7 days"] }
  sql_always_where: ${events.seen_raw} > TIMESTAMP '2020-01-01' ;;
  access_filter: { field: events.account  user_attribute: account }
}
