- dashboard: page
  elements:
  - name: Where Logins Come From
    explore: trail
    type: looker_grid
    fields: [trail.source_ip, trail.events]
    filters:
      trail.window: 7 days
