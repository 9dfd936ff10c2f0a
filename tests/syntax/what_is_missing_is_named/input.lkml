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
