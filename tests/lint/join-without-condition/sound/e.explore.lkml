explore: a { symmetric_aggregates: no
  join: b {
    relationship: many_to_one
    foreign_key: user_name
  }
  join: c {
    from: b
    type: cross
    relationship: many_to_many
  }
}
