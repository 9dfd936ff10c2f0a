- dashboard: d
  title: D
  elements:
  - name: Gone
    title: Gone
    type: looker_column
    model: trail
    explore: events
    fields: [events.count]
    row: 0
    col: 0
    width: 12
    height: 6
  - name: Asks
    title: Asks
    type: looker_column
    model: trail
    explore: events
    fields: [events.count]
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
    row: 0
    col: 0
    width: 12
    height: 6
