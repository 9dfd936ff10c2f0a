view: users {
  label: [a, b]
  suggestions: maybe
  drill_fields: a
  derived_table: named { sql: SELECT 1 ;; }
  extends: { a: b }
  set: x { fields: [a] label: "X" }
  set: y {}
  dimension: a {
    type: "string"
    type: number
    label: "one"
    label: "two"
    hidden: []
    timeframes: [raw, "date"]
    filters: []
    filters: [a]
    filters: [a: [b]]
    link: { url: "x" }
    allowed_value: { value: "a" color: "red" }
    unheard_of: [a, b: "c", [d]]
    unheard: { of: { in: "depth" } }
    sql_case: { one: "two" }
    sql_unheard_of: x = 1 ;;
    tiers: [@{A}, ${b.c}]
  }
  filter: { field: a value: "b" }
}
explore: users {
  always_filter: { filters: [users.a: "x"] unless: [b] }
  always_filter: {}
  join: orders
}
constant: A { value: "a" export: none }
constant: B { value: "b" why: "c" }
constant: C { export: none }
include: users
test: t { assert: a { expression: 1 ;; label: "x" } }
