connection: "athena"
include: "/*.view.lkml"

explore: always {
  from: v
  view_name: v
  always_filter: { filters: [v.day: "7 days", name: "-NULL"] }
  sql_always_where: ${v.kind} = 'a' OR ${v.kind} = 'b' ;;
  sql_always_having: ${v.count} > 1 ;;
}

explore: conditional {
  from: v
  view_name: v
  conditionally_filter: { filters: [v.day: "2 days"] unless: [v.name, v.kind] }
}

explore: guarded {
  from: v
  view_name: v
  access_filter: { field: v.name user_attribute: who }
}

explore: any_case {
  from: v
  view_name: v
  case_sensitive: no
}
