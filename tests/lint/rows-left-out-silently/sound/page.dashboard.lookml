- dashboard: page
  elements:
  - name: Repeated Events
    explore: trail
    type: looker_grid
    fields: [trail.event_name, trail.events]
    filters:
      trail.window: 7 days
      trail.events: ">1"
  - name: All Events
    explore: trail
    type: looker_grid
    fields: [trail.event_name, trail.events]
    filters:
      trail.window: 7 days
      trail.events: ">0"
