explore: orders {
  label: "Orders"
  description: "Every order, with its customer."
  always_filter: {
    filters: [orders.order_window: "7 days"]
  }
  sql_always_where: {% condition orders.order_window %} ${orders.ordered_raw} {% endcondition %} ;;

  join: customers {
    type: left_outer
    relationship: many_to_one
    sql_on: ${orders.customer_id} = ${customers.customer_id} ;;
  }
}
