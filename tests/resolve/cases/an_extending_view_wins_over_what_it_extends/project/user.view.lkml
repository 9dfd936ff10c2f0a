view: user {
  suggestions: yes
  dimension: name { sql: ${TABLE}.name ;; }
  dimension: status {
    sql: ${TABLE}.status ;;
    type: number
  }
}

view: user_with_age_extensions {
  extends: [user]
  suggestions: no
  dimension: age {
    type: number
    sql: ${TABLE}.age ;;
  }
  dimension: status { type: string }
}
