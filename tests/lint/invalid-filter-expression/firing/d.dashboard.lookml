- dashboard: d
  filters:
  - name: Date
    type: date_filter
    default_value: 7 dais
  elements:
  - name: t
    explore: a
    type: table
    fields: [a.recent]
    filters:
      a.bytes: lots
