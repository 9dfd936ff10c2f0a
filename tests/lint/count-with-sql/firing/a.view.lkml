view: a {
  measure: rows {
    type: count
    sql: ${user_name} ;;
  }
}
