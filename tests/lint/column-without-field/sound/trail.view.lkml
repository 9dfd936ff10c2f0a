view: trail {
  sql_table_name: logs.trail ;;
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: day { type: string  sql: ${TABLE}."day" ;; }
  dimension: who { type: string  sql: ${TABLE}.useridentity.username ;; }
  dimension: what { type: string  sql: ${TABLE}.useridentity.type ;; }
  dimension: mfa { type: string  sql: ${TABLE}.useridentity.sessioncontext.attributes.mfaauthenticated ;; }
  dimension: parameters { type: string  sql: ${TABLE}.requestparameters ;; }
  dimension: count { type: number  sql: cardinality(${TABLE}.resources) ;; }
  dimension: is_read { type: yesno  sql: ${TABLE}.readonly = 'true' ;; }
}
