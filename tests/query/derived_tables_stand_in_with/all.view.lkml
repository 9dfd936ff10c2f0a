view: inner_view {
  derived_table: { sql: SELECT id, at FROM logs.t WHERE {% condition outer_view.day %} at {% endcondition %} ;; }
  dimension: id { sql: ${TABLE}.id ;; }
}
view: outer_view {
  derived_table: { sql: SELECT id FROM ${inner_view.SQL_TABLE_NAME} JOIN ${plain.SQL_TABLE_NAME} USING (id) ;; }
  filter: day { type: date }
  dimension: id { sql: ${TABLE}.id ;; }
}
view: plain { sql_table_name: logs.plain ;; }
view: stored {
  derived_table: { sql: SELECT 1 AS id ;; datagroup_trigger: daily }
  dimension: id {}
}
view: native {
  derived_table: { explore_source: outer_view { column: id { field: outer_view.id } } }
  dimension: id {}
}
view: round {
  derived_table: { sql: SELECT * FROM ${round.SQL_TABLE_NAME} ;; }
  dimension: id {}
}
