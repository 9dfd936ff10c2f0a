view: a {
  dimension: a { tags: ["x", "y" type: string }
}
