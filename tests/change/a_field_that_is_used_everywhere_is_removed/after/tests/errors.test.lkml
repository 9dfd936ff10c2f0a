test: errors_are_there {
  explore_source: events {
    column: error {}
    column: again { field: events.error }
    filters: [events.error: "x"]
  }
  assert: some { expression: ${events.error} = "x" OR ${other.error} = "y" ;; }
}
