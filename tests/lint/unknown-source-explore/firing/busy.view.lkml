view: busy {
  derived_table: {
    explore_source: event {
      column: source {}
    }
  }
}
view: quiet {
  derived_table: {
    explore_source: sign_ins { column: source {} }
  }
}
