view: events {
  sql_table_name: logs.events ;;
  dimension: account { sql: ${TABLE}.account ;; }
  dimension: owner { sql: ${TABLE}.owner ;; }
  dimension: list { sql: ${TABLE}.list ;; }
  dimension: owner_label { sql: ${owner} || ' of ' || ${accounts.id} ;; }
  measure: count { type: count }
}
view: accounts {
  sql_table_name: logs.accounts ;;
  dimension: id { primary_key: yes sql: ${TABLE}.id ;; }
  dimension: region { sql: ${TABLE}.region ;; }
}
view: regions {
  sql_table_name: logs.regions ;;
  dimension: name { sql: ${TABLE}.name ;; }
}
view: people {
  sql_table_name: logs.people ;;
  dimension: id { primary_key: yes sql: ${TABLE}.id ;; }
}
view: days {
  sql_table_name: logs.days ;;
  dimension: day { sql: ${TABLE}.day ;; }
}
view: parts {
  dimension: part { sql: ${TABLE}.part ;; }
}
