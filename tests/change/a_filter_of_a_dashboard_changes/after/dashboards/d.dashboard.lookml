- dashboard: d
  title: D
  filters:
  - name: Region
    title: AWS Region
    type: field_filter
    default_value: "us-east-1"
    model: trail
    explore: events
    field: events.name
  elements:
  - name: T
    title: T
    type: single_value
    model: trail
    explore: events
    fields: [events.count]
    listen:
      Region: events.region
