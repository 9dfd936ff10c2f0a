view: v {
  sql_table_name: t ;;

  dimension: name {}

  dimension: kind {}

  measure: count {
    type: count
  }
}
