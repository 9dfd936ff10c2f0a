- dashboard: d
  title: D
  layout: newspaper
  elements:
  - name: plain
    title: Plain
    model: m
    explore: v
    type: looker_grid
    fields: [v.name, v.kind, v.count]
    total: false
    filter_expression: ""
    subtotals: []
  - name: total
    model: m
    explore: v
    type: looker_grid
    fields: [v.name, v.count]
    total: true
  - name: row_total
    model: m
    explore: v
    type: looker_grid
    fields: [v.name, v.kind, v.count]
    pivots: [v.kind]
    row_total: right
  - name: subtotals
    model: m
    explore: v
    type: looker_grid
    fields: [v.name, v.kind, v.count]
    subtotals: [v.name]
  - name: filter_expression
    model: m
    explore: v
    type: looker_grid
    fields: [v.name, v.count]
    filter_expression: ${v.name} != "x"
  - name: merged
    type: looker_grid
    merged_queries:
    - model: m
      explore: v
      type: table
      fields: [v.name, v.count]
    - model: m
      explore: v
      type: table
      fields: [v.name, v.count]
      join_fields: [{field_name: v.name, source_field_name: v.name}]
  - name: words
    type: text
    body_text: Words
