explore: a {
  join: b {
    relationship: many_to_one
    sql_on: ${a.user_name} = ${b.x} ;;
  }
  join: other_b {
    from: b
    relationship: many_to_one
    sql_on: ${a.user_name} = ${other_b.x} ;;
  }
}
