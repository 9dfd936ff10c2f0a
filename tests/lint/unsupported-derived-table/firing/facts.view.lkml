view: facts {
  derived_table: {
    sql: SELECT name, count(*) AS rows FROM logs.events WHERE {% condition window %} seen {% endcondition %} GROUP BY 1 ;;
    increment_key: "seen_date"
  }
  filter: window { type: date }
  dimension: name { type: string  sql: ${TABLE}.name ;; }
}
