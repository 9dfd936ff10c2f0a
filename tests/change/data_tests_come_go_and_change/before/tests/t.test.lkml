test: a {
  explore_source: events { column: count { field: events.count } }
  assert: a { expression: ${events.count} >= 0 ;; }
}
test: b {
  explore_source: events { column: count { field: events.count } }
  assert: a { expression: ${events.count} >= 0 ;; }
}
