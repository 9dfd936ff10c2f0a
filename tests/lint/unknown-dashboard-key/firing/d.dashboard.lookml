- dashboard: d
  tilte: D
  colour_of_the_sky: blue
  filters:
  - name: Date
    type: date_filter
    defualt_value: 7 days
  elements:
  - name: users
    type: looker_column
    show_valeu_labels: true
    a_key_of_some_visualization: 1
