test: few {
  explore_source: evnts {
    column: rows { field: events.rows }
    filters: [events.window: "1 day"]
  }
  assert: few { expression: ${events.rows} < 10 ;; }
}
