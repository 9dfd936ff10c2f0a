test: few {
  explore_source: events {
    column: rows { field: events.rows }
    filters: [events.seen_date: "1 day"]
  }
  assert: few { expression: ${events.rows} < 10 ;; }
}
