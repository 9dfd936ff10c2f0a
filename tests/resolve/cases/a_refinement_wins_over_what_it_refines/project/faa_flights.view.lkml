view: faa_flights {
  label: "Flights"
  dimension: carrier {
    hidden: yes
    sql: ${TABLE}.carrier ;;
  }
}
