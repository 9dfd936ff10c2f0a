view: a { suggestions: no
  sql_table_name: logs.a ;;
  dimension: user_name { sql: ${TABLE}.user_name ;; }
}
explore: a { label: "Console Sign-Ins" }
explore: b_with_a_very_long_name_indeed {
  from: a
  hidden: yes
}
