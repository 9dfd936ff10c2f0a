- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.principal, trail.events]
    filters:
      trail.window: 7 days
  - name: Users
    explore: trail
    type: looker_grid
    fields: [trail.user_name, trail.events]
    filters:
      trail.window: 7 days
      trail.identity_type: IAMUser
