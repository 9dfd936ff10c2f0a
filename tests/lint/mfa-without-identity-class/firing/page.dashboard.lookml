- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.source_ip, trail.events]
    filters:
      trail.window: 7 days
      trail.mfa_used: "No"
