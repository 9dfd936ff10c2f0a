view: facts {
  derived_table: {
    sql:
      SELECT recipientaccountid,
        sum(CASE WHEN json_extract_scalar(responseelements, '$.ConsoleLogin') = 'Failure' THEN 1 ELSE 0 END) AS failed
      FROM logs.trail
      WHERE eventname = 'ConsoleLogin' AND {% condition window %} seen {% endcondition %}
      GROUP BY 1 ;;
  }
  filter: window { type: date }
  dimension: account { type: string  sql: ${TABLE}.recipientaccountid ;; }
}
