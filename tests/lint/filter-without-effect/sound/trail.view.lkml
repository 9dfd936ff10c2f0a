view: trail {
  sql_table_name: logs.trail ;;
  suggestions: no

  filter: window { type: date }
  dimension: event_name { type: string  sql: ${TABLE}.eventname ;; }
  dimension: error_code { type: string  sql: ${TABLE}.errorcode ;; }
  dimension: error_message { type: string  sql: ${TABLE}.errormessage ;; }
  dimension: source_ip { type: string  sql: ${TABLE}.sourceipaddress ;; }
  dimension: user_name { type: string  sql: ${TABLE}.useridentity.username ;; }
  dimension: identity_type { type: string  sql: ${TABLE}.useridentity.type ;; }
  dimension: result { type: string  sql: json_extract_scalar(${TABLE}.responseelements, '$.ConsoleLogin') ;; }
  dimension: mfa_used { type: string  sql: json_extract_scalar(${TABLE}.additionaleventdata, '$.MFAUsed') ;; }
  measure: events { type: count }
  dimension: kind { type: string  sql: CASE WHEN ${event_name} LIKE 'Get%' THEN 'Read' END ;; }
}
