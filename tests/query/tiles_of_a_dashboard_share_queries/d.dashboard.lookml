- dashboard: d
  title: D
  filters:
  - name: Period
    type: date_filter
    default_value: "3 days"
  - name: Kind
    type: field_filter
    default_value: ""
  elements:
  - name: text
    type: text
    body_text: "hello"
  - name: one
    title: "First number"
    explore: v
    type: single_value
    fields: [v.count, v.sum]
    limit: 1
    listen: {Period: v.day, Kind: v.kind}
  - name: two
    title: "Second number"
    explore: v
    type: single_value
    fields: [v.count, v.sum]
    hidden_fields: [v.count]
    limit: 1
    listen: {Period: v.day, Kind: v.kind}
  - name: by_name
    explore: v
    type: looker_grid
    fields: [v.count, v.name, share]
    filters: {v.kind: "a,b"}
    sorts: [v.name desc, share, v.rank]
    fill_fields: [v.at_date]
    dynamic_fields:
    - table_calculation: share
      expression: "${v.count} / sum(${v.count})"
    listen: {Period: v.day}
  - name: weekdays
    explore: v
    type: looker_column
    fields: [v.at_day_of_week, v.kind, v.count]
    pivots: [v.kind]
    sorts: [v.kind, v.at_day_of_week 0]
    limit: 50
    listen: {Period: v.day}
  - name: with_total
    explore: v
    type: looker_grid
    fields: [v.kind, v.count]
    total: true
  - name: custom
    explore: v
    type: looker_grid
    fields: [v.kind, v.of_a]
    dynamic_fields:
    - measure: of_a
      based_on: v.count
      filters: {v.kind: a}
  - name: lost
    explore: w
    type: looker_grid
    fields: [w.kind]
