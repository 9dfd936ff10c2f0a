- dashboard: faa
  title: FAA Dashboard
  layout: newspaper
  extension: required
  filters:
  - name: Date
    type: date_filter
    default_value: 7 days
  elements:
  - name: Aircraft Location
    title: Aircraft Location
    model: m
    explore: aircraft
    fields: [aircraft.zip, aircraft.count]
    row: 0
    col: 0
