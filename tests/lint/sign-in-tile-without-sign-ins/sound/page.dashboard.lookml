- dashboard: page
  elements:
  - name: Where Logins Come From
    explore: trail
    type: looker_grid
    fields: [trail.source_ip, trail.events]
    filters:
      trail.window: 7 days
      trail.event_name: ConsoleLogin
  - name: Sign-Ins by Address
    explore: trail
    type: looker_grid
    fields: [trail.source_ip, trail.sign_ins]
    filters:
      trail.window: 7 days
  - name: Events by Address
    explore: trail
    type: looker_grid
    fields: [trail.source_ip, trail.events]
    filters:
      trail.window: 7 days
