- dashboard: old
  title: Old
  elements:
  - name: T
    title: T
    type: single_value
    model: trail
    explore: events
    fields: [events.err]
