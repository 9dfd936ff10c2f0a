- dashboard: mine
  title: Mine
  extends: d
  elements:
  - name: More
    title: More
    type: single_value
    model: trail
    explore: events
    fields: [events.count]
    listen:
      Region: events.region
