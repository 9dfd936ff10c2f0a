view: facts {
  derived_table: {
    sql:
      SELECT recipientaccountid, useridentity.username, count(*) AS rows
      FROM logs.trail
      WHERE {% condition window %} seen {% endcondition %}
      GROUP BY 1, 2 ;;
  }
  filter: window { type: date }
  dimension: rows { type: number  sql: ${TABLE}.rows ;; }
}
