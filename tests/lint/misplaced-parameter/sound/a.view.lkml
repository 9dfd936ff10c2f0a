view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name { sql: ${TABLE}.user_name ;; }
  measure: users {
    type: count_distinct
    sql: ${user_name} ;;
    filters: [user_name: "-NULL"]
  }
  measure: old {
    type: count
    filters: { field: user_name value: "-NULL" }
    link: { label: "L" url: "https://example.com" icon_url: "https://example.com/i.png" }
  }
}
