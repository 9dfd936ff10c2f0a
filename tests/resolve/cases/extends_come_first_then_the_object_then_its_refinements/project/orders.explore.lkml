explore: orders_base {
  label: "Orders Base"
  description: "Base"
  group_label: "Base"
  view_label: "Base"
  view_name: orders
  extension: required
}
explore: users_base {
  label: "Users Base"
  description: "Users"
  group_label: "Users"
  view_name: users
  extension: required
}
explore: orders {
  label: "Orders"
  description: "Orders"
  extends: [orders_base]
}
explore: +orders {
  label: "Orders Refined"
  extends: [users_base]
}
