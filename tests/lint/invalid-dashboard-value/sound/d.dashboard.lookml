- dashboard: d
  layout: newspaper
  crossfilter_enabled: true
  filters:
  - name: Date
    type: date_filter
    ui_config:
      type: relative_timeframes
      display: inline
  elements:
  - name: users
    type: text
    filters:
    listen: {}
    row: 1
    note_state: collapsed
