view: users {
  dimension a {
    type string
    label:
    hidden: yes
    sql ${TABLE}.a ;;
    group_label:
  }
  { label: "nameless" }
  dimension: {}
}
view: {}
explore:
view: users
  label: "Users"
  dimension: a
    type: string
  }
  dimension: b
  dimension: c {}
}
explore: orders
explore: users {}
