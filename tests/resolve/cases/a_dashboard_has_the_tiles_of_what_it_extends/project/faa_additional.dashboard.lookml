- dashboard: faa_additional
  title: FAA Additional
  extends: faa
  filters:
  - name: Date
    default_value: 14 days
  elements:
  - name: Elevation Count
    explore: airports
    fields: [airports.elevation]
  - name: Aircraft Location
    col: 8
