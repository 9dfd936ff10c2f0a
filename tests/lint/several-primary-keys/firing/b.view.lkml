include: "a.view.lkml"
view: +a {
  dimension: event_id { primary_key: yes }
}
