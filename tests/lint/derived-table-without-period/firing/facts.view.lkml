view: facts {
  derived_table: {
    sql:
      SELECT name, count(*) AS rows
      FROM logs.events
      GROUP BY 1 ;;
  }
  dimension: name { type: string  sql: ${TABLE}.name ;; }
}
