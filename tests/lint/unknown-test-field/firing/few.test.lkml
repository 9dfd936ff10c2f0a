test: few {
  explore_source: events {
    column: rows { field: events.row }
    filters: [events.window: "1 day", events.nam: "a"]
  }
  assert: few { expression: ${rows} < 10 ;; }
}
