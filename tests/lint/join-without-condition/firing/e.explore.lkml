explore: a {
  join: b { relationship: many_to_one }
}
