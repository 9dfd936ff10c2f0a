view: orders {
  sql_table_name: shop.orders ;;
  dimension: id { primary_key: yes type: number sql: ${TABLE}.id ;; }
  dimension: user { sql: ${TABLE}.user_id ;; }
  dimension: state { sql: ${TABLE}.state ;; }
  measure: count { type: count }
  measure: open { type: count filters: [state: "open"] }
  measure: total { type: sum sql: ${TABLE}.total ;; }
  measure: states { type: count_distinct sql: ${state} ;; }
  measure: share { type: number sql: 1.0 * ${open} / ${count} ;; }
}
view: items {
  sql_table_name: shop.items ;;
  dimension: order_id { type: number sql: ${TABLE}.order_id ;; }
  dimension: kind { sql: ${TABLE}.kind ;; }
  measure: count { type: count }
  measure: price { type: sum sql: ${TABLE}.price ;; }
}
view: users {
  sql_table_name: shop.users ;;
  dimension: id { primary_key: yes sql: ${TABLE}.id ;; }
  dimension: name { sql: ${TABLE}.name ;; }
  measure: count { type: count }
  measure: age { type: average sql: ${TABLE}.age ;; }
}
view: notes {
  sql_table_name: shop.notes ;;
  dimension: order_id { primary_key: yes sql: ${TABLE}.order_id ;; }
  measure: count { type: count }
}
