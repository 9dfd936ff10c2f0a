test: events_are_counted {
  explore_source: cloudtrail {
    column: events {
      field: cloudtrail.events
    }
    filters: [cloudtrail.event_window: "1 day"]
  }
  assert: not_less_than_none {
    expression: ${cloudtrail.events} >= 0 ;;
  }
}
