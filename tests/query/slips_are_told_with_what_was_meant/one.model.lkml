connection: "athena"
include: "/all.view.lkml"

explore: v {
  join: w {
    sql_on: ${v.k} = ${w.k} ;;
    relationship: many_to_one
  }
}

explore: only_here {
  from: v
}
