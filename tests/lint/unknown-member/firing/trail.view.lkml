view: trail {
  sql_table_name: logs.trail ;;
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: who { type: string  sql: ${TABLE}.useridentity.usrname ;; }
  dimension: mfa { type: string  sql: ${TABLE}.useridentity.sessioncontext.attributes.mfa ;; }
}
