include: "a.view.lkml"
view: +a {
  dimension: account { primary_key: no }
  dimension: event_id { primary_key: yes }
}
