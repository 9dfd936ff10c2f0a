view: orders {
  sql_table_name: @{SCHEMA}.orders ;;
  dimension: id {
    label: "@{REGION} and @{REGIO}"
    sql: ${TABLE}."@{REGION}" ;;
  }
  dimension: plain {}
}
explore: orders { label: "@{REGION}" }
