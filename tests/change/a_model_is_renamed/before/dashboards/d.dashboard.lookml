- dashboard: d
  title: D
  elements:
  - name: T
    title: T
    type: single_value
    model: trail
    explore: events
    fields: [events.count]
  - name: words
    type: text
    title_text: Words
    body_text: "[go](/explore/trail/events?fields=events.count)"
