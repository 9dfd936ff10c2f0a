- dashboard: page
  title: Page
  elements:
  - name: Rows by Name
    explore: events
    type: looker_grid
    fields: [events.name, events.rows]
    filters: {events.window: "7 days"}
    __FILE: a/page.dashboard.lookml
    __LINE_NUM: 5
    y_axes:
    - label: Rows
      __LINE_NUM: 9
