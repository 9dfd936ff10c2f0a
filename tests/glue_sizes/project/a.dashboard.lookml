- dashboard: a
  title: A
  elements:
  - {name: two days, explore: v, type: single_value, fields: [v.count], filters: {v.day: "2025-01-03 to 2025-01-05"}}
  - {name: three days, explore: v, type: single_value, fields: [v.count], filters: {v.day: "2025-01-03 to 2025-01-06"}}
  - {name: all days, explore: whole, type: single_value, fields: [v.count]}
