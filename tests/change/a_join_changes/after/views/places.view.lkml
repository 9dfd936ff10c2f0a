view: places {
  sql_table_name: geo.places ;;
  dimension: city { sql: ${TABLE}.city ;; }
}
