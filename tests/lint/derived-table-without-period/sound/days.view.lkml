view: days {
  derived_table: { sql: SELECT t.day FROM UNNEST(sequence(1, 7)) AS t(day) ;; }
  dimension: day { type: number  sql: ${TABLE}.day ;; }
}
