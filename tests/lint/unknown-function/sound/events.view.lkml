view: events {
  sql_table_name: logs.events ;;
  suggestions: no

  filter: window { type: date }
  dimension: name { type: string  sql: ${TABLE}.name ;; }
  dimension: source { type: string  sql: ${TABLE}.source ;; }
  dimension_group: seen { type: time  timeframes: [raw, date, hour_of_day]  sql: ${TABLE}.seen ;; }
  measure: rows { type: count }
  measure: sources { type: count_distinct  sql: ${source} ;; }
  dimension: part { type: string  sql: COALESCE(TRY_CAST(${name} AS varchar(10)), substr(${source}, 1, 3)) ;; }
  dimension: long { type: yesno  sql: length(${name}) IN (SELECT t.n FROM UNNEST(sequence(1, 3)) AS t(n)) ;; }
}
