- dashboard: d
  title: D
  filters:
  - name: Area
    title: Region
    type: field_filter
    default_value: ""
    model: trail
    explore: events
    field: events.region
  elements:
  - name: T
    title: T
    type: single_value
    model: trail
    explore: events
    fields: [events.count]
    listen:
      Area: events.region
