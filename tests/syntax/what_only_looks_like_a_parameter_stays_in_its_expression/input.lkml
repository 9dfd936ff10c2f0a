view: pages {
  dimension: page {
    html:
      <style>
        .a { color: red; }
        a:hover { direction: rtl; }
      </style>
      <script>
        var options = {
          type: "bar",
          label: "x"
        };
      </script> ;;
    sql:
      -- dimension: old {
      -- label: "old"
      /* type: string, */
      CASE WHEN x = '}' THEN 'type:'
      # measure: older {
      END ;;
  }
  dimension: json { sql: JSON '{"type": "a", "sql": [1]}' ;; }
}
