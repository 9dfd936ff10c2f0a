- dashboard: "overview"
  title: "Overview"
  layout: "newspaper"

  filters:
  - name: "Date"
    type: "field_filter"
    default_value: "7 days"
    model: "cloudtrail"
    explore: "cloudtrail"
    field: "cloudtrail.event_window"

  elements:
  - name: "events"
    model: "cloudtrail"
    explore: "cloudtrail"
    type: "single_value"
    fields: ["cloudtrail.events"]
    sorts: ["cloudtrail.events desc"]
    limit: 1
    listen:
      "Date": "cloudtrail.event_window"
    row: 0
    col: 0
    width: 12
    height: 4

  - name: "text"
    type: "text"
    body_text: "12:30"
    row: 0
    col: 12
    width: 12
    height: 4
