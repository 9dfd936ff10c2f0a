explore: a {
  join: b { sql_on: ${a.user_name} = ${b.x} ;; }
}
