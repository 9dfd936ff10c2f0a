- dashboard: errors
  title: Errors
  filters:
  - name: Error
    type: field_filter
    model: trail
    explore: events
    field: events.error
  elements:
  - name: Top
    title: Top
    type: looker_grid
    model: trail
    explore: events
    fields: [events.error, events.count]
    filters:
      events.error: "-EMPTY"
    sorts: [events.error desc]
    dynamic_fields:
    - table_calculation: upper
      label: Upper
      expression: upper(${events.error})
      _kind_hint: dimension
    listen:
      Error: events.error
  - name: Elsewhere
    title: Elsewhere
    type: looker_grid
    model: another
    explore: something
    fields: [elsewhere.error]
