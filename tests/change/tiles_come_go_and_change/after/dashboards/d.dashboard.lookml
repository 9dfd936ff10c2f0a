- dashboard: d
  title: Dash
  elements:
  - name: Asks
    title: Asks
    type: looker_column
    model: trail
    explore: events
    fields: [events.name, events.count]
    sorts: [events.count desc]
    filters:
      events.name: "x"
    limit: 10
    row: 0
    col: 0
    width: 12
    height: 6
  - name: Looks
    title: Looks
    type: looker_column
    model: trail
    explore: events
    fields: [events.count]
    note_text: Look
    show_legend: true
    row: 6
    col: 0
    width: 12
    height: 6
  - name: New
    title: New
    type: looker_column
    model: trail
    explore: events
    fields: [events.count]
    row: 0
    col: 0
    width: 12
    height: 6
