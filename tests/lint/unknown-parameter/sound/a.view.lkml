view: a {
  dimension: user_name {
    label: "User"
    sql: ${TABLE}.user_name ;;
    # lint: allow unknown-parameter, because Looker has it since yesterday
    glimmer: yes
  }
}
