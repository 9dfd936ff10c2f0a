view: a {
  dimension: user_name {
    lable: "User"
    glimmer: yes
    sql: ${TABLE}.user_name ;;
  }
}
