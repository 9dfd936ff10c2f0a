test: no_order_without_status {
  explore_source: orders {
    column: count {
      field: orders.count
    }
    filters: [orders.order_window: "1 day", orders.status: "NULL"]
  }
  assert: there_is_none {
    expression: ${orders.count} = 0 ;;
  }
}
