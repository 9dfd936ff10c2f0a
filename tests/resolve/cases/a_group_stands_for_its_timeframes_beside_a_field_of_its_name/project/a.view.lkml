view: a {
  fields_hidden_by_default: yes
  dimension: event { hidden: no }
  dimension_group: event { type: time timeframes: [raw, date] }
  dimension_group: open { type: duration intervals: [hour, day] sql_start: a ;; sql_end: b ;; }
}
view: +a { dimension_group: event { timeframes: [raw, date, week] } }
explore: a { fields: [a.event_week, a.days_open] }
