- dashboard: d
  layout: newspapers
  crossfilter_enabled: perhaps
  filters:
  - name: Date
    type: date
    ui_config:
      type: relative_timeframe
      display: inlined
  elements:
  - name: users
    type: text
    row: first
    listen: Date
    note_state: folded
