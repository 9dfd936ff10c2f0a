view: v {
  sql_table_name: t ;;
  dimension: old { sql: DATEADD('day', 1, ${TABLE}.at) ;; }
  dimension: new { type: yesno sql: ends_with(${TABLE}.name, 'x') ;; }
  dimension: known { sql: COALESCE(lower(${TABLE}.name), 'dateadd(') ;; }
}
