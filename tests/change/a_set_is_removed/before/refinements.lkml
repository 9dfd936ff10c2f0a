view: +events {
  measure: n { type: count  drill_fields: [detail*] }
}
explore: mine { view_name: events  fields: [events.detail*] }
