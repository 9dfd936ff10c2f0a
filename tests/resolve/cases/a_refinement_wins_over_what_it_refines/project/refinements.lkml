include: "faa_flights.view"
view: +faa_flights {
  dimension: carrier { hidden: no }
  dimension: air_carrier { sql: ${TABLE}.air_carrier ;; }
}
