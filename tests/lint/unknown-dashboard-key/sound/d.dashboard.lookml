- dashboard: d
  title: D
  filters:
  - name: Date
    type: date_filter
    default_value: 7 days
  elements:
  - name: users
    type: looker_column
    show_value_labels: true
    a_key_of_some_visualization: 1
