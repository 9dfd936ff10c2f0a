explore: base {
  view_name: orders
  join: users {
    type: left_outer
    relationship: many_to_one
    sql_on: ${orders.id} = ${users.id} ;;
  }
}
explore: orders {
  extends: [base]
  join: users { type: inner }
  join: items { relationship: one_to_many sql_on: 1 = 1 ;; }
}
explore: +orders {
  join: items { fields: [] }
}
