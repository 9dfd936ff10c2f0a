- dashboard: d
  filters:
  - name: Date
    type: date_filter
  elements:
  - name: users
    type: text
  - name: Date
    type: text
