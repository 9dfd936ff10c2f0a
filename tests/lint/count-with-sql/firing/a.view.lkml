view: a {
  measure: rows {
    type: count
    sql: ${TABLE}.user_name ;;
  }
}
