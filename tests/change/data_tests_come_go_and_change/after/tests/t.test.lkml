test: b {
  explore_source: events { column: count { field: events.count } }
  assert: a { expression: ${events.count} >= 1 ;; }
}
test: c {
  explore_source: events { column: count { field: events.count } }
  assert: a { expression: ${events.count} >= 0 ;; }
}
