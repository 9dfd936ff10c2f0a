explore: a {
  join: b {
    type: left_outer
    relationship: many_to_one
    sql_on: ${a.user_name} = ${b.x} ;;
  }
}
