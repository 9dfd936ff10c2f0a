---
# Two dashboards.
- dashboard: sign_ins
  title: Sign-ins
  description: ''
  layout: newspaper
  preferred_viewer: dashboards-next
  crossfilter_enabled: yes
  tabs:
  - name: ''
    label: ''
  filters:
  - name: Date
    title: Date
    type: field_filter
    default_value: 7 day
    allow_multiple_values: true
    required: false
    ui_config:
      type: relative_timeframes
      display: inline
      options: []
    model: cloudtrail
    explore: cloudtrail
    listens_to_filters: [Region, "Account"]
    field: cloudtrail.event_window
    note: kept
  elements:
  - title: By country
    name: By country
    model: cloudtrail
    explore: cloudtrail
    type: looker_google_map
    fields: [ip.country, cloudtrail.count]
    pivots:
    - ip.country
    fill_fields: [cloudtrail.date]
    filters:
      cloudtrail.event_name: ConsoleLogin
      cloudtrail.error: "-NULL"
      cloudtrail.any:
    sorts: [cloudtrail.count desc 0]
    limit: 500
    column_limit: '50'
    total: on
    map_opacity: 0.7
    series_colors: {cloudtrail.count: "#fff", other: null}
    dynamic_fields:
    - category: table_calculation
      expression: "${cloudtrail.count} / 2"
    hidden_fields: []
    listen:
      Date: cloudtrail.event_window
    row: 0
    col: 0
    width: 24
    height: 6
  - name: note
    type: text
    title_text: "A: b"
    subtitle_text: |
      Two
      lines
    body_text: >-
      One
      line
    note_state: collapsed
    note_display: above
    note_text: Why
- dashboard: empty
  filters: []
  elements:
