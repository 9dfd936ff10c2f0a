- dashboard: page
  elements:
  - name: Events
    explore: trail
    type: looker_grid
    fields: [trail.kind, trail.events]
    filters:
      trail.window: 7 days
      trail.kind: "-NULL"
