- dashboard: a
  title: A
  filters:
  - name: Date
    type: date_filter
    default_value: "7 days"
  elements:
  - {name: one, explore: v, type: single_value, fields: [v.count], listen: {Date: v.day}}
  - {name: two, explore: v, type: single_value, fields: [v.count], listen: {Date: v.day}}
  - {name: names, explore: v, type: looker_grid, fields: [v.name], listen: {Date: v.day}}
