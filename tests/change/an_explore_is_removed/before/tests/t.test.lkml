test: t {
  explore_source: sign_in { column: count { field: sign_in.count } }
  assert: a { expression: ${sign_in.count} >= 0 ;; }
}
