view: facts {
  derived_table: {
    explore_source: orders {
      column: id {}
      bind_filters: { from_field: a.b to_field: c.d }
    }
    persist_for: "1 hour"
  }
  dimension: id {}
}
view: +facts {
  derived_table: {
    explore_source: orders {
      column: amount {}
      bind_filters: { from_field: e.f to_field: g.h }
      filters: [orders.id: "5"]
    }
    persist_for: "2 hours"
  }
}
explore: orders { from: facts }
