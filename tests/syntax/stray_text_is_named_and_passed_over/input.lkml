// a comment of another language
view: users {
  label: "Users" ;;
  dimension: a {
    type: string number
    hidden: yes,
    "loose"
    : 5
    sql: ${TABLE}.a ;; ;;
  ]
    tags: ["x"]
  }
  ???
}
label "Model"
explore users {}
