view: a {
  sql_table_name: logs.a ;;
  measure: bytes { type: sum sql: ${TABLE}.bytes ;; }
  measure: rows { type: count }
}
view: +a { measure: bytes { label: "Bytes" } }
view: base {
  extension: required
  measure: open { type: sum }
}
