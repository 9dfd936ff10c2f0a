view: a {
  sql_table_name: logs.a ;;
  dimension: user-name { sql: ${TABLE}.u ;; }
  dimension: größe { sql: ${TABLE}.g ;; }
  set: all.fields { fields: [] }
}
view: b/c { }
