- dashboard: page
  elements:
  - name: Events in Full
    explore: trail
    type: looker_grid
    fields: [trail.event_name, trail.events]
    filters:
      trail.window: 7 days
      trail.events: ">1"
