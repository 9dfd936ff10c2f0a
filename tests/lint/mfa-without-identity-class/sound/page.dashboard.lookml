- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.identity_type, trail.events]
    filters:
      trail.window: 7 days
      trail.mfa_used: "No"
