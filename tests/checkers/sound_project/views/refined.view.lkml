view: +cloudtrail {
  filter: event_window {
    type: date
    label: "Date"
    description: "When it happened."
  }

  dimension_group: event {
    type: time
    label: "Event"
    group_label: "Event"
    description: "When it happened."
    timeframes: [raw, hour]
    sql: TRY(date_parse(${eventtime}, '%Y-%m-%dT%H:%i:%sZ')) ;;
  }

  dimension: result {
    type: string
    label: "Result"
    group_label: "Event"
    description: "Success or Failure."
    sql: ${TABLE}.result ;;
  }

  measure: events {
    type: count
    label: "Events"
    group_label: "Counts"
    description: "Rows."
    drill_fields: [detail*]
  }

  measure: failures {
    type: count
    label: "Failures"
    group_label: "Counts"
    description: "Rows that failed."
    filters: [result: "Failure"]
  }

  measure: failure_rate {
    type: number
    label: "Failure Rate"
    group_label: "Counts"
    description: "Failures in all rows."
    sql: 1.0 * ${failures} / NULLIF(${events}, 0) ;;
  }

  set: detail {
    fields: [event_hour, result]
  }
}
