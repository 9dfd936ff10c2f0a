connection: "athena"
include: "/*.view.lkml"

explore: plain {
  from: orders
  view_name: orders
  symmetric_aggregates: no
  join: items { sql_on: ${orders.id} = ${items.order_id} ;; relationship: one_to_many }
  join: users { sql_on: ${orders.user} = ${users.id} ;; relationship: many_to_one }
  join: notes { sql_on: ${orders.id} = ${notes.order_id} ;; relationship: one_to_one }
}

explore: symmetric {
  from: orders
  view_name: orders
  join: items { sql_on: ${orders.id} = ${items.order_id} ;; relationship: one_to_many }
}
