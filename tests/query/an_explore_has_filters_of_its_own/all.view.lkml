view: v {
  sql_table_name: t ;;
  filter: day { type: date sql: {% condition day %} ${TABLE}.at {% endcondition %} ;; }
  dimension: name { sql: ${TABLE}.name ;; }
  dimension: kind { sql: ${TABLE}.kind ;; }
  measure: count { type: count }
  measure: bobs { type: count filters: [name: "Bob%"] }
}
