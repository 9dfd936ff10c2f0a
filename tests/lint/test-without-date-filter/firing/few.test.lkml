test: few {
  explore_source: events {
    column: rows { field: events.rows }
  }
  assert: few { expression: ${rows} < 10 ;; }
}
