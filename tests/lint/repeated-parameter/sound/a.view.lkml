view: a {
  sql_table_name: logs.a ;;
  dimension: user_name {
    label: "User"
    link: { label: "A" url: "https://example.com/a" }
    link: { label: "B" url: "https://example.com/b" }
    sql: ${TABLE}.user_name ;;
  }
}
