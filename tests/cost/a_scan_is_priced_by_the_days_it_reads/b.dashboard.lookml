- dashboard: b
  title: B
  elements:
  - {name: whole, explore: whole, type: single_value, fields: [v.count]}
  - {name: refused, explore: v, type: single_value, fields: [v.middle]}
