view: users {
  label: "Users
  dimension: a {
    description: "one
    label: " A"
    tags: ["x, "y"]
    type: string
    group_label: "Last
    hidden: yes
  }
}
