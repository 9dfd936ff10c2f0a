explore: a {
  join: b {
    type: outer
    relationship: many_to_1
    sql_on: ${a.user_name} = ${b.x} ;;
  }
}
