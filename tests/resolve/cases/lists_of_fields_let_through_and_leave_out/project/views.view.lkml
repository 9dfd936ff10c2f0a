view: users {
  set: statezip { fields: [state, zip] }
  set: short { fields: [statezip*, -zip, name] }
  set: most { fields: [ALL_FIELDS*, -statezip*] }
  dimension: name {}
  dimension: address {}
  dimension: state {}
  dimension: zip {}
  dimension_group: created { type: time timeframes: [date, week] }
}
view: orders {
  dimension: price {}
  dimension: id {}
}
