explore: a {
  join: b {
    relationship: many_to_one
    sql_on: ${a.user_name} = ${b.x} ;;
  }
  join: b {
    relationship: many_to_one
    sql_on: ${a.user_name} = ${b.x} ;;
  }
}
