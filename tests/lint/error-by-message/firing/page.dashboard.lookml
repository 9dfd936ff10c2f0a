- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.event_name, trail.events]
    filters:
      trail.window: 7 days
      trail.error_message: "-NULL"
