- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.error_message, trail.events]
    filters:
      trail.window: 7 days
      trail.event_name: ConsoleLogin
      trail.result: Failure
